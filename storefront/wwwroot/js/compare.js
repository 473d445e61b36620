// Ticking services to compare: without this script the choice goes along when the form is sent. With it the choice stands in the
// address at once, and with it in every link to another page of the list.
const most = 4;
const bar = document.querySelector(".compare-bar");
const boxes = [...document.querySelectorAll('.compare-box input[type="checkbox"]')];
const elsewhere = [...document.querySelectorAll('input[hidden][name="vergleich"]')];
const status = bar.querySelector('[role="status"]');
const compare = bar.querySelector("button[formaction]");
const hint = document.createElement("p");
const names = new Map([...bar.querySelectorAll("[data-slug]")].map((entry) => [entry.dataset.slug, entry.querySelector(".chip > span:nth-child(2)").textContent]));
bar.querySelector(".compare-bar__chosen").replaceChildren(hint);
bar.querySelector(".compare-bar__keep").hidden = true;

const chosen = () => [
  ...elsewhere.map((field) => ({ slug: field.value, name: names.get(field.value) })),
  ...boxes.filter((box) => box.checked).map((box) => ({ slug: box.value, name: box.labels[0].querySelector(".unseen").textContent.replace(/^: /, "") })),
];

const withChoice = (href, slugs) => {
  const url = new URL(href, location.href);
  url.searchParams.delete("vergleich");
  for (const slug of slugs) {
    url.searchParams.append("vergleich", slug);
  }
  return url;
};

const show = (speak) => {
  const services = chosen();
  const slugs = services.map((service) => service.slug);
  const count = services.length === 0
    ? `Haken Sie zwei bis ${["", "", "zwei", "drei", "vier", "fünf", "sechs"][most] ?? most} Dienste an.`
    : `${services.length} von ${most} gewählt`
      + (services.length === 1 ? ", mindestens einer fehlt noch" : services.length > most ? ", das sind zu viele" : "");
  const named = document.createElement("span");
  named.className = "compare-bar__names";
  named.textContent = services.length === 0 ? "" : ": " + services.map((service) => service.name).join(", ");
  hint.replaceChildren(count, named);
  bar.classList.toggle("compare-bar--chosen", services.length > 0);
  if (speak) {
    status.textContent = hint.textContent;
  }
  for (const box of boxes) {
    box.disabled = !box.checked && services.length >= most;
  }
  compare.disabled = services.length < 2 || services.length > most;
  history.replaceState(history.state, "", withChoice(location.href, slugs));
  for (const link of document.querySelectorAll(".pages a, .results .row a[href*='/dienste'], .filters a")) {
    link.href = withChoice(link.href, slugs);
  }
};

for (const box of boxes) {
  box.addEventListener("change", () => show(true));
}
show(false);
