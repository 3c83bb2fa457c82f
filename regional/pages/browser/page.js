// A page that asks: it takes what is filled in, sends it to the worker, and shows what comes back.
"use strict";

const MOST_ROWS = 200;
const MOST_SHORT = 24;
const MOST_SECONDS = 30;
const root = document.documentElement.dataset.root;
const form = document.querySelector("form");
const question = form.getAttribute("data-question"); // a field of the form can be called dataset, and would be form.dataset
const place = document.getElementById("answer");

function element(tag, attributes = {}, ...inside) {
  const made = document.createElement(tag);
  for (const [name, value] of Object.entries(attributes)) made.setAttribute(name, value);
  made.append(...inside);
  return made;
}

function shown(value) {
  const hidden = new RegExp(regionalCatalog.hidden, "gu");
  const code = (letter) => letter.codePointAt(0).toString(16).padStart(4, "0");
  const text = String(value ?? "").replace(hidden, (letter) => (letter === "\n" || letter === "\t" ? letter : `\\u${code(letter)}`));
  return /^[\x20-\x7e]*$/.test(text) ? document.createTextNode(text) : element("bdi", {}, text);
}

function linked(value, kinds) {
  const folder = typeof value === "string" && Object.hasOwn(kinds, value) ? regionalCatalog.folders[kinds[value]] : undefined;
  if (folder && /^[\w.~-]{1,100}$/.test(value)) return element("a", { href: `${root}${folder}/${value}.html` }, value);
  if (/^https?:\/\//.test(value)) return element("a", { href: value, rel: "noreferrer" }, shown(value));
  return shown(value);
}

function marks(numbers) {
  return numbers.flatMap((number) => [element("a", { href: `#source-${number}` }, String(number)), " "]);
}

function cellOf(value, kinds) {
  const cell = element("td", {}, linked(value, kinds));
  if (cell.textContent.length <= MOST_SHORT) cell.className = "short";
  return cell;
}

function tableOf({ columns, rows, sources, kinds }) {
  const common = rows.length > 1 ? sources.numbers.reduce((all, some) => all.filter((one) => some.includes(one))) : [];
  const marked = sources.texts.length > common.length;
  const filled = columns.map((_, at) => at).filter((at) => rows.some((row) => (row[at] ?? "") !== ""));
  const heads = [...filled.map((at) => columns[at]), ...(marked ? ["sources"] : [])].map((name) => element("th", { scope: "col" }, shown(name)));
  const body = rows.slice(0, MOST_ROWS).map((row, at) => {
    const own = marked ? [element("td", { class: "marks" }, ...marks(sources.numbers[at].filter((one) => !common.includes(one))))] : [];
    return element("tr", {}, ...filled.map((column) => cellOf(row[column], kinds)), ...own);
  });
  const table = element("table", {}, element("thead", {}, element("tr", {}, ...heads)), element("tbody", {}, ...body));
  const found = [element("div", { class: "wide", tabindex: "0", role: "region", "aria-label": "The answer" }, table)];
  if (marked && common.length > 0) found.push(element("p", { class: "note" }, "Every row: ", ...marks(common)));
  return found;
}

function cardOf(line, record, kinds) {
  const parts = line.filter((name) => (record[name.split(" ").at(-1)] ?? "") !== "" && !(name.endsWith("certain") && record.certain === "yes")).map((name) => {
    const [column, ...words] = name.split(" ").reverse();
    return element("span", {}, ...words.reverse().map((word) => `${word} `), linked(record[column], kinds));
  });
  const isText = line.length === 1 && line[0] === "text";
  return parts.length === 0 ? [] : [isText ? element("blockquote", {}, ...parts) : element("p", {}, ...parts.flatMap((part, at) => (at > 0 ? [" · ", part] : [part])))];
}

function cardsOf({ columns, rows, card, kinds }) {
  return rows.slice(0, MOST_ROWS).map((row) => {
    const record = Object.fromEntries(columns.map((name, at) => [name, row[at]]));
    return element("article", { class: "card" }, ...card.flatMap((line) => cardOf(line, record, kinds)));
  });
}

function show(answer) {
  const inside = [element("p", { class: "opening" }, shown(answer.sentence))];
  if (answer.rows.length > 0) inside.push(...(answer.card.length > 0 ? cardsOf(answer) : tableOf(answer)));
  if (answer.rows.length > MOST_ROWS) inside.push(element("p", {}, `and ${(answer.rows.length - MOST_ROWS).toLocaleString("en")} more: take the CSV.`));
  for (const note of [...answer.notes, ...answer.remarks]) inside.push(element("p", { class: "note" }, shown(note)));
  const file = URL.createObjectURL(new Blob([answer.csv], { type: "text/csv" }));
  const take = element("a", { href: file, download: `${question}.csv` }, "CSV");
  inside.push(element("p", { class: "shell" }, "Take it: ", take, " · in a shell ", element("code", {}, shown(answer.command))));
  inside.push(element("details", { class: "sql" }, element("summary", {}, "The SQL"), element("pre", { tabindex: "0" }, element("code", {}, shown(answer.statement)))));
  if (answer.sources.texts.length > 0) {
    const items = answer.sources.texts.map(({ number, text, source }) => element("li", { id: `source-${number}` }, shown(text), " ", linked(source, answer.kinds)));
    inside.push(element("h2", {}, "Sources"), element("ol", { class: "sources" }, ...items));
  }
  place.replaceChildren(...inside);
}

function say(...words) {
  place.replaceChildren(element("p", { class: "opening" }, ...words));
}

function loaded(name) {
  return new Promise((done, failed) => {
    const script = element("script", { src: `${root}static/${name}` });
    script.onload = done;
    script.onerror = () => failed(new Error(`${name} is missing from this site.`));
    document.head.append(script);
  });
}

let worker;
let number = 0;

async function started() {
  if (worker) return worker;
  await Promise.all(["questions.js", "database.js"].map(loaded));
  const address = URL.createObjectURL(new Blob([`(${regionalWorker})()`], { type: "text/javascript" }));
  worker = new Worker(address);
  worker.postMessage({ database: regionalDatabase, catalog: regionalCatalog });
  return worker;
}

async function ask(given) {
  const own = (number += 1);
  place.setAttribute("aria-busy", "true");
  const message = { number: own, name: question, given, today: new Date().toLocaleDateString("sv") };
  const reply = await new Promise(async (done, failed) => {
    const running = await started().catch(failed);
    if (!running) return;
    const late = setTimeout(() => {
      running.terminate();
      worker = undefined;
      done({ refusal: `it took longer than ${MOST_SECONDS} seconds and was stopped: ask for less.` });
    }, MOST_SECONDS * 1000);
    running.addEventListener("message", function listen({ data }) {
      if (data.number !== own) return;
      clearTimeout(late);
      running.removeEventListener("message", listen);
      done(data);
    });
    running.postMessage(message);
  }).catch((error) => ({ refusal: error.message }));
  if (own !== number) return;
  if (reply.answer) show(reply.answer);
  else say("This cannot be answered: ", document.createTextNode(reply.refusal));
  place.removeAttribute("aria-busy");
}

function givenOf(data) {
  const given = {};
  for (const [name, value] of data) if (value !== "") given[name] = [...(given[name] || []), value];
  return given;
}

const fields = (name) => Array.from(document.querySelectorAll("form [name]")).filter((field) => field.name === name);

function fill(given) {
  for (const name of new Set(Array.from(document.querySelectorAll("form [name]"), (field) => field.name))) {
    fields(name).forEach((field, at) => {
      const value = (given[name] || [])[at] ?? "";
      if (field.type === "checkbox") field.checked = value !== "";
      else field.value = value;
    });
  }
}

form.addEventListener("change", ({ target }) => {
  if (target.dataset.many === undefined || target.value === "" || fields(target.name).at(-1) !== target) return;
  const label = target.parentElement;
  const another = label.cloneNode(true);
  another.firstChild.data = another.firstChild.data.replace(/\d+/, (at) => Number(at) + 1);
  another.querySelector("select").value = "";
  label.after(another);
});

form.addEventListener("submit", (event) => {
  event.preventDefault();
  const given = givenOf(new FormData(form));
  const address = `${location.pathname}?${new URLSearchParams(new FormData(form))}`;
  try {
    history.replaceState(null, "", address);
  } catch {
    // A browser may keep the address of a file as it is: the answer comes all the same.
  }
  ask(given);
});

if (location.search.length > 1) {
  const given = givenOf(new URLSearchParams(location.search));
  fill(given);
  ask(given);
}
