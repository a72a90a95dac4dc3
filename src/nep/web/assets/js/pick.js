// A long <select> that one types into (ARIA combobox with a list). The select stays in the form and keeps the
// value; without JavaScript it is what it is. Found by data-nep-pick, whose value is this file's address.
const SHORT = 12; // so few options are quicker seen than typed
const MOST = 50; // rows drawn at once
const fold = (text) => text.normalize("NFD").replace(/\p{M}/gu, "").toLowerCase().replaceAll("đ", "d");
const make = (tag, given) => Object.assign(document.createElement(tag), given);
let number = 0;

function rowsOf(select) {
  return [...select.options].filter((option) => option.value && !option.disabled).map((option) => {
    const above = option.parentElement.label || "";
    const text = option.text.trim();
    return { option, text, above, exact: text.toLowerCase(), folded: fold(`${text} ${above}`) };
  });
}

// Every typed word must occur; names with the very marks typed come first, then names that begin so.
function matches(rows, typed) {
  const exact = typed.trim().toLowerCase().normalize("NFC");
  const words = fold(exact).split(/\s+/).filter(Boolean);
  const rank = (row) => (row.exact.includes(exact) ? 0 : 2) + (fold(row.exact).startsWith(fold(exact)) ? 0 : 1);
  return rows.filter((row) => words.every((word) => row.folded.includes(word)))
    .map((row, place) => ({ row, place, rank: rank(row) }))
    .sort((a, b) => a.rank - b.rank || a.place - b.place).map(({ row }) => row);
}

function parts(select) {
  const id = select.id || `pick-${number += 1}`;
  const box = make("div", { className: "pick" });
  const input = make("input", { type: "text", id, autocomplete: "off", className: "pick__input" });
  const list = make("ul", { id: `${id}-list`, className: "pick__list", hidden: true });
  const status = make("div", { className: "visually-hidden" });
  const said = { role: "combobox", "aria-autocomplete": "list", "aria-expanded": "false", "aria-controls": list.id };
  for (const [name, value] of Object.entries(said)) input.setAttribute(name, value);
  for (const name of ["aria-describedby", "aria-invalid", "aria-label", "required"]) {
    if (select.hasAttribute(name)) input.setAttribute(name, select.getAttribute(name));
  }
  select.removeAttribute("required");
  list.setAttribute("role", "listbox");
  list.setAttribute("aria-label", (select.labels[0]?.textContent || select.getAttribute("aria-label") || "").trim());
  status.setAttribute("role", "status");
  select.id = `${id}-select`;
  select.hidden = true;
  select.before(box);
  box.append(input, list, status, select);
  return { input, list, status };
}

export function pick(select) {
  select.dataset.nepReady = "";
  const rows = rowsOf(select);
  if (rows.length < SHORT || select.multiple || select.hidden) return;
  const empty = [...select.options].find((option) => !option.value);
  const { input, list, status } = parts(select);
  input.placeholder = empty?.text || "";
  let shown = [];
  let active = -1;

  const chosen = () => rows.find((row) => row.option.selected);
  const settle = () => { input.value = chosen()?.text || ""; };
  const close = () => {
    list.hidden = true;
    active = -1;
    input.setAttribute("aria-expanded", "false");
    input.removeAttribute("aria-activedescendant");
  };
  const move = (to) => {
    list.children[active]?.setAttribute("aria-selected", "false");
    active = to;
    const row = list.children[active];
    if (!row) return;
    row.setAttribute("aria-selected", "true");
    row.scrollIntoView({ block: "nearest" });
    input.setAttribute("aria-activedescendant", row.id);
  };
  const draw = (typed) => {
    const found = matches(rows, typed);
    shown = found.slice(0, MOST);
    list.replaceChildren(...shown.map((row, place) => {
      const item = make("li", { id: `${list.id}-${place}`, textContent: row.text });
      item.setAttribute("role", "option");
      item.setAttribute("aria-selected", "false");
      if (row.above) item.append(make("span", { className: "pick__above", textContent: ` · ${row.above}` }));
      return item;
    }));
    const words = found.length ? select.dataset.nepFound : select.dataset.nepNone;
    status.textContent = words.replace("%s", found.length);
    list.hidden = !shown.length;
    active = -1;
    input.setAttribute("aria-expanded", String(!list.hidden));
    input.removeAttribute("aria-activedescendant");
    if (typed && shown.length) move(0);
  };
  const take = (row) => {
    if (row) row.option.selected = true; else if (empty) empty.selected = true;
    select.dispatchEvent(new Event("change", { bubbles: true }));
    settle();
    close();
  };
  // Leaving the field: an emptied one means none; words that fit one name mean it; else what was chosen stays.
  const leave = () => {
    const typed = input.value.trim();
    if (typed === (chosen()?.text || "")) return close();
    const found = typed ? matches(rows, typed) : [];
    const same = found.filter((row) => fold(row.text) === fold(typed));
    if (!typed) return take(null);
    if (found.length === 1 || same.length === 1) return take(same[0] || found[0]);
    settle();
    return close();
  };

  input.addEventListener("input", () => draw(input.value));
  input.addEventListener("click", () => { if (list.hidden) { input.select(); draw(""); } });
  input.addEventListener("blur", leave);
  input.addEventListener("keydown", (event) => {
    const isOpen = !list.hidden;
    if (event.key === "ArrowDown" || event.key === "ArrowUp") {
      event.preventDefault();
      if (!isOpen) draw("");
      const step = event.key === "ArrowDown" ? 1 : -1;
      move((active + step + shown.length + (active < 0 && step < 0 ? 1 : 0)) % shown.length);
    } else if (event.key === "Enter" && isOpen) {
      event.preventDefault();
      if (active >= 0) take(shown[active]);
    } else if (event.key === "Escape" && isOpen) {
      event.preventDefault();
      settle();
      close();
    } else if (event.key === "Tab" && isOpen && active >= 0) {
      take(shown[active]);
    }
  });
  list.addEventListener("mousedown", (event) => event.preventDefault());
  list.addEventListener("click", (event) => {
    const row = event.target.closest("[role=option]");
    if (row) take(shown[[...list.children].indexOf(row)]);
  });
  addEventListener("pageshow", settle);
  settle();
}
