// Suggests while somebody types into a search for services. Without this script the search is a form like any other.
import { combobox, getJson } from "./combobox.js";

for (const form of document.querySelectorAll("form[data-suggestions]")) {
  const input = form.querySelector("input[type=search]");
  combobox(input, {
    label: "Vorschläge",
    place: (list, status) => {
      const place = form.querySelector(".kern-input-group");
      place.classList.add("suggest");
      place.append(list);
      form.append(status);
    },
    ask: (words) => getJson(form.dataset.suggestions, words),
    choose: (option) => {
      if (option.address) {
        location.assign(option.address);
      } else {
        input.value = option.main;
        form.requestSubmit();
      }
    },
    // Who types on does not want to hear that nothing was suggested; the search itself says what it finds.
    tell: (options) => options.length === 0 ? "" : (options.length === 1 ? "Ein Vorschlag" : options.length + " Vorschläge") + ". Mit den Pfeiltasten wählen, oder weiterschreiben.",
  });
}
