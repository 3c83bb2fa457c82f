// A panel: states by years, months or days, and to which organizations each belongs. The same as regional.questions.panel.

const DAY = 86400000;
const ordinal = (day, otherwise) => (day ? Date.parse(`${day}T00:00:00Z`) / DAY : otherwise);
const iso = (number) => new Date(number * DAY).toISOString().slice(0, 10);

function boundsOf(day, length) {
  const [year, month] = iso(day).split("-").map(Number);
  const next = { day: day + 1, month: Date.UTC(year, month, 1) / DAY, year: Date.UTC(year + 1, 0, 1) / DAY }[length];
  return next - 1;
}

function middle(first, last) {
  const day = iso(first);
  if (first === last) return first;
  return ordinal(last - first > 31 ? `${day.slice(0, 4)}-07-01` : `${day.slice(0, 7)}-15`);
}

function ruleOf(rule, length) {
  const rules = {
    any: (first, last) => [last, first],
    whole: (first, last) => [first, last],
    first: (first) => [first, first],
    middle: (first, last) => [middle(first, last), middle(first, last)],
    last: (_, last) => [last, last],
  };
  if (rule in rules) return rules[rule];
  if (length === "year" && isDay(`2001-${rule}`)) return (first) => [ordinal(`${iso(first).slice(0, 4)}-${rule}`), ordinal(`${iso(first).slice(0, 4)}-${rule}`)];
  throw new Error(`'${rule}' is not one of any, whole, first, middle, last, or for years a day such as 12-31.`);
}

function periodsOf(since, until, length, rule) {
  const decide = ruleOf(rule, length);
  const size = { year: 4, month: 7, day: 10 }[length];
  const found = [];
  let first = ordinal({ year: `${since.slice(0, 4)}-01-01`, month: `${since.slice(0, 7)}-01`, day: since }[length]);
  while (first <= ordinal(until)) {
    const last = boundsOf(first, length);
    const [begunBy, beyond] = decide(first, last);
    found.push({ name: iso(first).slice(0, size), first, last, begunBy, beyond });
    if (found.length > 40000) throw new Error("that is more than 40,000 periods: ask for fewer with --since and --until.");
    first = last + 1;
  }
  return found;
}

function statesOf(catalog, database) {
  const states = new Map();
  for (const [id, name, numeric, classification, start, end] of rowsOf(database, catalog.panelStates).rows) {
    const codes = { cow: [], gw: [] };
    states.set(id, { name, numeric, isTerritory: classification === "territory", first: ordinal(start, -Infinity), end: ordinal(end, Infinity), codes });
  }
  for (const [id, scheme, code, start, end] of rowsOf(database, catalog.panelCodes).rows) {
    states.get(id).codes[scheme].push([code, ordinal(start, -Infinity), ordinal(end, Infinity)]);
  }
  return states;
}

function codeOf(state, scheme, period) {
  const fitting = state.codes[scheme].filter(([, first, end]) => first <= period.last && end > period.first);
  return fitting.length > 0 ? fitting.at(-1)[0] : null;
}

const exists = (state, period) => state.first <= period.last && state.end > period.first;
const labels = (state, period) => [state.numeric, codeOf(state, "cow", period), codeOf(state, "gw", period)];

function cellsOf(spells, states, organizations, periods) {
  const cells = new Map();
  spells.rows.forEach(([organization, member, status, ...days], number) => {
    const [startEarliest, startLatest] = days.slice(0, 2).map((day) => ordinal(day, -Infinity));
    const [endEarliest, endLatest] = days.slice(2).map((day) => ordinal(day, Infinity));
    const at = organizations.indexOf(organization);
    periods.forEach((period, position) => {
      if (period.begunBy < startEarliest || period.beyond >= endLatest || !exists(states.get(member), period)) return;
      const key = `${member}/${position}/${at}`;
      const held = Math.max(0, Math.min(endEarliest, period.last + 1) - Math.max(startLatest, period.first));
      const cell = {
        member, position, at, status, facts: spells.facts[number], share: held / (period.last + 1 - period.first),
        certain: startLatest <= period.begunBy && endEarliest > period.beyond ? "yes" : "no",
      };
      cells.set(key, cells.has(key) ? joined(cells.get(key), cell) : cell);
    });
  });
  return cells;
}

