// The calls are those of an ordinary page of another origin: fetch is all they have. What the API has seen comes from the page's own server, so that
// no policy keeps it from the page.
import { byId, create, tableRow } from "./elements.js";
import { showSettingsTrial, showTable } from "./startup.js";

const { url: api, settings } = await json("api.json");
const calls = await json("calls.json");

byId("page-origin").textContent = location.origin;
byId("api-origin").textContent = api;
byId("settings-file").textContent = settings;

const cards = calls.map(addCard);
onClick(byId("send-all"), async () => {
  for (const card of cards) {
    await card.send();
  }
});
onClick(byId("refresh"), showLog);

let version = 0;
await orAlarm(async () => {
  ({ version } = await json("demo/settings"));
  await showSameOrigin();
  await showTable(await json("demo/table"));
  await showSettingsTrial(onClick);
  await showLog();
  for (const button of document.querySelectorAll("button")) {
    button.disabled = false;
  }
});
setInterval(() => orAlarm(watchSettings), 1000);

function addCard(call) {
  const card = byId("card").content.cloneNode(true).firstElementChild;
  const button = card.querySelector("button");
  card.id = call.id;
  card.querySelector("h3").textContent = call.title;
  card.querySelector(".about").textContent = call.about;
  card.querySelector(".call").textContent = describe(call);
  button.disabled = true;
  button.setAttribute("aria-label", `Send: ${call.title}`);
  byId("calls").append(card);

  async function send() {
    // A number of its own for each call: it finds the call in the log, and a browser remembers preflights by address, so each
    // call has its own preflight.
    const number = `${Date.now()}-${Math.random()}`;
    const outcome = await attempt(call, number);
    const exchanges = await log(number);
    card.dataset.state = outcome.isRead ? "read" : "refused";
    card.dataset.promise = isAsPromised(call, outcome, exchanges) ? "kept" : "broken";
    card.querySelector(".exchanges").replaceChildren(...exchanges.map(exchangeItem));
    card.querySelector(".verdict").replaceChildren(...verdictOf(call, outcome, exchanges).map(text => create("p", text)));
    showRefusal(card, exchanges.at(-1));
    await showLog();
  }

  onClick(button, send);
  onClick(card.querySelector(".copy"), () => copy(card.querySelector(".json"), card.querySelector(".copy")));
  return { send, isSent: () => "state" in card.dataset };
}

function showRefusal(card, entry) {
  const isDenied = entry?.outcome === "Denied";
  card.querySelector(".refusal").hidden = !isDenied;
  if (isDenied) {
    card.querySelector(".sentence").textContent = entry.sentence
      ?? "Nothing: a denial for the same reason, policy and origin was logged less than a minute ago.";
    card.querySelector(".remedy").hidden = !entry.write;
    card.querySelector(".policy").textContent = entry.policy;
    card.querySelector(".json").textContent = entry.write ?? "";
  }
}

async function copy(text, button) {
  getSelection().selectAllChildren(text);
  await navigator.clipboard?.writeText(text.textContent).catch(() => {});
  button.textContent = "Copied";
  setTimeout(() => button.textContent = "Copy", 2000);
}

// appsettings.json was saved: show what changed, and send again what was sent.
async function watchSettings() {
  const state = await json("demo/settings");
  if (state.version === version) {
    return;
  }
  version = state.version;
  byId("change").hidden = false;
  byId("change").classList.toggle("alarm", state.isRefused);
  byId("change-title").textContent = state.isRefused
    ? "appsettings.json was saved with a mistake. The settings before it remain in force."
    : "appsettings.json was saved, and its policies are in force.";
  byId("change-text").textContent = state.message;
  for (const card of cards.filter(card => card.isSent())) {
    await card.send();
  }
}

function onClick(button, action) {
  let isRunning = false;
  button.addEventListener("click", async () => {
    if (!isRunning) {
      isRunning = true;
      await orAlarm(action);
      isRunning = false;
    }
  });
}

async function orAlarm(action) {
  const alarm = byId("alarm");
  try {
    await action();
    alarm.hidden = true;
  } catch {
    alarm.textContent = "The program has ended. Start it again, and open the address that it prints.";
    alarm.hidden = false;
  }
}

