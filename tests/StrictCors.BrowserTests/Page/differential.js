// Makes generated calls, in this page or in a frame without an origin, and returns what the page gets to see of each.

async function runCases(cases) {
  const results = new Array(cases.length);
  let next = 0;
  async function worker() {
    while (next < cases.length) {
      const index = next++;
      results[index] = await runCase(cases[index]);
    }
  }
  await Promise.all(Array.from({ length: 12 }, worker));
  return results;
}

// The calls of one case come one after the other: each may find what the last one left.
async function runCase(calls) {
  const seen = [];
  for (const call of calls) {
    seen.push(call.isSandboxed ? await inSandbox(call) : await run(call));
  }
  return seen;
}

function run(call) {
  return call.isWebSocket ? connect(call) : call.hasUploadListener ? upload(call) : fetchIt(call);
}

function connect(call) {
  return new Promise(resolve => {
    const socket = new WebSocket(call.url.replace("http:", "ws:").split("#")[0]);
    let type = "error";
    socket.onopen = () => type = "opened";
    socket.onclose = () => resolve({ type });
  });
}

async function fetchIt(call) {
  try {
    const response = await fetch(call.url, {
      method: call.method,
      mode: call.mode,
      credentials: call.credentials,
      redirect: call.redirect,
      headers: call.headers.map(header => [header.name, header.value]),
      body: call.body ?? undefined,
    });
    return {
      type: response.type,
      status: response.status,
      headers: [...response.headers].map(header => header.join(": ")),
      body: await response.text(),
    };
  } catch (error) {
    return { type: "error" };
  }
}

function upload(call) {
  return new Promise(resolve => {
    const request = new XMLHttpRequest();
    const fail = () => resolve({ type: "error" });
    try {
      request.open(call.method, call.url);
      request.withCredentials = call.credentials === "include";
      for (const header of call.headers) {
        request.setRequestHeader(header.name, header.value);
      }
    } catch {
      return fail();
    }
    request.upload.onprogress = () => {};
    request.onload = () => resolve({
      type: "loaded",
      status: request.status,
      headers: request.getAllResponseHeaders().split("\r\n").filter(line => line),
      body: request.responseText,
    });
    request.onerror = fail;
    request.send(call.body ?? undefined);
  });
}

let sandbox;
const waiting = new Map();

async function inSandbox(call) {
  sandbox ??= openSandbox();
  const frame = await sandbox;
  const number = waiting.size;
  return new Promise(resolve => {
    waiting.set(number, resolve);
    frame.contentWindow.postMessage({ number, call }, "*");
  });
}

function openSandbox() {
  return new Promise(resolve => {
    const frame = document.createElement("iframe");
    frame.sandbox = "allow-scripts";
    frame.src = "/differential.html";
    frame.onload = () => resolve(frame);
    document.body.append(frame);
  });
}

addEventListener("message", async event => {
  if (event.data.call) {
    event.source.postMessage({ number: event.data.number, seen: await run(event.data.call) }, "*");
  } else {
    waiting.get(event.data.number)(event.data.seen);
  }
});
