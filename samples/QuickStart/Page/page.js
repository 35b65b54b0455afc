// Everything here is an ordinary page of another origin: fetch is all it has.
const api = (await (await fetch("api.json")).json()).url;
const calls = await (await fetch("calls.json")).json();

byId("page-origin").textContent = location.origin;
byId("api-origin").textContent = api;

const cards = calls.map(addCard);
onClick(byId("send-all"), async () => {
  for (const card of cards) {
    await card.send();
  }
});
onClick(byId("refresh"), showLog);

await orAlarm(async () => {
  await showSameOrigin();
  await showLog();
  for (const button of document.querySelectorAll("button")) {
    button.disabled = false;
  }
});

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
    await showLog();
  }

  onClick(button, send);
  return { send };
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
    alarm.textContent = `This page cannot read ${api}. Either it has stopped, or its default policy does not list ${location.origin} in AllowedOrigins.`;
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
  const query = number ? `?call=${number}` : "";
  return (await fetch(`${api}/demo/log${query}`)).json();
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
  const answer = await (await fetch(`${api}/demo/same-origin`)).json();
  byId("compared").textContent = answer.page;
  byId("same-origin").replaceChildren(...answer.rows.map(row => {
    const verdict = create("td");
    verdict.append(create("span", row.isSame ? "✓ same" : "✕ other", row.isSame ? "tag good" : "tag bad"));
    return tableRow(create("td", row.url), verdict, create("td", row.why));
  }));
}

async function showLog() {
  const entries = (await log()).reverse();
  byId("log").replaceChildren(...entries.map(entry => {
    const decision = create("td");
    decision.append(decisionTag(entry));
    return tableRow(create("td", `${entry.method} ${entry.path}`), create("td", entry.origin ?? "none", "mono"), create("td", entry.status), create("td", entry.policy ?? "none"), decision);
  }));
  if (entries.length === 0) {
    const none = create("td", "Nothing yet.");
    none.colSpan = 5;
    byId("log").append(tableRow(none));
  }
}

function tableRow(...cells) {
  const row = create("tr");
  row.append(...cells);
  return row;
}

function create(name, text = "", className = "") {
  const element = document.createElement(name);
  element.textContent = text;
  if (className) {
    element.className = className;
  }
  return element;
}

function byId(id) {
  return document.getElementById(id);
}
