// An editable combobox with a list of what was found (ARIA 1.2, list autocomplete), for keyboard, mouse and screen reader.

const wait = 200;
const shortest = 2;

// input: the text field. label: name of the list. place(list, status): puts the two into the page. ask(words): a promise of the options,
// each { main, more } with what else the caller needs. choose(option): the person has chosen. tell(options): what a screen reader is told.
// typed(), failed() and found(options): what else should happen then.
export function combobox(input, { label, place, ask, choose, tell, typed = () => {}, failed = () => {}, found = () => {} }) {
  const list = document.createElement("ul");
  list.id = input.id + "-liste";
  list.className = "pick__list";
  list.setAttribute("role", "listbox");
  list.setAttribute("aria-label", label);
  list.hidden = true;
  const status = document.createElement("p");
  status.className = "unseen";
  status.setAttribute("role", "status");
  place(list, status);

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

  const take = (option) => {
    status.textContent = option.main + " gewählt.";
    close();
    choose(option);
  };

  const show = (items) => {
    options = items.map((item, number) => {
      const element = document.createElement("li");
      element.id = list.id + "-" + number;
      element.setAttribute("role", "option");
      element.setAttribute("aria-selected", "false");
      const name = document.createElement("span");
      name.className = "pick__name";
      name.textContent = item.main;
      const more = document.createElement("span");
      more.className = "pick__more";
      more.textContent = item.more;
      element.append(name, document.createTextNode(" "), more);
      const option = { ...item, element };
      // The field keeps the focus, so that its blur does not close the list before the click is through.
      element.addEventListener("mousedown", (event) => event.preventDefault());
      element.addEventListener("click", () => take(option));
      return option;
    });
    list.replaceChildren(...options.map((option) => option.element));
    active = -1;
    input.removeAttribute("aria-activedescendant");
    list.hidden = options.length === 0;
    input.setAttribute("aria-expanded", String(options.length > 0));
    found(options);
    status.textContent = tell(options);
  };

  const look = async () => {
    const words = input.value.trim();
    const number = ++asked;
    if (words.length < shortest) {
      close();
      status.textContent = "";
      return;
    }
    try {
      const items = await ask(words);
      // An answer to earlier letters is worth nothing any more.
      if (number === asked && document.activeElement === input) {
        show(items);
      }
    } catch {
      if (number === asked) {
        close();
        failed(status);
      }
    }
  };

  input.addEventListener("input", () => {
    typed();
    clearTimeout(timer);
    timer = setTimeout(look, wait);
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
          look();
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
          take(options[active]);
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

// The JSON answer to a GET; everything else is an error.
export async function getJson(address, words) {
  const response = await fetch(address + "?q=" + encodeURIComponent(words), { headers: { Accept: "application/json" } });
  if (!response.ok || response.redirected) {
    throw new Error(String(response.status));
  }
  return response.json();
}
