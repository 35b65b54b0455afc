// Browsers open few connections to one server, six for all windows together. If this page is open in many windows, the streams would take all of
// them, and neither a question to the server nor another window would get through. Two windows have a stream, and the others follow them.

const streams = 2;
const id = `${Math.random()}`;
const channel = new BroadcastChannel(`StrictCors ${location.pathname}`);
const newer = new Set();
let order = "";

/** Passes on to the other windows what the stream of this one has received. */
export const share = (kind, data = null) => channel.postMessage({ kind, data });

/** Says to the other windows that this one has a stream. */
export function opened() {
  newer.clear();
  order = `${Date.now()} ${id}`;
  channel.postMessage({ kind: "opened", data: { id, order } });
}

/** Says to the other windows that this one has no stream any more. */
export const closed = () => channel.postMessage({ kind: "closed", data: id });

/**
 * Listens to the other windows.
 * @param follow Enough newer windows have a stream.
 * @param lead A window with a stream has gone.
 * @param receive What another window has received.
 */
export function attend(follow, lead, receive) {
  channel.addEventListener("message", event => {
    const { kind, data } = event.data;
    if (kind === "closed") {
      lead();
    } else if (kind !== "opened") {
      receive(kind, data);
    } else if (data.order > order && newer.add(data.id).size >= streams) {
      // In one order for all windows: when a server comes back, all open at once, and two must stay.
      follow();
    }
  });
}
