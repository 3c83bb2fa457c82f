// The text of a statement: without the clauses that wait for an option, with its parts before it, with its values in it.
// The same as regional.sql.statement; where the marks stand, and what a parameter looks like, comes from there.

const isGiven = (value) => value !== null && value !== undefined && value !== "[]";

function cut(part, values) {
  const lines = part.text.split("\n");
  for (const [name, ifGiven, first, last, at] of part.marks) {
    if (isGiven(values[name]) === ifGiven) {
      if (lines[first] !== null) lines[first] = lines[first].slice(0, at).trimEnd();
    } else {
      lines.fill(null, first, last + 1);
    }
  }
  return lines.filter((line) => line !== null).join("\n");
}

function statement(query, values) {
  const parts = query.parts.map((part) => `-- ${part.title}\n${part.name} AS NOT MATERIALIZED (\n${cut(part, values)}\n)`);
  const text = cut(query.body, values);
  if (parts.length === 0) return text;
  const own = text.startsWith("SELECT") ? null : text.match(/^((?:\s|--[^\n]*\n|\/\*[^]*?\*\/)*)WITH\b(\s+RECURSIVE\b)?\s*/i);
  if (own === null) return `WITH\n${parts.join(",\n\n")}\n\n${text}`;
  return `${own[1]}WITH${own[2] || ""}\n${parts.join(",\n\n")},\n\n${text.slice(own[0].length)}`;
}

function literal(value) {
  if (value === null) return "NULL";
  return typeof value === "number" ? String(value) : `'${value.replaceAll("'", "''")}'`;
}

function pasteable(catalog, text, values) {
  const token = new RegExp(catalog.token, "gs");
  const written = text.replace(token, (whole, ...rest) => {
    const { name } = rest.at(-1);
    return name !== undefined && name in values ? literal(values[name]) : whole;
  });
  return `${written};`;
}
