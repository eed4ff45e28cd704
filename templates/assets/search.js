// The search page's script. package search (internal/search) makes the index
// and says what its files hold; query.go there does what the first half of this
// file does. Without a document, as in a test, that half is globalThis.annals.
(() => {
  "use strict";

  const special = {
    œ: "oe", æ: "ae", ß: "ss", ø: "o", ł: "l", đ: "d", ð: "d", þ: "th", ı: "i", ħ: "h", ŋ: "ng", ɲ: "ny", ɛ: "e", ɔ: "o",
    ɓ: "b", ɗ: "d", ɖ: "d", ƙ: "k", ƴ: "y", ǝ: "e", ə: "e", ɣ: "gh", ς: "σ",
  };
  const atOnce = 10; // results
  const inWord = /[\p{L}\p{N}\p{M}]+/gu;

  // fold returns a word as it is compared.
  const fold = (word) => word.normalize("NFKD").replace(/[^\p{Lu}\p{Ll}\p{Lt}\p{Lo}\p{N}]/gu, "")
    .toLowerCase().replace(/[^\0-\x7f]/gu, (c) => special[c] ?? c);

  const letters = (word) => [...word].length;
  const number = (word) => /^[0-9]+$/.test(word);
  const fixed = (term) => number(term) || /[-:]/.test(term);
  const matches = (term, word) => term === word || (!fixed(word) && !fixed(term) && term.startsWith(word));

  // parse returns the words and dates that a query asks for.
  const parse = (head, query) => {
    const empty = head.empty.split(" ");
    const words = new Set();
    const all = (query.match(inWord) ?? []).map(fold).filter(Boolean);
    while (all.length) {
      const [date, used] = readDate(head, all);
      const word = date || all[0];
      all.splice(0, used);
      if ((number(word) || letters(word) > 1) && !empty.includes(word)) words.add(word);
    }
    return [...words];
  };

  const readDate = (head, [a, b = "", c = ""]) => {
    const [year, yearB, yearC] = [a, b, c].map((w) => /^[12]\d{3}$/.test(w));
    const of = (y, m, d) => [y, m, d].filter((n) => n !== undefined).map((n) => String(n).padStart(2, "0")).join("-");
    const [monthA, monthB] = [month(head, a), month(head, b)];
    if (day(a) && monthB && yearC) return [of(c, monthB, day(a)), 3];
    if (monthA && day(b) && yearC) return [of(c, monthA, day(b)), 3];
    if (monthA && yearB) return [of(b, monthA), 2];
    if (year && twoDigits(b, 12)) return twoDigits(c, 31) ? [of(a, b, c), 3] : [of(a, b), 2];
    return ["", 1];
  };

  // month returns the month that a word names or begins, 0 for none or several.
  const month = (head, word) => {
    const named = word.length < 3 ? [] : [...head.months.keys()].filter((i) => head.months[i].split(" ").some((m) => m.startsWith(word)));
    return named.length === 1 ? named[0] + 1 : 0;
  };
  const day = (word) => {
    const n = /^[0-9]{1,2}(st|nd|rd|th|er)?$/.test(word) ? parseInt(word, 10) : 0;
    return n <= 31 ? n : 0;
  };
  const twoDigits = (word, most) => /^[0-9]{2}$/.test(word) && word >= 1 && word <= most;

  // oneEdit reports whether a letter more, less or other, or two exchanged, make
  // one word of the other.
  const oneEdit = (a, b) => {
    if (Math.abs(a.length - b.length) > 2) return false;
    [a, b] = [[...a], [...b]];
    if (a.length < b.length) [a, b] = [b, a];
    if (a.length - b.length > 1) return false;
    let i = 0;
    while (i < b.length && a[i] === b[i]) i++;
    const same = (m, n) => a.slice(m).join("") === b.slice(n).join("");
    if (a.length > b.length) return same(i + 1, i);
    return i < a.length && (same(i + 1, i + 1) || (a[i] === b[i + 1] && a[i + 1] === b[i] && same(i + 2, i + 2)));
  };

  const readNumbers = (s) => {
    const list = [];
    let [last, more] = [-1, 0];
    for (let i = 0; i < s.length; i++) {
      const c = s.charCodeAt(i);
      const n = c - 35 - (c > 92);
      if (n < 30) more = more * 30 + n + 1;
      else {
        list.push((last += more * 60 + n - 29));
        more = 0;
      }
    }
    return list;
  };
  const readTerms = (s) => {
    let last = "";
    return s ? s.split(" ").map((t) => (last = last.slice(0, parseInt(t[0], 36)) + t.slice(1))) : [];
  };

  // reader answers queries from an index of which load returns the files' data.
  const reader = (head, load) => {
    const records = new Map();
    const shards = [];

    const loaded = new Map();
    const take = (name) => {
      if (!loaded.has(name)) loaded.set(name, load(name).catch((error) => {
        loaded.delete(name); // the next query asks again
        throw error;
      }));
      return loaded.get(name);
    };
    const shard = async (i) => {
      const f = await take("t" + i);
      return (shards[i] ??= { i, terms: readTerms(f.t), hits: f.h.split(" "), best: readNumbers(f.b ?? "") });
    };
    const shardOf = (term) => Math.max(0, head.t.findLastIndex((from) => from <= term));

    const find = async (word) => {
      const from = shardOf(word);
      const to = fixed(word) ? from : shardOf(word + "\u{10ffff}");
      const found = [];
      for (const s of await Promise.all(head.t.slice(from, to + 1).map((_, k) => shard(from + k)))) {
        s.terms.forEach((t, term) => matches(t, word) && found.push({ s, term, like: t !== word }));
      }
      return found;
    };

    const near = async (word) => {
      const words = head.w ? readTerms((await take("w0")).t) : (await Promise.all(head.t.map((_, i) => shard(i)))).flatMap((s) => s.terms);
      return words.filter((w) => !fixed(w) && oneEdit(w, word));
    };
    const exactly = async (term) => {
      const s = await shard(shardOf(term));
      return { s, term: s.terms.indexOf(term), like: true };
    };

    const lists = ({ s, term }) => s.hits[term].split("~").map(readNumbers);
    const best = ([m]) => {
      const file = m ? m.s.best.findLastIndex((from) => from <= m.term) : -1;
      return file < 0 ? "" : "b" + m.s.i + "-" + file;
    };

    // search returns the numbers of the documents found, the best first: those that
    // have all words or, where none has, the most of them.
    const search = async (query, filters = []) => {
      const words = parse(head, query);
      const asked = [...words, ...filters];
      const answer = { words: [...words], best: "" };
      let fewest = asked.length === 1 ? Infinity : atOnce + 1;
      const totals = new Map(); // of each document: its words, its filters, its costs
      const founds = await Promise.all(asked.map(find));
      for (const [i, word] of asked.entries()) {
        let found = founds[i];
        if (!found.length && !fixed(word) && letters(word) >= 5) {
          const meant = await near(word);
          answer.words.push(...meant);
          found = await Promise.all(meant.map(exactly));
        }
        const here = new Map();
        for (const m of found) {
          lists(m).forEach((list, place) => {
            const cost = 2 * place + m.like;
            for (const n of list) if (!(here.get(n) <= cost)) here.set(n, cost);
          });
        }
        if (here.size < fewest) [fewest, answer.best] = [here.size, best(found)];
        for (const [n, cost] of here) {
          const [had, passed, sum] = totals.get(n) ?? [0, 0, 0];
          totals.set(n, i < words.length ? [had + 1, passed, sum + cost] : [had, passed + 1, sum + cost]);
        }
      }
      const passing = [...totals].filter(([, [, passed]]) => passed === filters.length);
      const most = passing.reduce((most, [, [had]]) => Math.max(most, had), Math.min(1, words.length));
      const documents = passing.filter(([, [had]]) => had === most);
      answer.documents = documents.sort((a, b) => a[1][2] - b[1][2] || a[0] - b[0]).map(([n]) => n);
      answer.some = documents.length > 0 && most < words.length;
      if (answer.some) answer.best = ""; // it was made for those that have all words
      return answer;
    };

    const files = (numbers, best) => {
      const names = [...new Set(numbers.filter((n) => !records.has(n)).map((n) => "d" + Math.floor(n / head.per)))];
      return names.length > head.few && best ? [best] : names;
    };

    // show calls each with what is shown of some documents, as it comes.
    const show = async (numbers, best, each) => {
      const given = new Set();
      for (const name of [best, ""]) {
        await Promise.all([null, ...files(numbers, name)].map(async (file) => {
          const data = file && (await take(file));
          if (data) readNumbers(data.n).forEach((n, i) => records.set(n, data.d[i]));
          for (const n of numbers) {
            if (records.has(n) && !given.has(n)) {
              given.add(n);
              each(n, records.get(n));
            }
          }
        }));
      }
    };

    return { search, show };
  };

  // marked parts a text where words that were searched for begin and end.
  const marked = (text, words) => {
    const parts = [];
    let last = 0;
    for (const m of text.matchAll(inWord)) {
      const w = fold(m[0]);
      if (!words.some((word) => matches(w, word))) continue;
      parts.push([text.slice(last, m.index), false], [m[0], true]);
      last = m.index + m[0].length;
    }
    parts.push([text.slice(last), false]);
    return parts.filter(([part]) => part);
  };

  if (typeof document === "undefined") {
    globalThis.annals = { fold, parse, oneEdit, reader, marked };
    return;
  }

  const form = document.getElementById("search");
  const list = document.getElementById("results");
  const status = document.getElementById("search-status");
  const more = document.getElementById("search-more");
  const { head, words, root, files } = JSON.parse(form.dataset.search);

  // Files of the index are scripts, which a page read from a disk may load too.
  // Each calls annalsShard with its name, the version of its index and its data.
  const rules = { createScriptURL: (name) => (/^[tdbw]\d+(-\d+)?$/.test(name) ? files + name + ".js?" + head.v : "") };
  const policy = globalThis.trustedTypes?.createPolicy("annals", rules) ?? rules;
  const waiting = new Map();
  const load = (name) => new Promise((resolve, reject) => {
    const script = document.createElement("script");
    script.onload = script.onerror = () => {
      script.remove();
      if (waiting.delete(name)) reject(new Error(name));
    };
    waiting.set(name, resolve);
    script.src = policy.createScriptURL(name);
    document.head.append(script);
  });
  globalThis.annalsShard = (name, version, data) => {
    if (version !== head.v) return;
    waiting.get(name)?.(data);
    waiting.delete(name);
  };
  const index = reader(head, load);

  const element = (name, className, ...children) => {
    const e = document.createElement(name);
    if (className) e.className = className;
    e.append(...children);
    return e;
  };
  const text = (e, s, found, lang) => {
    e.append(...marked(s ?? "", found).map(([part, hit]) => (hit ? element("mark", "", part) : part)));
    if (lang) e.lang = lang;
    return e;
  };
  const fill = (item, [href, title, note, summary, titleLang, summaryLang], found) => {
    const link = text(element("a"), title, found, titleLang);
    link.href = root + href;
    item.append(element("p", "meta", note ?? ""), element("h3", "", link));
    if (summary) item.append(text(element("p"), summary, found, summaryLang));
    item.hidden = false;
  };

  const plural = new Intl.PluralRules(document.documentElement.lang);
  const say = (n) => (n ? words[plural.select(n) === "one" ? "one" : "other"].replace("%s", n.toLocaleString(document.documentElement.lang)) : words.none);

  let turn = 0;
  const run = async () => {
    const mine = ++turn;
    const data = new FormData(form);
    const filters = ["country", "topic", "year"].filter((f) => data.get(f)).map((f) => f[0] + ":" + data.get(f));
    const query = String(data.get("q") ?? "");
    const asked = query.trim() || filters.length;
    try {
      const found = await index.search(query, filters);
      if (mine !== turn) return;
      list.replaceChildren();
      status.textContent = asked ? (found.some ? words.some + " " : "") + say(found.documents.length) : "";
      const next = async () => {
        const at = list.children.length;
        const numbers = found.documents.slice(at, at + (found.some ? atOnce / 2 : atOnce));
        const items = new Map(numbers.map((n) => [n, element("li")]));
        for (const item of items.values()) item.hidden = true;
        list.append(...items.values());
        more.hidden = list.children.length >= found.documents.length;
        await index.show(numbers, at ? "" : found.best, (n, record) => fill(items.get(n), record, found.words));
        return items.values().next().value;
      };
      more.onclick = () => next().then((item) => item.querySelector("a").focus()).catch(failed);
      await next();
    } catch {
      if (mine === turn) failed();
    }
  };
  const failed = () => {
    status.textContent = words.failed;
  };

  // The address says what was asked, so that a search can be kept and sent.
  const keep = () => {
    const asked = new URLSearchParams([...new FormData(form)].filter(([, v]) => v));
    try {
      history.replaceState(null, "", "?" + asked);
    } catch {
      // a page read from a disk may not change its address
    }
  };
  for (const [name, value] of new URLSearchParams(location.search)) {
    const field = form.elements.namedItem(name);
    if (field) field.value = value;
  }

  let pause;
  form.addEventListener("input", () => {
    clearTimeout(pause);
    pause = setTimeout(() => (keep(), run()), 150);
  });
  form.addEventListener("submit", (event) => {
    event.preventDefault();
    clearTimeout(pause);
    keep();
    run();
  });
  run();
})();
