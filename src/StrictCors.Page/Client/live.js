import { find, say } from "./elements.js";
import { add, clear } from "./decisions.js";
import { show } from "./settings.js";
import { attend, closed, opened, share } from "./windows.js";

const kinds = ["state", "decisions", "beat"];

// The server sends something every 15 seconds.
const silence = 20_000;

let source = null;
let isFollowing = false;
let heard = 0;
let last = 0;
let started = "";
let onChange = () => {};

/** Listens to the server while the page is visible: by a stream of its own, or by that of another window. */
export function listen(changed) {
  onChange = changed;
  document.addEventListener("visibilitychange", () => document.hidden ? leave() : open());
  addEventListener("pagehide", leave);
  addEventListener("pageshow", event => event.persisted && !document.hidden && open());
  attend(follow, lead, (kind, data) => document.hidden || (source !== null && !kinds.includes(kind)) || receive(kind, data));
  setInterval(() => performance.now() - heard < silence || openInstead(), 5000);
  open();
}

function open() {
  close();
  isFollowing = false;
  source = new EventSource(`api/events?after=${last}`);
  for (const kind of kinds) {
    source.addEventListener(kind, event => receiveOwn(kind, JSON.parse(event.data)));
  }

  source.addEventListener("open", () => receiveOwn("open"));
  source.addEventListener("error", () => {
    // A new connection asks for what came after the last decision; the browser would repeat the old address.
    receiveOwn("error");
    close();
    setTimeout(() => document.hidden || isFollowing || source !== null || open(), 2000);
  });
  opened();
}

function close() {
  source?.close();
  source = null;
}

function leave() {
  if (source !== null) {
    close();
    closed();
  }

  isFollowing = false;
}

/** Gives the stream up, because other windows have enough of them. */
function follow() {
  heard = performance.now();
  if (source !== null) {
    close();
    isFollowing = true;
  }
}

/** Takes the place of a window that is closed, unless another one is faster. */
function lead() {
  const since = performance.now();
  setTimeout(() => heard > since || openInstead(), Math.random() * 1000);
}

function openInstead() {
  if (isFollowing && !document.hidden) {
    open();
  }
}

function receiveOwn(kind, data = null) {
  share(kind, data);
  receive(kind, data);
}

function receive(kind, data) {
  heard = performance.now();
  if (kind === "state") {
    receiveState(data);
  } else if (kind === "decisions") {
    receiveDecisions(data);
  }

  say(find("#connection"), kind === "error" ? "The server does not answer. Trying again…" : "Live");
}

function receiveDecisions(data) {
  // The stream of another window may have been faster.
  const rows = data.filter(row => row.number > last);
  if (rows.length > 0) {
    last = rows.at(-1).number;
    add(rows);
  }
}

function receiveState(state) {
  const isOther = started !== "" && started !== state.started;
  started = state.started;
  if (isOther) {
    // The program was started anew: the numbers of its decisions begin at 1.
    last = 0;
    clear();
    open();
  }

  show(state);
  onChange();
}