// What a page gets: the response, or a TypeError without a reason.
async function attempt(call, number) {
  try {
    const response = await fetch(`${api}${call.path}?call=${number}`, { method: call.method, headers: call.headers, body: call.body ?? undefined });
    return { isRead: true, status: response.status, body: await response.text(), headers: [...response.headers.keys()] };
  } catch (error) {
    return { isRead: false, error };
  }
}

function verdictOf(call, outcome, exchanges) {
  if (outcome.isRead) {
    return ["It lets the page read the answer.", `Body: ${outcome.body}`, `Headers that it shows: ${outcome.headers.join(", ")}`];
  }
  const refusal = exchanges.at(-1)?.method === "OPTIONS"
    ? `It does not send the ${call.method}: the preflight’s answer does not allow it.`
    : "It keeps the answer from the page.";
  return [refusal, `All that the page gets is “${outcome.error.name}: ${outcome.error.message}”. The console of the developer tools has the cause.`];
}

async function log(number) {
  return json(`demo/log${number ? `?call=${number}` : ""}`);
}

// From the page's own server.
async function json(path) {
  return (await fetch(path)).json();
}

// Not as expected: the policies were changed. Changing them is the purpose of this sample.
function isAsPromised(call, outcome, exchanges) {
  const answers = exchanges.map(entry => [entry.method, entry.status, entry.outcome, entry.reason].filter(Boolean).join(" "));
  return outcome.isRead === (call.promise.browser === "read") && answers.join() === call.promise.answers.join();
}

function describe(call) {
  const lines = [`fetch("${api}${call.path}", {`, `  method: "${call.method}",`];
  if (Object.keys(call.headers).length > 0) {
    lines.push(`  headers: ${JSON.stringify(call.headers)},`);
  }
  if (call.body !== null) {
    lines.push(`  body: ${JSON.stringify(call.body)},`);
  }
  return [...lines, "})"].join("\n");
}

function exchangeItem(entry) {
  const sent = [`${entry.method} ${entry.path}`, `Origin: ${entry.origin ?? "none"}`];
  if (entry.requestMethod) {
    sent.push(`Access-Control-Request-Method: ${entry.requestMethod}`);
  }
  if (entry.requestHeaders) {
    sent.push(`Access-Control-Request-Headers: ${entry.requestHeaders}`);
  }
  const item = create("li");
  item.append(lines("sent", sent), lines("answered", [`${entry.status}`, ...entry.headers]), decisionTag(entry, ` by the policy ${entry.policy}`));
  return item;
}

function lines(className, texts) {
  const list = create("ul", "", `mono ${className}`);
  list.append(...texts.map(text => create("li", text)));
  return list;
}

function decisionTag(entry, policy = "") {
  const words = { Allowed: "✓ allowed", Denied: "✕ denied", SameOrigin: "same origin", NotCors: "no CORS request" };
  const reason = entry.reason ? `: ${entry.reason.replaceAll(/(?<=[a-z])(?=[A-Z])/g, " ").toLowerCase()}` : "";
  const kind = { Allowed: "tag good", Denied: "tag bad" }[entry.outcome] ?? "tag";
  return create("span", `${words[entry.outcome] ?? "no policy"}${policy}${reason}`, kind);
}

async function showSameOrigin() {
  const answer = await json("demo/same-origin");
  byId("compared").textContent = answer.page;
  byId("same-origin").replaceChildren(...answer.rows.map(row => {
    const verdict = create("td");
    verdict.append(create("span", row.isSame ? "✓ same" : "✕ other", row.isSame ? "tag good" : "tag bad"));
    return tableRow(["Address", "Origin", "Why"], [create("td", row.url), verdict, create("td", row.why)]);
  }));
}

async function showLog() {
  const entries = (await log()).reverse();
  byId("log").replaceChildren(...entries.map(entry => {
    const decision = create("td");
    decision.append(decisionTag(entry));
    return tableRow(["Request", "Origin", "Status", "Policy", "Decision"], [
      create("td", `${entry.method} ${entry.path}`), create("td", entry.origin ?? "none", "mono"), create("td", entry.status),
      create("td", entry.policy ?? "none"), decision]);
  }));
  if (entries.length === 0) {
    const none = create("td", "Nothing yet.");
    none.colSpan = 5;
    byId("log").append(tableRow([], [none]));
  }
}
