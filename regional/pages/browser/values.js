// What was filled in, as the values of a statement: ids, days, numbers, and a JSON array for several of them.

function fold(catalog, text) {
  const alike = (some) => Array.from(some, (letter) => (letter in catalog.alike ? catalog.alike[letter] : letter)).join("");
  const lower = (some) => some.toLowerCase().replaceAll("ß", "ss").replaceAll("ς", "σ");
  const bare = lower(alike(alike(text.normalize("NFC")).normalize("NFKD"))).replace(/\p{Mn}/gu, "");
  return lower(alike(bare.normalize("NFKC"))).split(/\s+/u).filter(Boolean).join(" ");
}

const json = (list) => `[${list.map((one) => JSON.stringify(one)).join(", ")}]`;

function isDay(text) {
  const day = new Date(`${text}T00:00:00Z`);
  return /^\d{4}-\d\d-\d\d$/.test(text) && !Number.isNaN(day.valueOf()) && day.toISOString().startsWith(text);
}

function dayOf(text, type, today) {
  if (text === "today") return today;
  const isMonth = /^\d{4}-(0[1-9]|1[0-2])$/.test(text);
  if (isDay(text)) return text;
  if (type === "first-day" && /^\d{4}$/.test(text)) return `${text}-01-01`;
  if (type === "last-day" && /^\d{4}$/.test(text)) return `${text}-12-31`;
  if (type === "first-day" && isMonth) return `${text}-01`;
  if (type === "last-day" && isMonth) {
    const [year, month] = text.split("-").map(Number);
    return `${text}-${new Date(Date.UTC(year, month, 0)).getUTCDate()}`;
  }
  throw new Error(`'${text}' is not ${type === "day" ? "a day such as 2021-09-17" : "a day, a month or a year such as 2021-09"}.`);
}

function valueOf(catalog, parameter, text, today) {
  switch (parameter.type) {
    case "day":
    case "first-day":
    case "last-day":
      return dayOf(text, parameter.type, today);
    case "integer":
    case "number":
      if (!/^[+-]?(\d+\.?\d*|\.\d+)$/.test(text)) throw new Error(`'${text}' is not a number.`);
      return Number(text);
    case "words":
      return fold(catalog, text).split(" ").filter(Boolean);
    default:
      return text;
  }
}

function together(catalog, query, parameter, found) {
  let list = [...new Set(found.flat())];
  if (parameter.type === "status" && list.includes("any")) list = catalog.statuses;
  if (parameter.type === "words" || parameter.type === "day") list.sort();
  const { least, most } = parameter;
  if (least && (list.length < least || (most && list.length > most))) {
    const expected = most ? `exactly ${least}` : `${least} or more`;
    throw new Error(`'${query.name}' takes ${expected} different ${parameter.label}, not ${list.length}.`);
  }
  return json(list);
}

function valuesOf(catalog, query, given, today) {
  const values = {};
  for (const parameter of query.parameters) {
    const filled = (given[parameter.name] || []).filter(Boolean);
    const texts = filled.length === 0 && parameter.default !== null ? [parameter.default] : filled;
    const found = texts.map((text) => valueOf(catalog, parameter, text, today));
    if (parameter.many) {
      values[parameter.name] = together(catalog, query, parameter, found);
    } else {
      if (parameter.isArgument && found.length === 0) throw new Error(`'${query.name}' needs ${parameter.label}: ${parameter.help}`);
      values[parameter.name] = found.length === 0 ? null : found[0];
    }
  }
  return query.takesPeriod ? { ...values, ...periodOf(query, given, values) } : values;
}

function periodOf(query, given, { on, since, until }) {
  if (since === null && until === null) return { since: on, until: on };
  if ((given.on || []).some((text) => text && text !== "today")) {
    throw new Error(`'${query.name}' is about a day, --on, or about a period, --since and --until: not both.`);
  }
  const period = { since: since || "0001-01-01", until: until || on };
  if (period.since > period.until) {
    throw new Error(`the period would end before it begins: --since ${period.since} is after --until ${period.until}.`);
  }
  return period;
}

function commandOf(query, given) {
  const quoted = (text) => (/^[\w@%+=:,./-]+$/.test(text) ? text : `'${text.replaceAll("'", "'\"'\"'")}'`);
  const words = ["regional", query.name];
  for (const isArgument of [true, false]) {
    for (const parameter of query.parameters.filter((one) => one.isArgument === isArgument)) {
      const texts = (given[parameter.name] || []).filter(Boolean).map(quoted);
      if (isArgument) words.push(...texts);
      else if (texts.length > 0 && parameter.type === "flag") words.push(`--${parameter.name}`);
      else if (parameter.isPair) words.push(...(texts.length > 0 ? [`--${parameter.name}`, ...texts] : []));
      else texts.forEach((text) => words.push(`--${parameter.name}`, text));
    }
  }
  return words.join(" ");
}
