import { debounce, element, find, say } from "./elements.js";

/**
 * A list of which the server sends one part at a time: ten thousand rows are no more work for the page than fifty.
 * @param section The section with a filter and a place for the pager.
 * @param url Where the parts come from.
 * @param show Shows the rows of one part.
 */
export function pagedList(section, url, show) {
  const filter = find("form", section);
  const place = find(".pager", section);
  const count = element("span", { role: "status" });
  const before = button("Previous", -1);
  const after = button("Next", 1);
  let part = { total: 0, offset: 0, rows: [] };
  let latest = 0;
  place.append(before, count, after);
  filter.addEventListener("submit", event => event.preventDefault());
  filter.addEventListener("input", debounce(() => load(0)));
  return { load: () => load(part.offset) };

  function button(text, direction) {
    const made = element("button", { type: "button", textContent: text });
    made.addEventListener("click", () => made.getAttribute("aria-disabled") === "true"
      || load(direction < 0 ? Math.max(0, part.offset - 50) : part.offset + part.rows.length));
    return made;
  }

  async function load(offset) {
    const request = ++latest;
    const query = new URLSearchParams({ text: filter.elements.text.value, offset });
    const response = await fetch(`${url}?${query}`).catch(() => null);
    if (request !== latest) {
      return;
    }

    if (response === null || !response.ok) {
      say(count, "The server does not answer.");
      return;
    }

    part = await response.json();
    show(part.rows);
    const last = part.offset + part.rows.length;
    say(count, part.total === 0 ? "None" : `${part.offset + 1} to ${last} of ${part.total}`);

    // Not disabled, because the last click of several would take the focus away from the keyboard.
    before.setAttribute("aria-disabled", String(part.offset === 0));
    after.setAttribute("aria-disabled", String(last >= part.total));
  }
}
