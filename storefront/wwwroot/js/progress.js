// Refreshes how far a job is, every two seconds, until its state changes; then the page is loaded anew. Without this script a link does it.
const box = document.querySelector("[data-progress]");
if (box) {
  const pause = 2000;
  const look = async () => {
    try {
      const response = await fetch(box.dataset.progress, { headers: { Accept: "text/html" } });
      const page = new DOMParser().parseFromString(await response.text(), "text/html");
      const now = page.querySelector("[data-progress]");
      if (!response.ok || !now || now.dataset.state !== box.dataset.state) {
        location.replace(box.dataset.progress);
        return;
      }
      box.querySelector("progress").value = now.querySelector("progress").value;
      const text = box.querySelector("[data-progress-text]");
      const told = now.querySelector("[data-progress-text]").textContent;
      if (text.textContent !== told) {
        text.textContent = told;
      }
    } catch {
      // The network comes back, or the person uses the link.
    }
    setTimeout(look, pause);
  };
  setTimeout(look, pause);
}
