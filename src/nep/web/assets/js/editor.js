// The editor of articles stands in for the plain box and fills it again; what is sent is cleaned by the server.
const area = document.querySelector("textarea[data-nep-editor]");
const TAGS = ["p", "h2", "h3", "ul", "ol", "li", "blockquote", "strong", "b", "em", "i", "a", "br", "div", "h1",
  "table", "thead", "tbody", "tr", "th", "td", "sub", "sup", "#text"];
const clean = (html) => window.DOMPurify.sanitize(html, {
  ALLOWED_TAGS: TAGS,
  ALLOWED_ATTR: ["href", "scope", "colspan", "rowspan"],
  RETURN_DOM_FRAGMENT: true,
});

function blocks(editor) {
  const set = (tag) => editor.modifyBlocks((fragment) => {
    const is = fragment.firstElementChild?.tagName === tag;
    [...fragment.children].forEach((block) => {
      if (!/^(P|H2|H3)$/.test(block.tagName)) return;
      const made = document.createElement(is ? "P" : tag);
      made.append(...block.childNodes);
      block.replaceWith(made);
    });
    return fragment;
  });
  return {
    bold: () => (editor.hasFormat("B") || editor.hasFormat("STRONG") ? editor.removeBold() : editor.bold()),
    italic: () => (editor.hasFormat("I") || editor.hasFormat("EM") ? editor.removeItalic() : editor.italic()),
    heading: () => set("H2"),
    list: () => (editor.hasFormat("UL") ? editor.removeList() : editor.makeUnorderedList()),
    numbers: () => (editor.hasFormat("OL") ? editor.removeList() : editor.makeOrderedList()),
    quote: () => (editor.hasFormat("BLOCKQUOTE") ? editor.decreaseQuoteLevel() : editor.increaseQuoteLevel()),
    plain: () => editor.removeAllFormatting(),
    undo: () => editor.undo(),
    redo: () => editor.redo(),
    link: (button) => {
      const address = prompt(button.dataset.nepAsk, "https://");
      if (address && /^(https?:|mailto:|tel:|\/)/.test(address)) editor.makeLink(address);
      else if (address === "") editor.removeLink();
    },
  };
}

function tools(editor, bar) {
  const acts = blocks(editor);
  const buttons = [...bar.querySelectorAll("[data-nep-do]")];
  bar.hidden = false;
  buttons.forEach((button) => button.addEventListener("click", () => { acts[button.dataset.nepDo](button); editor.focus(); }));
  editor.addEventListener("pathChange", () => buttons.forEach((button) => {
    const tag = { bold: "B", italic: "I" }[button.dataset.nepDo];
    if (tag) button.setAttribute("aria-pressed", String(editor.hasFormat(tag)));
  }));
}

// What is written goes to the server by itself, some seconds after the last change; nothing of it is a revision.
function keep(form, read) {
  const said = form.querySelector("[data-nep-kept]");
  const field = (name) => form.elements[name]?.value ?? "";
  let timer = 0, sent = "", stopped = false;
  const text = () => JSON.stringify([field("title"), field("lead"), read(), field("tags")]);
  const packed = (now) => {
    const data = new FormData();
    if (now !== sent) {
      ["title", "lead", "tags", "base"].forEach((name) => data.set(name, field(name)));
      data.set("body", read());
    }
    data.set("csrfmiddlewaretoken", field("csrfmiddlewaretoken"));
    return data;
  };
  const send = async (alive) => {
    const now = text();
    if (stopped || (now === sent && !alive)) return;
    try {
      const answer = await fetch(form.dataset.nepKeep, { method: "POST", body: packed(now) });
      const told = await answer.json();
      if (now !== sent || answer.status === 409) said.textContent = told.said;
      stopped = answer.status === 409;
      if (answer.ok) sent = now;
    } catch { /* the next try may reach it */ }
  };
  sent = text();
  const later = () => { clearTimeout(timer); timer = setTimeout(send, 5000); };
  form.addEventListener("input", later);
  setInterval(() => send(true), 240000);
  // Who follows a link to add a photograph finds the last words again on coming back.
  form.addEventListener("submit", () => { stopped = true; });
  addEventListener("pagehide", () => {
    const now = text();
    if (!stopped && now !== sent) navigator.sendBeacon(form.dataset.nepKeep, packed(now));
  });
  return later;
}

async function start() {
  const form = area.form;
  const { default: Squire } = await import(area.dataset.nepEditor);
  const root = Object.assign(document.createElement("div"), { className: "editor-area article__body" });
  root.setAttribute("role", "textbox");
  root.setAttribute("aria-multiline", "true");
  root.setAttribute("aria-label", form.querySelector(`label[for="${area.id}"]`)?.firstChild.textContent.trim() ?? "");
  const bar = form.querySelector("[data-nep-editor-tools]");
  area.after(bar, root);
  area.hidden = true;
  const editor = new Squire(root, { blockTag: "P", sanitizeToDOMFragment: clean, addLinks: false });
  editor.setHTML(area.value);
  tools(editor, bar);
  form.querySelectorAll("[data-nep-insert]").forEach((button) => {
    button.hidden = false;
    button.addEventListener("click", () => {
      const { nepInsert: mark, nepInline: inline } = button.dataset;
      if (inline === undefined) editor.insertHTML(`<p>${mark}</p>`);
      else editor.insertPlainText(mark);
      editor.focus();
    });
  });
  const read = () => editor.getHTML();
  const later = keep(form, read);
  editor.addEventListener("input", () => { area.value = read(); later(); });
  form.addEventListener("submit", () => { area.value = read(); }, { capture: true });
}

if (area && window.DOMPurify) start();
