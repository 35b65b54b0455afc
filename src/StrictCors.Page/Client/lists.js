import { cell, element, find } from "./elements.js";
import { pagedList } from "./pager.js";

export const endpoints = pagedList(find("#endpoints"), "api/endpoints", rows => find("#endpoints-table tbody").replaceChildren(
  ...rows.map(row => element("tr", {},
    cell("Methods", row.methods),
    cell("Route", element("code", { textContent: row.route }),
      row.name.endsWith(row.route) ? null : element("small", { textContent: ` ${row.name}` })),
    cell("Policy", row.policy),
    cell("Enforcement", row.enforcement === "" ? "none" : row.enforcement),
    cell("Chosen by", row.choice)))));

export const policies = pagedList(find("#policies"), "api/policies", rows => find("#policies-list").replaceChildren(
  ...rows.map(policy => element("article", { className: "policy" },
    element("h3", {}, policy.name, policy.isDefault ? element("small", { textContent: " default policy" }) : null),
    element("p", {}, element("code", { textContent: policy.path })),
    element("dl", {}, ...policy.settings.flatMap(setting => [
      element("dt", { textContent: setting.key }), element("dd", { textContent: setting.value })])),
    ...policy.lists.map(list)))));

function list({ key, source, total, entries }) {
  return element("div", { className: "list" },
    element("h4", { textContent: key }),
    element("p", { className: "source", textContent: source === "default" ? "the default" : `from ${source}` }),
    element("ul", {}, ...entries.map(entry => element("li", {}, element("code", { textContent: entry })))),
    total > entries.length ? element("p", { textContent: `${entries.length} of ${total} entries. The filter finds others.` }) : null);
}
