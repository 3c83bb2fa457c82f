// The answer: rows, the facts that they rest on, the sources and the notes of these, and the sentence that says it.

function rowsOf(database, text, values = {}) {
  const prepared = database.prepare(text);
  try {
    prepared.bind(Object.fromEntries(Object.entries(values).map(([name, value]) => [`:${name}`, value])));
    const rows = [];
    while (prepared.step()) rows.push(prepared.get());
    return { columns: prepared.getColumnNames(), rows };
  } finally {
    prepared.free();
  }
}

function factsOf(value) {
  if (Array.isArray(value)) return value.flatMap(factsOf);
  if (value === null || value === undefined || value === "") return [];
  return String(value).startsWith("[") ? factsOf(JSON.parse(value)) : [String(value)];
}

function split({ columns, rows }) {
  const at = columns.indexOf("facts");
  if (at < 0) return { columns, rows, facts: rows.map(() => []) };
  const without = (list) => list.filter((_, position) => position !== at);
  return { columns: without(columns), rows: rows.map(without), facts: rows.map((row) => factsOf(row[at])) };
}

function pivoted({ columns, rows, facts }, heading, cell) {
  const at = columns.indexOf(heading);
  const kept = columns.map((_, position) => position).filter((position) => columns[position] !== heading && columns[position] !== cell);
  const headings = [...new Set(rows.map((row) => row[at]))];
  const lines = new Map();
  rows.forEach((row, number) => {
    const thing = kept.map((position) => row[position]);
    if (thing.every((part) => part === null)) return;
    const line = lines.get(JSON.stringify(thing)) || { thing, cells: {}, facts: [] };
    const before = line.cells[row[at]];
    const value = row[columns.indexOf(cell)];
    line.cells[row[at]] = before === undefined ? value : `${before}/${value}`;
    line.facts.push(...facts[number]);
    lines.set(JSON.stringify(thing), line);
  });
  return {
    columns: [...kept.map((position) => columns[position]), ...headings],
    rows: [...lines.values()].map((line) => [...line.thing, ...headings.map((name) => line.cells[name] ?? null)]),
    facts: [...lines.values()].map((line) => line.facts),
  };
}

function ofFacts(database, text, facts) {
  const found = new Map();
  for (let first = 0; first < facts.length; first += 10000) {
    const values = Object.fromEntries(facts.slice(first, first + 10000).map((fact, number) => [`fact_${number}`, fact]));
    const names = Object.keys(values).map((name) => `:${name}`).join(", ");
    for (const [fact, ...row] of rowsOf(database, text.replace("{}", names), values).rows) {
      found.set(fact, [...(found.get(fact) || []), row]);
    }
  }
  return found;
}

function firstSentence(text) {
  const first = text.match(/^.+?[.!?](?=\s+[A-ZÀ-Þ])/s);
  return first ? `${first[0]} …` : text;
}

function reference([source, title, locator, consulted, author, publisher, issued, url, accessed, note]) {
  const published = [publisher === author ? null : publisher, issued, locator].filter(Boolean).join(", ");
  const read = url && accessed ? `${url}, accessed ${accessed}` : url;
  const parts = [author, title, published, read, consulted === "yes" ? null : "Not consulted", note && firstSentence(note)];
  const text = parts.filter(Boolean).map((part) => (/[.…?!]$/.test(part) ? part : `${part}.`)).join(" ");
  return { source, text };
}

function numbered(rows, facts, found, say) {
  const texts = new Map();
  const numbers = rows.map((_, at) => {
    const own = [...new Set(facts[at])].sort().flatMap((fact) => (found.get(fact) || []).map(say));
    own.forEach((one) => texts.has(one.text) || texts.set(one.text, { ...one, number: texts.size + 1 }));
    return [...new Set(own.map((one) => texts.get(one.text).number))];
  });
  return { numbers, texts: [...texts.values()] };
}

