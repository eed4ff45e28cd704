// The script of every page. Without it nothing is lost: it keeps filters in the
// address, leads from entry to entry by key, marks what is new, copies citations
// and lets a part of the strip be chosen. Each language has it called with its words.
((words) => {
  "use strict";

  const all = (css, within = document) => [...within.querySelectorAll(css)];
  const one = (css, within = document) => within.querySelector(css);
  const make = (name, props, ...children) => {
    const e = Object.assign(document.createElement(name), props);
    e.append(...children);
    return e;
  };
  const button = (text, onclick) => make("button", { type: "button", onclick }, text);
  const language = document.documentElement.lang;
  const plural = new Intl.PluralRules(language);
  const counted = (n, [single, several]) =>
    (plural.select(n) === "one" ? single : several).replace("%s", n.toLocaleString(language));

  // What the browser keeps, apart from other sites of the same host.
  const root = new URL("..", document.currentScript.src).pathname;
  const kept = (key, value) => {
    try {
      if (value !== undefined) localStorage.setItem(root + key, value);
      return localStorage.getItem(root + key);
    } catch {
      return null; // the reader keeps nothing
    }
  };

  const query = new URLSearchParams(location.search);
  const address = () => {
    try {
      history.replaceState(null, "", location.pathname + (query.size ? "?" + query : "") + location.hash);
    } catch {
      // a page read from a disk may not change its address
    }
  };

  // Filters: the style sheet narrows the list, the address remembers how.
  const filter = one(".filter");
  if (filter) {
    const boxes = all("input", filter);
    for (const b of boxes) if (query.getAll(b.name).includes(b.value)) b.checked = filter.open = true;
    const keep = () => {
      for (const b of boxes) query.delete(b.name);
      for (const b of boxes) if (b.checked) query.append(b.name, b.value);
      address();
    };
    filter.addEventListener("change", keep);
    filter.addEventListener("reset", () => setTimeout(keep)); // once the boxes are empty
  }

  // The strip: drawing over it leaves the years, or months, between.
  for (const strip of all(".strip")) {
    const svg = one("svg", strip);
    const list = strip.nextElementSibling;
    const rows = all("li", list);
    const bars = all("a", svg).map((bar, i) => {
      const href = bar.getAttribute("href");
      const parts = [rows[i], ...all(".yearlist > li").filter((li) => one("a", li)?.getAttribute("href") === href)];
      if (href[0] === "#") parts.push(one(href).closest("section"));
      return { bar, parts, name: one("a", rows[i]).textContent, n: +one("span", rows[i]).textContent.replace(/\D/g, ""), key: href.match(/\d+(?=\D*$)/)[0] };
    });
    const clear = button(words.all, () => choose(0, bars.length - 1));
    const chosen = make("p", { className: "chosen", role: "status", hidden: true });
    strip.append(chosen);
    const choose = (from, to) => {
      const some = to - from < bars.length - 1;
      bars.forEach(({ bar, parts }, i) => {
        const out = i < from || i > to;
        bar.classList.toggle("out", out);
        for (const part of parts) part.hidden = out;
      });
      const n = bars.slice(from, to + 1).reduce((sum, b) => sum + b.n, 0);
      const [first, last] = [bars[from].name, bars[to].name];
      chosen.replaceChildren(`${first}${to > from ? "–" + last : ""}: ${counted(n, words.entries)} `, clear);
      chosen.hidden = !some;
      list.open = some;
      query.delete("from");
      query.delete("to");
      if (some) {
        query.set("from", bars[from].key);
        query.set("to", bars[to].key);
      }
      address();
    };
    const at = (x) => bars.findLastIndex(({ bar }) => bar.getBoundingClientRect().left <= x);
    let start = -1;
    let drawn = false;
    svg.onpointerdown = (e) => {
      start = at(e.clientX);
      drawn = false;
    };
    svg.onpointermove = (e) => {
      if (!e.buttons) start = -1;
      const now = at(e.clientX);
      if (start < 0 || now < 0 || (now === start && !drawn)) return;
      drawn = true;
      choose(Math.min(start, now), Math.max(start, now));
    };
    svg.onclick = (e) => {
      if (drawn) e.preventDefault(); // the end of a drawing follows no link
    };
    svg.ondragstart = () => false;
    const [from, to] = ["from", "to"].map((k) => bars.findIndex((b) => b.key === query.get(k)));
    if (from >= 0 && to >= from) choose(from, to);
  }

  // New since the last visit: the last edition that this browser has shown.
  const edition = document.documentElement.dataset.edition ?? "";
  const seen = kept("seen");
  if (seen !== edition) {
    kept("before", seen ?? edition);
    kept("seen", edition);
  }
  const before = kept("before") ?? edition;
  for (const li of all("[data-created]")) {
    if (li.dataset.created > before) one(".date", li)?.append(" ", make("small", { className: "new" }, words.new));
  }
  const since = one("#since");
  if (since) since.hidden = before >= edition;

  // Copying: what can be copied says so.
  if (navigator.clipboard) {
    for (const e of all("[data-copy]")) {
      const said = make("span", { role: "status" });
      const copy = async () => {
        try {
          await navigator.clipboard.writeText(e.textContent.trim());
          said.textContent = words.copied;
        } catch {
          getSelection().selectAllChildren(e); // the browser forbids it: the reader's own keys do not
        }
      };
      e.after(make("p", { className: "copy" }, button(words.copy, copy), " ", said));
    }
  }

  // Keys. Whoever speaks to the computer, or hits keys unawares, can turn them off.
  const entries = "main :is(.register h3, .results h3, .brief li, .chain li) > a";
  const step = (by) => {
    const list = all(entries).filter((a) => a.checkVisibility());
    let at = list.indexOf(document.activeElement);
    if (at < 0) {
      at = list.findIndex((a) => a.getBoundingClientRect().top >= 0); // from what is in sight
      if (at < 0) at = list.length;
      if (by > 0) at--;
    }
    list[at + by]?.focus();
  };
  const find = () => {
    const field = one("#q");
    const page = one("a[rel=search]");
    if (field) field.focus();
    else if (page) {
      page.hash = "q"; // where the field is to have the focus
      page.click();
    }
  };
  if (location.hash === "#q") find();
  let dialog;
  const help = () => {
    if (!dialog) {
      const on = make("input", { type: "checkbox", checked: !kept("keys"), onchange: () => kept("keys", on.checked ? "" : "off") });
      const rows = words.keys.flatMap(([key, means]) => [make("dt", {}, make("kbd", {}, key)), make("dd", {}, means)]);
      const heading = make("h2", { id: "keys" }, words.help);
      dialog = make("dialog", {}, heading, make("dl", { className: "table" }, ...rows),
        make("p", {}, make("label", {}, on, " ", words.on)), button(words.close, () => dialog.close()));
      dialog.setAttribute("aria-labelledby", "keys");
      document.body.append(dialog);
    }
    dialog.showModal();
  };
  const keys = { j: () => step(1), k: () => step(-1), "/": find, "?": help };
  document.addEventListener("keydown", (e) => {
    if (e.ctrlKey || e.metaKey || e.altKey || kept("keys") || dialog?.open) return;
    if (e.target.closest("input:not([type=checkbox]), select, textarea") || !Object.hasOwn(keys, e.key)) return;
    e.preventDefault();
    keys[e.key]();
  });
  one("footer .flat")?.append(make("li", {}, button(words.help, help)));
})
