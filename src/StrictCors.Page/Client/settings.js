import { element, find } from "./elements.js";

const place = find("#settings");
let shown = "";
let environment = "";

/** Whether each response that StrictCors decides about says so. */
export const showsDecisions = () => environment === "Development";

/** What the server says of itself and of its settings. */
export function show(state) {
  environment = state.environment;
  document.title = `StrictCors: ${state.application}`;
  find("#application").textContent = `${state.application}, ${state.environment}`;
  find("#access").textContent = `Who may see this page: ${state.access}`;
  const time = state.time === null ? "" : new Date(state.time).toLocaleTimeString();
  find("#reservation").textContent = state.reservation;

  // The state comes with each new connection. An alert that is written anew is read anew.
  const now = JSON.stringify([state.isRefused, state.cause, state.problems, state.changes, time]);
  if (now === shown) {
    return;
  }

  shown = now;
  place.replaceChildren(...(state.isRefused ? [refused(state, time)]
    : state.changes === "" ? []
    : [element("p", { className: "change", textContent: `The settings have changed at ${time}: ${state.changes}` })]));
}

function refused(state, time) {
  return element("div", { className: "notice" },
    element("p", {}, element("strong", { textContent: `The settings that were saved at ${time} are refused. ` }),
      "The ones before them are in force."),
    state.cause === "" ? null : element("p", {}, element("code", { textContent: state.cause })),
    element("ul", {}, ...state.problems.map(problem => element("li", {},
      element("strong", { textContent: `${problem.code} ` }), element("code", { textContent: problem.path }),
      problem.source === "" ? null : element("small", { textContent: ` in ${problem.source}` }),
      element("p", { textContent: `${problem.value === null ? "" : `"${problem.value}": `}${problem.message}` }),
      problem.suggestion === null ? null : element("p", {}, "Write: ", element("code", { textContent: problem.suggestion }))))));
}
