import { cell, debounce, element, find } from "./elements.js";
import { explanation, outcome } from "./explanation.js";
import { fill } from "./attempt.js";

const max = 200;
const rows = new Map();
const body = find("#decisions-table tbody");
const filter = find("#decisions form");
const endpoints = filter.elements.endpoint;

/** Shows new decisions above the others. */
export function add(decisions) {
  for (const decision of decisions) {
    if (!rows.has(decision.number)) {
      const row = create(decision);
      rows.set(decision.number, row);
      body.prepend(row.line, row.detail);
    }
  }

  for (const number of [...rows.keys()].sort((a, b) => a - b).slice(0, Math.max(0, rows.size - max))) {
    rows.get(number).line.remove();
    rows.get(number).detail.remove();
    rows.delete(number);
  }

  listEndpoints();
  apply();
}

export function clear() {
  rows.clear();
  body.replaceChildren();
  apply();
}

filter.addEventListener("submit", event => event.preventDefault());
filter.addEventListener("input", debounce(apply));
filter.addEventListener("change", apply);

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
    cell("Policy", decision.policy, decision.enforcement === "Browser" ? null : element("small", { textContent: ` ${decision.enforcement}` })),
    cell("Why", button));
  const place = element("td", { colspan: "6" });
  const detail = element("tr", { id, className: "detail", hidden: true }, place);
  button.addEventListener("click", () => toggle(decision, button, detail, place));
  const text = [decision.outcome, decision.reason, decision.kind, decision.method, decision.path, decision.origin, decision.policy,
    decision.enforcement, decision.endpoint].join(" ").toLowerCase();
  return { decision, line, detail, button, text };
}

async function toggle(decision, button, detail, place) {
  const isOpen = button.getAttribute("aria-expanded") !== "true";
  button.setAttribute("aria-expanded", String(isOpen));
  detail.hidden = !isOpen;
  if (!isOpen || place.hasChildNodes()) {
    return;
  }

  place.textContent = "…";
  const response = await fetch(`api/decisions/${decision.number}`).catch(() => null);
  if (response === null || !response.ok) {
    place.textContent = "The server does not have this decision any more.";
    return;
  }

  const again = element("button", { type: "button", textContent: "Try it again" });
  again.addEventListener("click", () => fill(decision));
  place.replaceChildren(explanation(await response.json()), again);
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
    detail.hidden = !isShown || button.getAttribute("aria-expanded") !== "true";
  }

  find("#decisions-count").textContent = rows.size === 0
    ? "No decision yet. Open your page in a browser, or send a request under Try."
    : shown === rows.size ? `${shown} ${shown === 1 ? "decision" : "decisions"}` : `${shown} of ${rows.size} decisions`;
}

apply();
