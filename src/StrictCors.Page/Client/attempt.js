import { announce, element, find } from "./elements.js";
import { explanation, title } from "./explanation.js";
import { showsDecisions } from "./settings.js";

const form = find("#try-form");
const result = find("#try-result");
const fields = form.elements;

/** Puts a request into the form. */
export function fill(again) {
  for (const name of ["origin", "method", "path", "headers"]) {
    fields[name].value = again[name];
  }

  fields.credentials.checked = again.credentials;
  fields.handshake.checked = again.handshake;
  result.replaceChildren();
  location.hash = "try";
}

form.addEventListener("submit", async event => {
  event.preventDefault();
  const action = event.submitter?.value === "send" ? "send" : "explain";
  result.replaceChildren(element("p", { textContent: "…" }));
  try {
    const response = await fetch(`api/${action}`, {
      method: "POST",
      headers: { "Content-Type": "application/json" },
      body: JSON.stringify({
        origin: fields.origin.value,
        method: fields.method.value,
        path: fields.path.value,
        headers: fields.headers.value,
        credentials: fields.credentials.checked,
        handshake: fields.handshake.checked,
        engine: fields.engine.value,
      }),
    });
    result.replaceChildren(...(response.ok ? show(await response.json(), action) : [failure(`The server answers ${response.status}.`)]));
    announce(find(".effect", result)?.textContent.trim() ?? "");
  } catch {
    result.replaceChildren(failure("The server does not answer."));
  }
});

function show(attempt, action) {
  if (attempt.error !== null) {
    return [failure(attempt.error)];
  }

  const [reason, ...more] = attempt.text.split("\n");
  const verdict = { read: "allowed", blocked: "denied", failed: "denied" }[attempt.outcome];
  return [
    element("h3", { textContent: action === "send" ? "What the browser makes of the answer" : "What the browser would do" }),
    element("p", { className: "effect" },
      verdict === undefined ? null : element("span", { className: `outcome ${verdict}`, textContent: attempt.outcome }), " ", reason),
    action === "send" && attempt.outcome === "blocked" ? hint(attempt.exchange) : null,
    more.join("").trim() === "" ? null : lines("The consoles of browsers", more.join("\n").trim()),
    ...attempt.requests.flatMap(request => [element("h4", { textContent: title(request) }), explanation(request)]),
    ...attempt.exchange.flatMap(exchange),
    attempt.body === "" ? null : element("h4", { textContent: "The beginning of the content" }),
    attempt.body === "" ? null : lines("Content", attempt.body),
  ].filter(part => part !== null);
}

function hint(exchange) {
  const isOurs = !showsDecisions() || exchange.length === 0
    || exchange.at(-1).responseHeaders.some(line => line.startsWith("StrictCors-Decision:"));
  return element("p", {}, isOurs ? "Explain shows which policy decides, and why."
    : "The response has no StrictCors-Decision. Either the endpoint has no policy, which Explain shows, or other code answers before "
      + "UseStrictCors, such as authentication or a redirect.");
}

function exchange(roundTrip) {
  return [
    element("h4", { textContent: `${roundTrip.request} → ${roundTrip.status}` }),
    lines("Headers", [...roundTrip.requestHeaders, "", `${roundTrip.status}`, ...roundTrip.responseHeaders].join("\n")),
  ];
}

const lines = (label, text) => element("pre", { tabIndex: 0, role: "group", "aria-label": label }, element("code", { textContent: text }));

const failure = text => element("p", { className: "notice", role: "alert", textContent: text });
