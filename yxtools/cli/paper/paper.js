// Sorting and filtering. The page reads the same without: every row is there, in the order of the document.

const form = document.getElementById("controls");
const items = [...document.querySelectorAll("[data-number]")];
const collator = new Intl.Collator(document.documentElement.lang, { numeric: true });

// --- sorting: a button in each head of a column; up, down, and back to the order of the document ---

function compare(key, numeric, direction) {
  return (a, b) => {
    const [one, two] = [a.dataset[key] ?? "", b.dataset[key] ?? ""];
    if (one === "" || two === "") return (one === "") - (two === ""); // what is blank comes last, up or down
    return direction * (numeric ? one - two : collator.compare(one, two));
  };
}

function sort(head) {
  const states = { none: "ascending", ascending: "descending", descending: "none" };
  const state = states[head.getAttribute("aria-sort") ?? "none"];
  for (const other of head.parentElement.children) other.removeAttribute("aria-sort");
  if (state !== "none") head.setAttribute("aria-sort", state);
  const rows = [...head.closest("table").querySelectorAll("[data-number]")];
  const byNumber = compare("number", true, 1);
  const byColumn = compare(head.dataset.sort, "numeric" in head.dataset, state === "descending" ? -1 : 1);
  rows.sort(state === "none" ? byNumber : (a, b) => byColumn(a, b) || byNumber(a, b));
  rows[0]?.parentElement.append(...rows);
}

for (const head of document.querySelectorAll("th[data-sort]")) {
  const button = document.createElement("button");
  button.type = "button";
  button.append(...head.childNodes);
  button.addEventListener("click", () => sort(head));
  head.append(button);
}

// --- filtering ---

const remarks = [...document.querySelectorAll("details.remarks")];
const texts = new Map();

function textOf(item) {
  if (!texts.has(item)) texts.set(item, item.textContent.toLowerCase());
  return texts.get(item);
}

function filter() {
  const given = new FormData(form);
  const kinds = new Set(given.getAll("kind"));
  const rule = given.get("rule");
  const wanted = given.get("text").trim().toLowerCase();
  for (const part of remarks) part.open ||= Boolean(rule || wanted); // what is looked for may be in there
  let all = 0, shown = 0;
  for (const item of items.filter((one) => one.dataset.kind)) {
    item.hidden = !(
      kinds.has(item.dataset.kind) &&
      (!rule || item.dataset.rules?.split(" ").includes(rule)) &&
      (!wanted || textOf(item).includes(wanted))
    );
    all += 1;
    shown += !item.hidden;
  }
  const count = form.querySelector("output");
  count.value = count.dataset.shown.replace("{shown}", shown).replace("{all}", all);
}

// --- evidence: the relations of all findings opened or closed at once ---

const evidence = [...document.querySelectorAll("td.why > details")];

function unfold(state) {
  for (const part of evidence) part.open = state;
}

if (form) {
  form.hidden = false;
  form.addEventListener("input", filter);
  form.addEventListener("submit", (event) => event.preventDefault());
  form.addEventListener("reset", () => setTimeout(filter)); // the controls are reset after the event
  form.elements.evidence?.addEventListener("change", (event) => unfold(event.target.checked));
  filter();
}

// A link from the text may lead to a finding that the filter hides, or to a remark that is folded away.
addEventListener("hashchange", () => {
  const target = document.getElementById(location.hash.slice(1));
  target?.closest("details")?.setAttribute("open", "");
  if (target?.hidden) {
    form.reset();
    setTimeout(() => document.querySelector(":target")?.scrollIntoView());
  }
});

// What is closed does not print.
let folded = [];
addEventListener("beforeprint", () => {
  folded = [...evidence, ...remarks].filter((part) => !part.open);
  folded.forEach((part) => { part.open = true; });
});
addEventListener("afterprint", () => folded.forEach((part) => { part.open = false; }));
