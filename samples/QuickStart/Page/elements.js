// How the page makes its elements. Values go in as text, never as markup.
export function byId(id) {
  return document.getElementById(id);
}

export function create(name, text = "", className = "") {
  const element = document.createElement(name);
  element.textContent = text;
  if (className) {
    element.className = className;
  }
  return element;
}

// On a phone, a row is a card, and each cell shows the title of its column.
export function tableRow(titles, cells) {
  const row = create("tr");
  cells.forEach((cell, column) => {
    if (titles[column]) {
      cell.dataset.title = titles[column];
    }
  });
  row.append(...cells);
  return row;
}
