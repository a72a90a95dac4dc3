// Small helps for pages that work without them. Each finds its elements by data-nep-….
const each = (selector, use, root = document) => root.querySelectorAll(selector).forEach(use);

function theme(button) {
  const system = matchMedia("(prefers-color-scheme: dark)");
  const isDark = () => (document.documentElement.dataset.theme || (system.matches ? "dark" : "light")) === "dark";
  const show = () => button.setAttribute("aria-pressed", String(isDark()));
  button.hidden = false;
  show();
  button.addEventListener("click", () => {
    const next = isDark() ? "light" : "dark";
    document.documentElement.dataset.theme = next;
    try { localStorage.setItem("nep-theme", next); } catch { /* kept for this page only */ }
    show();
  });
}

// The server keeps one record per token; this only spares the second click.
function once(form) {
  form.addEventListener("submit", (event) => {
    if (form.dataset.nepSent) { event.preventDefault(); return; }
    form.dataset.nepSent = "1";
    each("button[type=submit]", (button) => button.setAttribute("aria-disabled", "true"), form);
  });
  addEventListener("pageshow", (event) => {
    if (!event.persisted) return;
    delete form.dataset.nepSent;
    each("button[type=submit]", (button) => button.removeAttribute("aria-disabled"), form);
  });
}

// Files above what one request may bring never leave the page: what was typed stays where it is.
function fits(field) {
  const { nepMost, nepTooLarge } = document.body.dataset;
  const said = Object.assign(document.createElement("p"), { className: "field-error", textContent: nepTooLarge });
  said.setAttribute("role", "alert");
  const isTooLarge = () => [...field.files].reduce((sum, file) => sum + file.size, 0) > Number(nepMost);
  const show = () => { if (isTooLarge()) field.before(said); else said.remove(); };
  field.addEventListener("change", show);
  field.form?.addEventListener("submit", (event) => {
    if (!isTooLarge()) return;
    event.preventDefault();
    event.stopImmediatePropagation();
    show();
    field.focus();
  }, { capture: true });
}

// j and k walk through the rows of the page's lists, Enter follows the row's first link as always.
function walk(lists) {
  const links = () => lists.flatMap((list) => [...list.children])
    .map((row) => row.querySelector("a[href]")).filter(Boolean);
  document.addEventListener("keydown", (event) => {
    if (event.ctrlKey || event.metaKey || event.altKey || event.target.closest("input, textarea, select")) return;
    const step = { j: 1, k: -1 }[event.key];
    if (!step) return;
    const rows = links();
    const now = rows.indexOf(document.activeElement);
    const next = now < 0 ? (step > 0 ? 0 : rows.length - 1) : now + step;
    rows[Math.min(Math.max(next, 0), rows.length - 1)]?.focus();
  });
}

// Ctrl+K (Command+K) goes to the search box, wherever the reader is.
function seek(box) {
  document.addEventListener("keydown", (event) => {
    if (event.key?.toLowerCase() !== "k" || !(event.ctrlKey || event.metaKey) || event.altKey || event.shiftKey) return;
    if (!box.checkVisibility()) return;
    event.preventDefault();
    box.focus();
    box.select();
  });
}

function copy(button) {
  if (!navigator.clipboard) return;
  button.hidden = false;
  button.addEventListener("click", async () => {
    const source = document.getElementById(button.dataset.nepCopy);
    await navigator.clipboard.writeText(source.value ?? source.textContent.trim());
    button.querySelector("[data-nep-copied]")?.removeAttribute("hidden");
  });
}

function autosize(area) {
  const fit = () => { area.rows = Math.min(24, Math.max(area.dataset.rows, area.value.split("\n").length + 1)); };
  area.dataset.rows = area.rows;
  area.addEventListener("input", fit);
  fit();
}

function start(root) {
  each("[data-nep-theme]", theme, root);
  each("input[type=file]", fits, root);
  each("form[data-nep-once]", once, root);
  each("button[data-nep-once]", (button) => once(button.form), root);
  each("[data-nep-copy]", copy, root);
  each("[data-nep-autosize]", autosize, root);
  each("select[data-nep-pick]", (select) => import(select.dataset.nepPick).then(({ pick }) => pick(select)), root);
  each("[data-nep-print]", (button) => {
    button.hidden = false;
    button.addEventListener("click", () => print());
  }, root);
}

start(document);
each("[data-nep-search]", seek);
const lists = [...document.querySelectorAll("[data-nep-list], [data-nep-keys]")];
if (lists.length) walk(lists);
// An error summary takes the focus, so that it is read out first; [data-nep-still] only shows one.
document.querySelector("[data-nep-focus]:not([data-nep-still] *)")?.focus();
document.addEventListener("htmx:load", (event) => { if (event.target !== document.body) start(event.target); });
