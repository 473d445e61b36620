// Makes pages nicer that work without it.
"use strict";

// A form is sent once: a second click while the first is on its way does nothing. The idempotency key covers the rest.
for (const form of document.querySelectorAll('form[method="post"]')) {
  let sent = false;
  form.addEventListener("submit", (event) => {
    if (sent) {
      event.preventDefault();
      return;
    }
    sent = true;
  });
  // A page that the browser shows again from its memory can be sent again.
  window.addEventListener("pageshow", () => { sent = false; });
}

// A page that came back with errors starts at their summary.
document.getElementById("fehler")?.focus();

// Who makes a new password can look at what was typed; it is hidden again before it is sent.
for (const field of document.querySelectorAll('input[autocomplete="new-password"]')) {
  const button = document.createElement("button");
  button.type = "button";
  button.className = "plain-button show-password";
  button.setAttribute("aria-controls", field.id);
  const show = (visible) => {
    field.type = visible ? "text" : "password";
    button.textContent = visible ? "Passwort verbergen" : "Passwort anzeigen";
  };
  button.addEventListener("click", () => show(field.type === "password"));
  field.form.addEventListener("submit", () => show(false));
  show(false);
  field.after(button);
}

// How many characters are left, said politely and not at every key.
for (const area of document.querySelectorAll("textarea[maxlength]")) {
  const counter = document.createElement("p");
  counter.className = "counter";
  counter.id = area.id + "-rest";
  const spoken = document.createElement("p");
  spoken.className = "kern-sr-only";
  spoken.setAttribute("aria-live", "polite");
  let wait;
  const tell = () => {
    const left = area.maxLength - area.value.length;
    counter.textContent = "Noch " + left.toLocaleString("de-DE") + " Zeichen";
    clearTimeout(wait);
    wait = setTimeout(() => { spoken.textContent = counter.textContent; }, 1000);
  };
  area.addEventListener("input", tell);
  area.after(counter, spoken);
  counter.textContent = "Noch " + (area.maxLength - area.value.length).toLocaleString("de-DE") + " Zeichen";
  area.setAttribute("aria-describedby", [area.getAttribute("aria-describedby"), counter.id].filter(Boolean).join(" "));
}

// The menu closes with Escape and gives the focus back.
for (const menu of document.querySelectorAll("details.menu")) {
  menu.addEventListener("keydown", (event) => {
    if (event.key === "Escape" && menu.open) {
      menu.open = false;
      menu.querySelector("summary").focus();
    }
  });
}

// A long list of answers can be narrowed down by typing. What is ticked stays in sight.
for (const list of document.querySelectorAll(".facet fieldset")) {
  const checks = [...list.querySelectorAll(".kern-form-check")];
  if (checks.length < 10) {
    continue;
  }
  const plain = (text) => text.toLowerCase()
    .replaceAll("ß", "ss").normalize("NFD").replace(/\p{M}/gu, "").replace(/([aou])e/g, "$1");
  const label = document.createElement("label");
  const input = document.createElement("input");
  const spoken = document.createElement("p");
  input.type = "search";
  input.id = checks[0].querySelector("input").id + "-eingrenzen";
  input.className = "facet__narrow";
  input.autocomplete = "off";
  label.htmlFor = input.id;
  label.className = "facet__label";
  label.textContent = "Liste eingrenzen";
  spoken.className = "kern-sr-only";
  spoken.setAttribute("aria-live", "polite");
  let wait;
  input.addEventListener("input", () => {
    const sought = plain(input.value.trim());
    let shown = 0;
    for (const check of checks) {
      const fits = plain(check.querySelector("label").firstChild.textContent).includes(sought);
      check.hidden = !fits && !check.querySelector("input").checked;
      shown += check.hidden ? 0 : 1;
    }
    clearTimeout(wait);
    wait = setTimeout(() => { spoken.textContent = shown + " von " + checks.length + " Einträgen"; }, 500);
  });
  const narrow = document.createElement("div");
  narrow.className = "facet__search";
  narrow.append(label, input, spoken);
  list.querySelector(".kern-fieldset__body").before(narrow);
}
