// Makes a combobox of the search in a list: what is chosen goes into the lines or the rows of the statement. The server's search and its
// boxes to tick do the same without this script.
import { combobox, getJson } from "./combobox.js";

const nothing = "Nichts gefunden. Versuchen Sie ein anderes Wort, oder schreiben Sie es selbst hinein.";

for (const pick of document.querySelectorAll("[data-list]")) {
  const input = pick.querySelector("input[type=text]");
  if (!input) {
    continue;
  }
  const form = input.form;
  const search = pick.querySelector(".pick__search button");
  const found = pick.querySelector(".pick__found");
  const known = pick.querySelector(".picks__known");
  const name = pick.dataset.for;
  const columns = pick.dataset.columns ? pick.dataset.columns.split(" ") : null;
  const detail = document.createElement("p");
  detail.className = "muted pick__detail";
  let hasMore = false;

  // A hidden button would still be the one that Enter presses.
  search.disabled = true;
  search.hidden = true;

  const changed = (field) => field.dispatchEvent(new Event("input", { bubbles: true }));

  // One more line, unless it is there already.
  const addLine = (option) => {
    const area = form.elements[name];
    const lines = area.value.split("\n").map((line) => line.trim()).filter((line) => line);
    if (!lines.includes(option.value)) {
      area.value = [...lines, option.value].join("\n");
      if (option.value !== option.main) {
        const entry = document.createElement("li");
        entry.textContent = option.value + ": " + option.main;
        known.append(entry);
      }
    }
    changed(area);
    return "„" + option.main + "“ steht jetzt im Feld darüber.";
  };

  // The first row in which none of the columns is filled in.
  const addRow = (option) => {
    const parts = option.value.split("\t");
    for (let row = 0; form.elements[`${name}-${row}-${columns[0]}`]; row++) {
      const fields = columns.map((column) => form.elements[`${name}-${row}-${column}`]);
      if (fields.every((field) => field.value.trim() === "")) {
        fields.forEach((field, number) => { field.value = parts[number] ?? ""; });
        changed(fields[0]);
        fields[0].closest("fieldset").scrollIntoView({ block: "nearest" });
        fields[0].focus();
        return "„" + option.main + "“ steht jetzt in einem eigenen Eintrag. Ergänzen Sie dort den Rest.";
      }
    }
    return "Es ist kein Eintrag mehr frei. Legen Sie mit dem Knopf unten einen weiteren an und wählen Sie dann noch einmal.";
  };

  combobox(input, {
    label: "Gefunden in der Liste",
    place: (list, status) => found.prepend(list, detail, status),
    ask: async (words) => {
      const answer = await getJson(pick.dataset.list, words);
      hasMore = answer.hasMore;
      return answer.items.map((item) => ({ main: item.text, more: item.more ?? "", value: item.value }));
    },
    choose: (option) => {
      input.value = "";
      detail.textContent = columns ? addRow(option) : addLine(option);
    },
    typed: () => { detail.textContent = ""; },
    found: (options) => { detail.textContent = options.length === 0 ? nothing : ""; },
    tell: (options) => options.length === 0 ? nothing
      : (hasMore ? "Mehr als " + options.length + " gefunden, die ersten " + options.length : options.length === 1 ? "Eines gefunden" : options.length + " gefunden")
        + ". Mit den Pfeiltasten wählen.",
    failed: (status) => {
      detail.textContent = "Die Suche antwortet gerade nicht. Schreiben Sie es selbst hinein.";
      status.textContent = detail.textContent;
    },
  });
}
