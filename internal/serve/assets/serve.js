// What annals serve adds to a page: it reloads when the site changes, shows
// what is wrong over it, and says where the page is written. It stands in a
// shadow tree, so that neither the page's style nor its own reaches the other.
"use strict";
(() => {
  const { token, pages, view, file, line, editor, held } = document.currentScript.dataset;
  const base = new URL(".", document.currentScript.src);
  const place = "annals-serve " + location.pathname;

  const make = (name, properties, ...children) => {
    const element = Object.assign(document.createElement(name), properties);
    element.append(...children);
    return element;
  };

  // Reload, and stay where the reader was: where the page was going to be when
  // it is reloaded before it was there.
  let before = sessionStorage.getItem(place);
  const reload = () => {
    if (!before) sessionStorage.setItem(place, JSON.stringify({ left: scrollX, top: scrollY, behavior: "instant" }));
    location.reload();
  };
  if (before) {
    addEventListener("load", () => {
      scrollTo(JSON.parse(before));
      sessionStorage.removeItem(place);
      before = null;
    });
  }

  // Where the page is written.
  const bar = make("div", { className: "bar" });
  const ribbon = make("strong", { className: "ribbon", hidden: !held, textContent: held === "draft" ? "Draft" : "Held back: " + held });
  const where = line ? file + ":" + line : file;
  const copy = async () => {
    await navigator.clipboard.writeText(where);
    written.textContent = where + " · copied";
  };
  const written = !file
    ? make("span", { textContent: "made from many records", hidden: true })
    : editor
      ? make("a", { href: editor, textContent: where, title: "Open in your editor (e)" })
      : make("button", { type: "button", textContent: where, title: "Copy (e)", onclick: copy });
  bar.append(written);
  addEventListener("keydown", (event) => {
    const typing = event.target.closest?.("input, textarea, select, [contenteditable]");
    if (event.key !== "e" || event.ctrlKey || event.metaKey || event.altKey || typing) return;
    written.hidden = false;
    if (file) written.click();
  });

  // What is wrong.
  const text = make("pre");
  const close = make("button", { type: "button", textContent: "Close", title: "Close (Esc)" });
  const overlay = make(
    "section",
    { className: "overlay", role: "alert", hidden: true },
    make("h2", { textContent: "This page is older than the files, which have problems" }),
    close,
    text,
  );
  close.onclick = () => (overlay.hidden = true);
  addEventListener("keydown", (event) => {
    if (event.key === "Escape") overlay.hidden = true;
  });
  const show = (problems) => {
    if (text.textContent === problems) return;
    text.textContent = problems;
    overlay.hidden = problems === "";
  };

  const host = make("annals-serve", { hidden: true });
  const style = make("link", { rel: "stylesheet", href: new URL("serve.css", base), onload: () => (host.hidden = false) });
  host.attachShadow({ mode: "open" }).append(style, ribbon, bar, overlay);
  document.body.append(host);

  // A page that nobody sees listens to nothing: browsers allow few connections.
  let events;
  const follow = () => {
    events?.close();
    if (document.hidden) return;
    events = new EventSource(new URL("events?token=" + token, base));
    events.onmessage = ({ data }) => {
      const now = JSON.parse(data);
      if (view ? now.view !== Number(view) : now.pages !== Number(pages)) {
        events.close();
        reload();
      } else if (!view) {
        show(now.problems);
      }
    };
    events.onerror = () => {
      if (events.readyState === EventSource.CLOSED) setTimeout(returned, 1000);
    };
  };
  // Another run of annals serve knows another token: this page asks for itself.
  const returned = async () => {
    try {
      await fetch(location.href, { method: "HEAD" });
      reload();
    } catch {
      setTimeout(returned, 1000);
    }
  };
  document.addEventListener("visibilitychange", follow);
  addEventListener("pagehide", () => events?.close());
  addEventListener("pageshow", (event) => event.persisted && follow());
  follow();
})();
