import { announce, cell, debounce, element, find } from "./elements.js";
import { explanation, outcome } from "./explanation.js";
import { fill } from "./attempt.js";

const max = 200;
const rows = new Map();
const body = find("#decisions-table tbody");
const filter = find("#decisions form");
const count = find("#decisions-count");
const endpoints = filter.elements.endpoint;

// With much traffic, a screen reader would say nothing else.
const quiet = 10_000;

let news = 0;
let isQuiet = false;

/** Shows new decisions above the others. */
export function add(decisions) {
  for (const decision of decisions) {
    if (!rows.has(decision.number)) {
      const row = create(decision);
      rows.set(decision.number, row);
      body.prepend(row.line, row.detail);
    }
  }

  const newest = decisions.at(-1).number;
  for (const [number, row] of rows) {
    if (number <= newest - max && !isInUse(row)) {
      row.line.remove();
      row.detail.remove();
      rows.delete(number);
    }
  }

  listEndpoints();
  apply();
  news += decisions.length;
  announceNews();
}

/** What is being read stays, and so does the row that the keyboard is at. */
const isInUse = row => isOpen(row.button) || row.line.contains(document.activeElement) || row.detail.contains(document.activeElement);

const isOpen = button => button.getAttribute("aria-expanded") === "true";

function announceNews() {
  if (news > 0 && !isQuiet && !find("#decisions").hidden) {
    announce(`${news} new ${news === 1 ? "decision" : "decisions"}`);
    [news, isQuiet] = [0, true];
    setTimeout(() => {
      isQuiet = false;
      announceNews();
    }, quiet);
  }
}

export function clear() {
  rows.clear();
  body.replaceChildren();
  apply();
}

filter.addEventListener("submit", event => event.preventDefault());
filter.addEventListener("input", debounce(applyFilter));
filter.addEventListener("change", applyFilter);

function applyFilter() {
  apply();
  announce(count.textContent);
}

function create(decision) {
  const id = `decision-${decision.number}`;
  const button = element("button", {
    type: "button", textContent: "Why?", "aria-expanded": "false", "aria-controls": id, "aria-label": `Why? ${decision.method} ${decision.path}`,
  });
  const time = new Date(decision.time);
  const line = element("tr", {},
    cell("Time", element("time", { dateTime: decision.time, textContent: time.toLocaleTimeString() })),
    cell("Outcome", outcome(decision), decision.isRefused ? element("small", { textContent: " 403" }) : null),
    cell("Request", element("code", { textContent: `${decision.method} ${decision.path}` }),
      decision.kind === "actual" ? null : element("small", { textContent: ` ${decision.kind}` })),
    cell("Origin", element("code", { textContent: decision.origin === "" ? "none" : decision.origin })),
    cell("Policy", decision.policy,
      decision.enforcement === "Browser" ? null : element("small", { textContent: ` enforcement ${decision.enforcement}` })),
    cell("Why", button));
  const place = element("td", { colspan: "6" });
  const detail = element("tr", { id, className: "detail", hidden: true }, place);
  button.addEventListener("click", () => toggle(decision, button, detail, place));
  const text = [decision.outcome, decision.reason, decision.kind, decision.method, decision.path, decision.origin, decision.policy,
    decision.enforcement, decision.endpoint].join(" ").toLowerCase();
  return { decision, line, detail, button, text };
}

async function toggle(decision, button, detail, place) {
  const opens = !isOpen(button);
  button.setAttribute("aria-expanded", String(opens));
  detail.hidden = !opens;
  if (!opens || find(".explanation", place) !== null) {
    return;
  }

  place.textContent = "…";
  const response = await fetch(`api/decisions/${decision.number}`).catch(() => null);
  if (response === null || !response.ok) {
    place.textContent = response?.status === 404 ? "The server does not have this decision any more." : "The server does not answer.";
    return;
  }

  const explained = await response.json();
  place.replaceChildren(explanation(explained));
  if (explained.again !== null) {
    const again = element("button", { type: "button", textContent: "Try it again" });
    again.addEventListener("click", () => fill(explained.again));
    place.append(again);
  }
}

function listEndpoints() {
  const chosen = endpoints.value;
  const names = [...new Set([...rows.values()].map(row => row.decision.endpoint))].sort();
  const known = [...endpoints.options].slice(1).map(option => option.value);
  if (names.join("\n") !== known.join("\n")) {
    endpoints.replaceChildren(endpoints.options[0], ...names.map(name => element("option", { value: name, textContent: name })));
    endpoints.value = names.includes(chosen) ? chosen : "";
  }
}

function apply() {
  const wanted = filter.elements.text.value.trim().toLowerCase();
  let shown = 0;
  for (const { decision, line, detail, button, text } of rows.values()) {
    const isShown = (filter.elements.outcome.value === "" || decision.outcome === filter.elements.outcome.value)
      && (endpoints.value === "" || decision.endpoint === endpoints.value)
      && text.includes(wanted);
    shown += isShown ? 1 : 0;
    line.hidden = !isShown;
    detail.hidden = !isShown || !isOpen(button);
  }

  count.textContent = rows.size === 0
    ? "No decision yet. Use your page in a browser. If nothing appears here, send its request under Try: that shows what answers."
    : shown === rows.size ? `${shown} ${shown === 1 ? "decision" : "decisions"}` : `${shown} of ${rows.size} decisions`;
}

apply();
