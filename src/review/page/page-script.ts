/**
 * The page's script, as it stands in the page. All of the page can be read without it; it adds the filter and the copy
 * buttons, opens what a link leads to, and opens everything for printing.
 */
export const PAGE_SCRIPT = `(() => {
  "use strict";
  const all = (selector, root = document) => [...root.querySelectorAll(selector)];
  const form = document.querySelector("form.filter");
  const changes = all("#changes .change");

  const matches = (change, { role, rank, text }) => {
    if (role && change.dataset.role !== role) return false;
    if (rank === "exposure" && !("exposure" in change.dataset)) return false;
    if (rank === "0" ? change.dataset.rank !== rank : Number(change.dataset.rank) < Number(rank)) return false;
    return !text || change.textContent.toLowerCase().includes(text.toLowerCase());
  };
  const filter = () => {
    const wanted = Object.fromEntries(new FormData(form));
    const asked = { ...wanted, text: wanted.text.trim() };
    let shown = 0;
    for (const change of changes) {
      change.hidden = !matches(change, asked);
      if (!change.hidden) shown += 1;
    }
    form.querySelector("output").textContent = shown + " of " + changes.length + " shown";
  };
  const setOpen = (isOpen) => changes.forEach((change) => { if (!change.hidden) change.open = isOpen; });
  const follow = () => {
    const target = location.hash && document.getElementById(location.hash.slice(1));
    if (!target || target.tagName !== "DETAILS") return;
    target.hidden = false;
    target.open = true;
    target.scrollIntoView();
    target.querySelector("summary").focus({ preventScroll: true });
  };
  const copy = async (button) => {
    await navigator.clipboard.writeText(button.previousElementSibling.textContent);
    button.textContent = "copied";
    setTimeout(() => { button.textContent = "copy"; }, 2000);
  };

  if (form) {
    form.hidden = false;
    form.addEventListener("input", filter);
    form.addEventListener("submit", (event) => event.preventDefault());
    form.querySelector("[data-open]").addEventListener("click", () => setOpen(true));
    form.querySelector("[data-close]").addEventListener("click", () => setOpen(false));
    filter();
  }
  if (navigator.clipboard) all("button.copy").forEach((button) => { button.hidden = false; });
  document.addEventListener("click", (event) => {
    if (event.target.matches("button.copy")) copy(event.target);
  });
  addEventListener("hashchange", follow);
  follow();

  let closed = [];
  addEventListener("beforeprint", () => {
    closed = all("details:not([open])");
    closed.forEach((element) => { element.open = true; });
  });
  addEventListener("afterprint", () => closed.forEach((element) => { element.open = false; }));
})();`;
