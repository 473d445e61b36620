// Makes a combobox of a search for an organisation. The server's search and its radio buttons do the same without this script.
import { combobox, getJson } from "./combobox.js";

const nothing = "Nichts gefunden. Prüfen Sie die Schreibweise, oder geben Sie den Regionalschlüssel (ARS) ein.";

for (const pick of document.querySelectorAll("[data-organisations]")) {
  const input = pick.querySelector("input[type=text]");
  const search = pick.querySelector("button");
  const found = pick.querySelector(".pick__found");
  const chosen = found.querySelector("input[type=radio]:checked");
  let hasMore = false;

  const value = document.createElement("input");
  value.type = "hidden";
  value.name = pick.dataset.field;
  value.value = chosen?.value ?? "";
  const detail = document.createElement("p");
  detail.className = "muted pick__detail";
  if (chosen) {
    input.value = chosen.labels[0].textContent;
    detail.textContent = document.getElementById(chosen.getAttribute("aria-describedby"))?.textContent ?? "";
  }

  // A hidden button would still be the one that Enter presses.
  search.disabled = true;
  search.hidden = true;

  combobox(input, {
    label: "Gefundene Organisationen",
    place: (list, status) => found.replaceChildren(value, list, detail, status),
    ask: async (words) => {
      const answer = await getJson(pick.dataset.organisations, words);
      hasMore = answer.hasMore;
      return answer.items.map((item) => ({ main: item.name, more: item.detail, id: item.id }));
    },
    choose: (option) => {
      input.value = option.main;
      value.value = option.id;
      detail.textContent = option.more;
    },
    typed: () => {
      value.value = "";
      detail.textContent = "";
    },
    found: (options) => { detail.textContent = options.length === 0 ? nothing : ""; },
    tell: (options) => options.length === 0 ? nothing
      : (hasMore ? "Mehr als " + options.length + " Organisationen gefunden, die besten " + options.length : options.length === 1 ? "Eine Organisation gefunden" : options.length + " Organisationen gefunden")
        + ". Mit den Pfeiltasten wählen.",
    failed: (status) => {
      detail.textContent = "Die Suche antwortet gerade nicht. Schreiben Sie den Namen aus und senden Sie das Formular; dann suchen wir noch einmal.";
      status.textContent = detail.textContent;
    },
  });
}