function reviewNotes(catalog, database, query, values, facts) {
  const isDated = query.shape.length > 0 || query.takesPeriod || query.aboutEvents;
  if (!query.reviewed || (query.parameters.some((one) => one.name === "on") && !isDated && !isGiven(values.on))) return [];
  const day = query.shape.length > 0 || query.takesPeriod ? values.until : values.on || values.until;
  const days = (typeof day === "string" && day.startsWith("[") ? JSON.parse(day) : [day]).filter(Boolean);
  const asked = days.length > 0 ? days.sort().at(-1) : "9999-12-31";
  const named = query.parameters.filter((one) => ["organization", "member", "actor"].includes(one.type)).map((one) => values[one.name]);
  const behind = facts.flat().map((fact) => fact.split("/")).filter((parts) => parts.length >= 5).map((parts) => parts[0]);
  const organizations = [...new Set([...named.flatMap(factsOf), ...behind])].sort();
  const dataset = { dataset: values.dataset ?? null };
  let found = query.aboutEvents ? [] : rowsOf(database, catalog.reviewOfOrganizations, { organizations: json(organizations), ...dataset }).rows;
  if (!query.aboutEvents && organizations.length > 0 && found.length === 0) return [];
  if (found.length === 0) found = rowsOf(database, catalog.reviewOfDataset, dataset).rows;
  const stale = found.filter(([, reviewed]) => `${reviewed}-12-31`.slice(0, 10) < asked);
  if (stale.length === 0) return [];
  const reviewed = [...new Set(stale.map(([, one]) => one))].sort();
  const few = stale.length <= 4 ? stale.map((one) => one.join(" ")).join(", ") : `between ${reviewed[0]} and ${reviewed.at(-1)}, as \`coverage\` says`;
  const until = asked === "9999-12-31" ? "later changes" : `changes from then to ${asked}`;
  return [`last reviewed ${reviewed.length === 1 ? reviewed[0] : few}; ${until} are not included`];
}

function spokenDay(catalog, day) {
  if (!/^\d{4}-\d\d-\d\d$/.test(day)) return day;
  const [year, month, number] = day.split("-").map(Number);
  return `${number} ${catalog.months[month - 1]} ${year}`;
}

function listed(names) {
  return names.length < 2 ? names.join("") : `${names.slice(0, -1).join(", ")} and ${names.at(-1)}`;
}

function sentence(catalog, query, values, { columns, rows }, names, { given, today }) {
  const [since, until] = ["since", "until"].map((name) => (given[name] || [""])[0]);
  const { row: each } = query.said;
  if (each) return rows.map((row) => each.replace(/\{(\w+)\}/g, (_, name) => row[columns.indexOf(name)])).join("; ") + ".";
  const when = query.takesPeriod && (since || until)
    ? ` from ${spokenDay(catalog, since) || "the beginning"} to ${spokenDay(catalog, until || today)}`
    : query.isOfADay && values.on ? ` on ${spokenDay(catalog, values.on)}` : "";
  const asked = query.parameters.filter((one) => one.isArgument).flatMap((one) => given[one.name] || []);
  const counted = rows.length === 0 ? `no ${query.said.noun}` : `${rows.length.toLocaleString("en")} ${rows.length === 1 ? query.said.noun : query.said.plural}`;
  const pick = (certain) => [...new Set(rows.filter((row) => (row[columns.indexOf("certain")] === "no") !== certain).map((row) => row[columns.indexOf("name")]))];
  const [sure, possible] = query.said.text.includes("{names}") ? [pick(true), pick(false)] : [[], []];
  const told = sure.length === 0 ? `No ${query.said.noun}` : sure.length > catalog.mostNames ? counted : listed(sure);
  const verb = query.said.verb[values.on >= today ? (sure.length === 1 ? 1 : 2) : 0];
  const also = possible.length > 0 ? `; possibly also ${listed(possible)}` : "";
  const fill = { names: told, also, verb, when, count: counted, asked: listed(asked.map((id) => names.get(id) || id)), ids: listed(asked), each: asked.length === 2 ? "both" : "all of" };
  const text = query.said.text.replace(/\{(\w+)\}/g, (_, name) => fill[name]).replace(/^: /, "");
  return text.charAt(0).toUpperCase() + text.slice(1);
}

function csv(query, { columns, rows }) {
  const decimal = columns.map((name) => query.decimals.includes(name));
  const field = (value, at) => {
    const text = value === null ? "" : decimal[at] && Number.isInteger(value) ? value.toFixed(1) : String(value);
    return /[",\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
  };
  return [columns, ...rows].map((row) => (row.length === 1 && (row[0] ?? "") === "" ? '""' : row.map(field).join(","))).join("\n") + "\n";
}
