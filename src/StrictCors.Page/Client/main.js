import { find } from "./elements.js";
import { endpoints, policies } from "./lists.js";
import { listen } from "./live.js";
import "./attempt.js";

const views = { decisions: null, endpoints, policies, try: null };

function current() {
  const name = location.hash.slice(1);
  return Object.hasOwn(views, name) ? name : "decisions";
}

function show(moveFocus) {
  const name = current();
  for (const view of Object.keys(views)) {
    find(`#${view}`).hidden = view !== name;
    const link = find(`nav a[href="#${view}"]`);
    if (view === name) {
      link.setAttribute("aria-current", "page");
    } else {
      link.removeAttribute("aria-current");
    }
  }

  views[name]?.load();
  if (moveFocus) {
    find(`#${name} h2`).focus();
    scrollTo(0, 0);
  }
}

addEventListener("hashchange", () => show(true));
show(false);
listen(() => views[current()]?.load());
