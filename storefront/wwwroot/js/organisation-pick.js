// Makes a combobox (ARIA 1.2, editable, list autocomplete) of a search for an organisation. The server's search and its radio buttons
// do the same without this script.

const wait = 200;

for (const pick of document.querySelectorAll("[data-organisations]")) {
  const input = pick.querySelector("input[type=text]");
  const search = pick.querySelector("button");
  const found = pick.querySelector(".pick__found");
  const chosen = found.querySelector("input[type=radio]:checked");

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

  const list = document.createElement("ul");
  list.id = input.id + "-liste";
  list.className = "pick__list";
  list.setAttribute("role", "listbox");
  list.setAttribute("aria-label", "Gefundene Organisationen");
  list.hidden = true;
  const status = document.createElement("p");
  status.className = "unseen";
  status.setAttribute("role", "status");

  // A hidden button would still be the one that Enter presses.
  search.disabled = true;
  search.hidden = true;
  found.replaceChildren(value, list, detail, status);
  input.setAttribute("role", "combobox");
  input.setAttribute("aria-autocomplete", "list");
  input.setAttribute("aria-expanded", "false");
  input.setAttribute("aria-controls", list.id);

  let options = [];
  let active = -1;
  let timer;
  let asked = 0;

  const close = () => {
    list.hidden = true;
    active = -1;
    input.setAttribute("aria-expanded", "false");
    input.removeAttribute("aria-activedescendant");
  };

  const activate = (index) => {
    active = index;
    options.forEach((option, number) => option.element.setAttribute("aria-selected", String(number === index)));
    const element = options[index]?.element;
    if (element) {
      input.setAttribute("aria-activedescendant", element.id);
      element.scrollIntoView({ block: "nearest" });
    } else {
      input.removeAttribute("aria-activedescendant");
    }
  };

  const choose = (option) => {
    input.value = option.name;
    value.value = option.id;
    detail.textContent = option.detail;
    status.textContent = option.name + " gewählt.";
    close();
  };

  const show = (answer) => {
    options = answer.items.map((item, number) => {
      const element = document.createElement("li");
      element.id = list.id + "-" + number;
      element.setAttribute("role", "option");
      element.setAttribute("aria-selected", "false");
      const name = document.createElement("span");
      name.className = "pick__name";
      name.textContent = item.name;
      const more = document.createElement("span");
      more.className = "pick__more";
      more.textContent = item.detail;
      element.append(name, document.createTextNode(" "), more);
      const option = { ...item, element };
      // The field keeps the focus, so that its blur does not close the list before the click is through.
      element.addEventListener("mousedown", (event) => event.preventDefault());
      element.addEventListener("click", () => choose(option));
      return option;
    });
    list.replaceChildren(...options.map((option) => option.element));
    active = -1;
    input.removeAttribute("aria-activedescendant");
    list.hidden = options.length === 0;
    input.setAttribute("aria-expanded", String(options.length > 0));
    detail.textContent = options.length === 0 ? "Nichts gefunden. Prüfen Sie die Schreibweise, oder geben Sie den Regionalschlüssel (ARS) ein." : "";
    status.textContent = options.length === 0 ? detail.textContent
      : (answer.hasMore ? "Mehr als " + options.length + " Organisationen gefunden, die besten " + options.length : options.length === 1 ? "Eine Organisation gefunden" : options.length + " Organisationen gefunden")
        + ". Mit den Pfeiltasten wählen.";
  };

  const ask = async () => {
    const words = input.value.trim();
    const number = ++asked;
    if (words.length < 2) {
      close();
      status.textContent = "";
      return;
    }
    try {
      const response = await fetch(pick.dataset.organisations + "?q=" + encodeURIComponent(words), { headers: { Accept: "application/json" } });
      if (!response.ok || response.redirected) {
        throw new Error(String(response.status));
      }
      const answer = await response.json();
      // An answer to earlier letters is worth nothing any more.
      if (number === asked && document.activeElement === input) {
        show(answer);
      }
    } catch {
      if (number === asked) {
        close();
        detail.textContent = "Die Suche antwortet gerade nicht. Schreiben Sie den Namen aus und senden Sie das Formular; dann suchen wir noch einmal.";
        status.textContent = detail.textContent;
      }
    }
  };

  input.addEventListener("input", () => {
    value.value = "";
    detail.textContent = "";
    clearTimeout(timer);
    timer = setTimeout(ask, wait);
  });

  input.addEventListener("blur", close);

  input.addEventListener("keydown", (event) => {
    const open = !list.hidden;
    const last = options.length - 1;
    switch (event.key) {
      case "ArrowDown":
        event.preventDefault();
        if (open) {
          activate(active === last ? 0 : active + 1);
        } else {
          ask();
        }
        break;
      case "ArrowUp":
        event.preventDefault();
        if (open) {
          activate(active <= 0 ? last : active - 1);
        }
        break;
      case "Home":
        if (open && active >= 0) {
          event.preventDefault();
          activate(0);
        }
        break;
      case "End":
        if (open && active >= 0) {
          event.preventDefault();
          activate(last);
        }
        break;
      case "Enter":
        if (open && active >= 0) {
          event.preventDefault();
          choose(options[active]);
        }
        break;
      case "Escape":
        if (open) {
          event.preventDefault();
          close();
        }
        break;
    }
  });
}
