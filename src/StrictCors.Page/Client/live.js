import { find } from "./elements.js";
import { add, clear } from "./decisions.js";
import { show } from "./settings.js";

let source = null;
let last = 0;
let started = "";
let onChange = () => {};

/** Listens to the server while the page is visible. Browsers open few connections to one server, and each hidden page would hold one. */
export function listen(changed) {
  onChange = changed;
  document.addEventListener("visibilitychange", () => document.hidden ? close() : open());
  open();
}

function open() {
  close();
  source = new EventSource(`api/events?after=${last}`);
  source.addEventListener("state", event => receive(JSON.parse(event.data)));
  source.addEventListener("decisions", event => {
    const rows = JSON.parse(event.data);
    last = rows.at(-1).number;
    add(rows);
  });
  source.addEventListener("open", () => say("Live"));
  source.addEventListener("error", () => {
    // A new connection asks for what came after the last decision; the browser would repeat the old address.
    say("The server does not answer. Trying again…");
    close();
    setTimeout(() => document.hidden || source !== null || open(), 2000);
  });
}

function close() {
  source?.close();
  source = null;
}

function receive(state) {
  if (started !== "" && started !== state.started) {
    // The program was started anew: the numbers of its decisions begin at 1.
    [last, started] = [0, state.started];
    clear();
    open();
  }

  started = state.started;
  show(state);
  onChange();
}

function say(text) {
  const place = find("#connection");
  if (place.textContent !== text) {
    place.textContent = text;
  }
}