function joined(one, other) {
  const status = [...new Set([...one.status.split("/"), other.status])].join("/");
  const certain = one.certain > other.certain ? one.certain : other.certain;
  return { ...one, status, certain, share: Math.min(1, one.share + other.share), facts: [...one.facts, ...other.facts] };
}

function panel(catalog, database, spells, values) {
  const organizations = JSON.parse(values.organizations);
  const began = spells.rows.map((row) => row[3]).filter((day) => day > "0001-01-01");
  const since = values.since || began.reduce((least, day) => (day < least ? day : least), began[0] || values.until);
  const periods = periodsOf(since, values.until, values.by, values.at);
  const states = statesOf(catalog, database);
  const cells = cellsOf(spells, states, organizations, periods);
  const sorted = [...cells.values()].sort((a, b) => (a.member === b.member ? a.position - b.position || a.at - b.at : a.member < b.member ? -1 : 1));
  if (values.dyads) return dyads(sorted, states, organizations, periods, values.by);
  return values.wide ? wide(cells, states, organizations, periods, values.by) : long(sorted, states, organizations, periods, values.by);
}

function long(sorted, states, organizations, periods, unit) {
  return {
    columns: ["state", "name", unit, "organization", "status", "certain", "share", "iso_numeric", "cow", "gw"],
    rows: sorted.map((cell) => {
      const [state, period] = [states.get(cell.member), periods[cell.position]];
      return [cell.member, state.name, period.name, organizations[cell.at], cell.status, cell.certain, Number(cell.share.toFixed(3)), ...labels(state, period)];
    }),
    facts: sorted.map((cell) => cell.facts),
  };
}

function wide(cells, states, organizations, periods, unit) {
  const belonging = new Set([...cells.values()].map((cell) => cell.member));
  const found = { columns: ["state", "name", unit, ...organizations, "certain", "iso_numeric", "cow", "gw"], rows: [], facts: [] };
  for (const [id, state] of states) {
    if (state.isTerritory && !belonging.has(id)) continue;
    periods.forEach((period, position) => {
      if (!exists(state, period)) return;
      const own = organizations.map((_, at) => cells.get(`${id}/${position}/${at}`));
      const certain = own.some((cell) => cell && cell.certain === "no") ? "no" : "yes";
      found.rows.push([id, state.name, period.name, ...own.map((cell) => (cell ? 1 : 0)), certain, ...labels(state, period)]);
      found.facts.push(own.flatMap((cell) => (cell ? cell.facts : [])));
    });
  }
  return found;
}

function dyads(sorted, states, organizations, periods, unit) {
  const found = { columns: ["state", "other", unit, "shared", "organizations", "certain", "cow", "cow_other"], rows: [], facts: [] };
  periods.forEach((period, position) => {
    const members = new Map();
    sorted.filter((cell) => cell.position === position).forEach((cell) => members.set(cell.member, [...(members.get(cell.member) || []), cell]));
    const list = [...members];
    list.forEach(([one, mine], number) => list.slice(number + 1).forEach(([other, others]) => {
      const shared = mine.filter((cell) => others.some((their) => their.at === cell.at)).map((cell) => cell.at);
      if (shared.length === 0) return;
      const both = [...mine, ...others].filter((cell) => shared.includes(cell.at));
      const certain = both.some((cell) => cell.certain === "no") ? "no" : "yes";
      const names = shared.map((at) => organizations[at]).join(" ");
      found.rows.push([one, other, period.name, shared.length, names, certain, codeOf(states.get(one), "cow", period), codeOf(states.get(other), "cow", period)]);
      found.facts.push(both.flatMap((cell) => cell.facts));
    }));
  });
  return found;
}
