// What a page can do to another origin. Each function answers with what the page gets to know.

async function attempt(action) {
  try {
    return { isRead: true, ...await action() };
  } catch (error) {
    return { isRead: false, error: String(error) };
  }
}

function send(call) {
  return attempt(() => call.hasUploadListener ? upload(call) : fetchIt(call));
}

async function fetchIt(call) {
  const response = await fetch(call.url, {
    method: call.method,
    mode: call.mode ?? "cors",
    cache: call.cache ?? "default",
    headers: (call.headers ?? []).map(header => [header.name, header.value]),
    credentials: call.includesCredentials ? "include" : "omit",
    body: call.body ?? undefined,
  });
  return { status: response.status, body: await response.text(), type: response.type };
}

function upload(call) {
  return new Promise((resolve, reject) => {
    const request = new XMLHttpRequest();
    request.open(call.method, call.url);
    request.withCredentials = call.includesCredentials;
    for (const header of call.headers ?? []) {
      request.setRequestHeader(header.name, header.value);
    }
    request.upload.onprogress = () => {};
    request.onload = () => resolve({ status: request.status, body: request.responseText });
    request.onerror = () => reject(new TypeError("XMLHttpRequest failed"));
    request.send(call.body ?? "body");
  });
}

// One after the other keeps the order of the console's messages; all at once is quicker.
function sendAll(calls) {
  return Promise.all(calls.map(send));
}

function openSocket(url) {
  return new Promise(resolve => {
    const socket = new WebSocket(url);
    socket.onmessage = message => {
      resolve({ isRead: true, body: message.data });
      socket.close();
    };
    socket.onerror = () => resolve({ isRead: false });
  });
}

function openEvents(call) {
  return new Promise(resolve => {
    const events = new EventSource(call.url, { withCredentials: call.includesCredentials });
    events.onmessage = message => {
      resolve({ isRead: true, body: message.data });
      events.close();
    };
    events.onerror = () => {
      resolve({ isRead: false });
      events.close();
    };
  });
}

function postForm(url) {
  const form = document.createElement("form");
  form.method = "post";
  form.action = url;
  document.body.append(form);
  form.submit();
}

function addSandboxedFrame() {
  return new Promise(resolve => {
    const frame = document.createElement("iframe");
    frame.name = "sandboxed";
    frame.sandbox = "allow-scripts";
    frame.src = "index.html";
    frame.onload = resolve;
    document.body.append(frame);
  });
}

// A hub by the real client. The DELETE that ends long polling is sent by stop(), which reports no failure.
async function callHub(call) {
  await new Promise(resolve => {
    const script = document.createElement("script");
    script.src = "/signalr.js";
    script.onload = resolve;
    document.head.append(script);
  });
  const connection = new signalR.HubConnectionBuilder().withUrl(call.url, { transport: call.transport }).configureLogging(signalR.LogLevel.None).build();
  return attempt(async () => {
    await connection.start();
    const body = await connection.invoke("Say", "hello");
    await connection.stop();
    return { body };
  });
}
