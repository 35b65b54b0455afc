// The only way in which this page makes elements. Whatever comes from requests or settings becomes text, never markup.

/** An element with properties and children: strings become text. */
export function element(name, properties = {}, ...children) {
  const made = document.createElement(name);
  for (const [key, value] of Object.entries(properties)) {
    if (key.includes("-") || key === "role" || key === "for" || key === "colspan" || key === "scope") {
      made.setAttribute(key, value);
    } else {
      made[key] = value;
    }
  }

  made.append(...children.filter(child => child !== null && child !== undefined && child !== ""));
  return made;
}

export const find = (selector, within = document) => within.querySelector(selector);

/** Changes a text, if it is another one: a screen reader reads what is written anew. */
export function say(place, text) {
  if (place.textContent !== text) {
    place.textContent = text;
  }
}

/** Has a screen reader say something when it has finished what it is saying. */
export function announce(text) {
  find("#announced").textContent = text;
}

/** A cell that shows its column's name on a narrow screen. */
export const cell = (title, ...children) => element("td", { "data-title": title }, ...children);

/** Characters that are not seen or turn the direction of others are written out. What is copied has them. */
const visible = text => text.replace(/[\p{C}\p{Zl}\p{Zp}]/gu, character => `\\u{${character.codePointAt(0).toString(16)}}`);

/** Text that can be copied with one click or key. */
export function copyable(text, what) {
  const shown = element("pre", { tabIndex: 0, role: "group", "aria-label": `${what} to write` }, element("code", { textContent: visible(text) }));
  const button = element("button", { type: "button", className: "copy", textContent: "Copy", "aria-label": `Copy ${what}` });
  button.addEventListener("click", async () => {
    let said = "Copied";
    try {
      await navigator.clipboard.writeText(text);
    } catch {
      // The clipboard is for pages of https and of this machine.
      getSelection().selectAllChildren(shown);
      said = "Selected: press Ctrl+C";
    }

    button.textContent = said;
    announce(said);
    setTimeout(() => { button.textContent = "Copy"; }, 4000);
  });
  return element("div", { className: "copyable" }, shown, button);
}

/** Calls back a little after the last of several events. */
export function debounce(call, milliseconds = 150) {
  let timer = 0;
  return () => {
    clearTimeout(timer);
    timer = setTimeout(call, milliseconds);
  };
}
