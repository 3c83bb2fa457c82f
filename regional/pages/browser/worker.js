// What runs beside the page: it unpacks the database once, and then answers questions that come as messages.

async function unpacked(packed) {
  const letters = atob(packed);
  const bytes = new Uint8Array(letters.length);
  for (let at = 0; at < letters.length; at += 1) bytes[at] = letters.charCodeAt(at); // many times as fast as Uint8Array.from
  const stream = new Blob([bytes]).stream().pipeThrough(new DecompressionStream("gzip"));
  return new Uint8Array(await new Response(stream).arrayBuffer());
}

function shapedRows(catalog, database, query, values) {
  const rows = split(rowsOf(database, statement(query, values), values));
  if (query.shape.length > 0) return panel(catalog, database, rows, values);
  return query.pivot ? pivoted(rows, ...query.pivot) : rows;
}

function answer(catalog, database, { name, given, today }) {
  const query = catalog.queries[name];
  const values = valuesOf(catalog, query, given, today);
  const rows = shapedRows(catalog, database, query, values);
  const facts = [...new Set(rows.facts.flat())].sort();
  const sources = numbered(rows.rows, rows.facts, ofFacts(database, catalog.evidence, facts), reference);
  const remark = ([source, note]) => ({ text: source ? `${source}: ${firstSentence(note)}` : note });
  const remarks = numbered(rows.rows, rows.facts, ofFacts(database, catalog.remarks, facts), remark);
  const told = new Set(rows.rows.map((row) => row[rows.columns.indexOf("note")]));
  const ids = new Set([...rows.rows.flat(), ...query.parameters.flatMap((one) => factsOf(values[one.name])), ...sources.texts.map((one) => one.source)]);
  const known = rowsOf(database, catalog.known, { ids: json([...ids].filter((id) => typeof id === "string" && id.length < 200)) }).rows;
  const names = new Map(known.map(([id, , called]) => [id, called]));
  return {
    columns: rows.columns,
    rows: rows.rows,
    sources,
    remarks: remarks.texts.map((one) => one.text).filter((text) => !told.has(text)),
    notes: [...reviewNotes(catalog, database, query, values, rows.facts), ...(rows.rows.length === 0 ? ["no row answers this"] : [])],
    sentence: sentence(catalog, query, values, rows, names, { given, today }),
    kinds: Object.fromEntries(known.map(([id, kind]) => [id, kind])),
    card: query.card,
    command: commandOf(query, given),
    statement: pasteable(catalog, statement(query, values), values),
    csv: csv(query, rows),
  };
}

let ready;
let catalog;

self.onmessage = async ({ data }) => {
  if (data.database) {
    catalog = data.catalog;
    ready = initSqlJs().then(async (engine) => new engine.Database(await unpacked(data.database)));
    return;
  }
  try {
    const database = await ready;
    database.run("PRAGMA query_only = ON");
    self.postMessage({ number: data.number, answer: answer(catalog, database, data) });
  } catch (error) {
    self.postMessage({ number: data.number, refusal: error.message });
  }
};
