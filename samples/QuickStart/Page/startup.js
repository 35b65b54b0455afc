// What the program logs at its start: the table of endpoints, and the message about settings with mistakes.
import { byId, create, tableRow } from "./elements.js";

// The log has columns with two spaces or more between them. A line of another form is shown as it is.
export async function showTable({ text }) {
  const lines = text.split("\n").slice(1).map(line => line.trimEnd()).filter(line => line);
  const starts = [...(lines[0] ?? "").matchAll(/\S+(?: \S+)*/g)].map(title => title.index);
  const cellsOf = line => starts.map((start, column) => line.slice(start, starts[column + 1]).trim());
  const isRow = line => line.length > starts[1] && starts.slice(1).every(start => line.length <= start || /^\s\s/.test(line.slice(start - 2)));
  const [titles, rows, rest] = [cellsOf(lines[0] ?? ""), lines.slice(1).filter(isRow), lines.slice(1).filter(line => !isRow(line))];
  if (rows.length === 0) {
    byId("table").replaceChildren(create("p", "The program has not logged a table: it does not run in the Development environment."));
    return;
  }

  const head = create("thead");
  head.append(tableRow([], titles.map(title => create("th", title))));
  const body = create("tbody");
  body.append(...rows.map(line => tableRow(titles, cellsOf(line).map(cell => create("td", cell)))));
  const table = create("table", "", "rows");
  table.append(head, body);
  const scroll = create("div", "", "scroll");
  scroll.append(table);
  byId("table").replaceChildren(scroll, ...rest.map(line => create("p", line)));
}

export async function showSettingsTrial(onClick) {
  byId("broken").value = await (await fetch("broken.json")).text();
  onClick(byId("break"), async () => {
    const response = await fetch("demo/start", { method: "POST", headers: { "Content-Type": "application/json" }, body: byId("broken").value });
    const { message } = await response.json();
    byId("message").textContent = message ?? "The program starts: these settings have no mistake.";
    byId("message").classList.toggle("alarm", message !== null);
    byId("message").hidden = false;
  });
}
