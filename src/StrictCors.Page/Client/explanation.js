import { copyable, element } from "./elements.js";

const kinds = { preflight: "Preflight", actual: "Request", handshake: "WebSocket handshake" };

/** One explained request: what it means, the checks in their order, and what to write. */
export function explanation(explained) {
  return element("div", { className: "explanation" },
    element("p", { className: "effect" }, outcome(explained), " ", explained.effect),
    explained.endpoint === "" ? null : element("p", {}, "Endpoint ", element("code", { textContent: explained.endpoint }), ", policy ",
      element("code", { textContent: explained.policy }), explained.enforcement === "" ? "." : `, enforcement ${explained.enforcement}.`),
    explained.checks.length === 0 ? null : checks(explained.checks),
    explained.remedy === null ? null : remedy(explained.remedy));
}

/** The outcome, with the reason of a denial. Words, because colours alone say nothing to many. */
export function outcome(row) {
  const text = row.reason === "" ? row.outcome : `${row.outcome}: ${row.reason}`;
  return element("span", { className: `outcome ${row.outcome}`, textContent: text });
}

export const title = explained => `${kinds[explained.kind] ?? explained.kind} ${explained.method} ${explained.path}`;

// A check with something to say although it denies nothing, such as a path that no endpoint has.
const word = check => !check.passed ? "no" : check.advice === null ? "yes" : "note";

function checks(list) {
  return element("ol", { className: "checks" }, ...list.map(check => element("li", { className: check.passed ? "passed" : "failed" },
    element("strong", { textContent: `${word(check)} · ${check.name}` }),
    element("dl", {},
      element("dt", { textContent: "the request has" }), element("dd", {}, element("code", { textContent: check.saw })),
      element("dt", { textContent: "wanted" }), element("dd", {}, element("code", { textContent: check.wanted }))),
    check.advice === null ? null : element("p", { className: "advice", textContent: check.advice }))));
}

function origin({ key, source, present }) {
  const from = source === null ? key : `${key} comes from ${source}`;
  return present === 0 ? from : `${from} and has ${present} entries. Add to them:`;
}

function remedy(found) {
  return element("div", { className: "remedy" },
    element("p", {}, "To allow it, write this at ", element("code", { textContent: found.path }), ":"),
    ...found.lines.flatMap(line => [
      line.source === null && line.present === 0 ? null : element("p", { className: "source", textContent: origin(line) }),
      copyable(line.text, line.key),
    ]).filter(part => part !== null));
}
