// Saves a section on the way: a few seconds after the typing stops, and when the page is left. Without this script the button does it.
// A sending of the form waits for a saving that is on its way, so that nobody meets a conflict with himself.
// Where two people's texts are to be chosen from, there is nothing to save on the way.
const status = document.querySelector("[data-autosave]");
if (status) {
  const pause = 3000;
  const form = status.closest("form");
  const address = status.dataset.autosave;
  let wait;
  let running = null;
  let dirty = false;

  const say = (text) => { status.textContent = text; };
  const list = (labels) => labels.map((label) => "„" + label + "“").join(", ");

  const tell = (answer) => {
    for (const [name, digest] of Object.entries(answer.before)) {
      // What cannot be saved yet keeps the value it is compared with.
      form.elements[name].value = digest;
    }
    for (const [name, html] of Object.entries(answer.preview)) {
      const box = form.querySelector(`[data-preview="${name}"]`);
      box.querySelector(".prose").innerHTML = html;
      box.hidden = false;
    }
    if (answer.closed) {
      say("Nicht gespeichert: Der Entwurf ist inzwischen nicht mehr offen. Kopieren Sie Ihren Text.");
    } else if (answer.conflicts.length > 0) {
      say("Jemand anderes hat " + list(answer.conflicts) + " geändert. Mit „Speichern“ sehen Sie beide Fassungen und wählen.");
    } else if (answer.left.length > 0) {
      say("Zwischengespeichert um " + answer.saved + " Uhr, außer " + list(answer.left) + ": Prüfen Sie diese Eingabe.");
    } else {
      say("Zwischengespeichert um " + answer.saved + " Uhr.");
    }
  };

  const send = async (keepalive) => {
    dirty = false;
    try {
      const response = await fetch(address, { method: "POST", body: new URLSearchParams(new FormData(form)), keepalive });
      if (!response.ok || !response.headers.get("Content-Type")?.includes("json")) {
        throw new Error("not saved");
      }
      tell(await response.json());
    } catch {
      dirty = true;
      say("Noch nicht zwischengespeichert. Mit „Speichern“ geht nichts verloren.");
    }
  };

  const save = async (keepalive = false) => {
    clearTimeout(wait);
    if (running) {
      await running;
    }
    if (dirty) {
      running = send(keepalive);
      await running;
      running = null;
    }
  };

  const later = () => {
    dirty = true;
    clearTimeout(wait);
    wait = setTimeout(save, pause);
  };

  form.addEventListener("input", later);
  form.addEventListener("change", later);
  document.addEventListener("visibilitychange", () => {
    if (document.visibilityState === "hidden") {
      save(true);
    }
  });

  document.addEventListener("submit", (event) => {
    clearTimeout(wait);
    dirty = false;
    if (event.target === form && running) {
      event.preventDefault();
      event.stopImmediatePropagation();
      const button = event.submitter;
      running.then(() => { dirty = false; form.requestSubmit(button); });
    }
  }, true);

  say(status.dataset.intro);
}
