// What templates/assets/search.js finds. Its first half is held against the Go
// package it mirrors, by internal/search/testdata/parity.json; then the published
// site is asked what readers ask.

import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { test } from 'node:test';
import vm from 'node:vm';
import { gzipSync } from 'node:zlib';

const repository = new URL('../', import.meta.url);
const read = (path) => readFileSync(new URL(path, repository), 'utf8');
const script = read('templates/assets/search.js');
const parity = JSON.parse(read('internal/search/testdata/parity.json'));

// Without a document the script shows its first half.
const { annals } = vm.runInThisContext(`${script};globalThis`, { filename: 'search.js' });

const none = (list) => list ?? [];

test('words are folded as in Go', () => {
  for (const [word, want] of Object.entries(parity.folded)) assert.equal(annals.fold(word), want, word);
});

test('one edit is one edit as in Go', () => {
  for (const [a, b, want] of parity.edits) {
    assert.equal(annals.oneEdit(a, b), want, `${a} ${b}`);
    assert.equal(annals.oneEdit(b, a), want, `${b} ${a}`);
  }
});

for (const { head, files, takes } of parity.indexes) {
  const which = `index of ${head.t.length} files of terms`;
  const reader = (taken = []) => annals.reader(head, async (name) => {
    assert.ok(files[name], `there is no file ${name}`);
    taken.push(name);
    return files[name];
  });

  test(`${which}: queries are answered as in Go, from the same files`, async () => {
    assert.ok(parity.answers.length > 70, 'too few queries to tell');
    for (const [i, { query, filters, words, documents, some, results }] of parity.answers.entries()) {
      const taken = [];
      const index = reader(taken);
      const found = await index.search(query, none(filters));
      assert.deepEqual(found.words, none(words), query);
      assert.deepEqual(found.documents, none(documents), query);
      assert.equal(found.some, some, query);
      const ten = found.documents.slice(0, 10);
      const shown = new Map();
      await index.show(ten, found.best, (n, record) => {
        assert.ok(!shown.has(n), `${query}: document ${n} is shown twice`);
        shown.set(n, record);
      });
      assert.deepEqual(ten.map((n) => shown.get(n)[0]), none(results), query);
      assert.deepEqual(taken.sort(), none(takes[i]), query);
    }
  });

  test(`${which}: each file is loaded once`, async () => {
    const loads = [];
    const index = reader(loads);
    const [{ query }] = parity.answers.filter(({ documents }) => none(documents).length > 20);
    for (const _ of [1, 2]) {
      const found = await index.search(query);
      await index.show(found.documents, '', () => {});
      await index.show(found.documents.slice(0, 10), found.best, () => {});
    }
    assert.equal(new Set(loads).size, loads.length, String(loads));
    assert.ok(loads.length > 1);
  });
}

test('a file that does not come is asked for again', async () => {
  const [{ head, files }] = parity.indexes;
  let fail = true;
  const index = annals.reader(head, async (name) => {
    if (fail) throw new Error(name);
    return files[name];
  });
  await assert.rejects(index.search('deby'));
  fail = false;
  assert.ok((await index.search('deby')).documents.length > 0);
});

test('what was searched for is marked', () => {
  const html = (text, words) => annals.marked(text, words).map(([s, hit]) => (hit ? `[${s}]` : s)).join('');
  const cases = [
    ['accents', 'Idriss Déby dies', ['deby'], 'Idriss [Déby] dies'],
    ['the beginning of a word', 'Malians leave Mali', ['mali'], '[Malians] leave [Mali]'],
    ['all of a word', 'Burkina', ['rkin'], 'Burkina'],
    ['an apostrophe', 'N’Djamena’s base', ['djamena'], 'N’[Djamena]’s base'],
    ['a number only whole', '201 and 2012', ['201'], '[201] and 2012'],
    ['signs of HTML', '<b>Mali</b> & co', ['mali'], '<b>[Mali]</b> & co'],
    ['nothing', 'Mali', [], 'Mali'],
    ['no text', '', ['mali'], ''],
  ];
  for (const [name, text, words, want] of cases) assert.equal(html(text, words), want, name);
});

test('the script keeps to its budget and to Trusted Types', () => {
  const bytes = gzipSync(script, { level: 9 }).length;
  console.log(`search.js: ${bytes} bytes compressed`);
  assert.ok(bytes <= 5 * 1024, `${bytes} bytes, want at most ${5 * 1024}`);
  for (const sink of ['innerHTML', 'outerHTML', 'insertAdjacentHTML', 'document.write', 'eval(', 'new Function', 'srcdoc', 'fetch(']) {
    assert.ok(!script.includes(sink), `it has ${sink}`);
  }
});

const site = process.env.ANNALS_SITE;
test('the published site answers what readers ask', async (t) => {
  assert.ok(site, 'ANNALS_SITE is not set: these tests are run by e2e/run');
  const lines = read('internal/search/testdata/queries.tsv').split('\n').filter((line) => line && !line.startsWith('#'));
  assert.ok(lines.length >= 40, `there are ${lines.length} queries`);
  for (const language of pages()) {
    await t.test(language.file, async () => {
      let [most, words] = [0, 0];
      for (const line of lines) {
        const [query, want] = line.split('\t');
        const visit = published(language);
        const found = await visit.index.search(query);
        let first;
        await visit.index.show(found.documents.slice(0, 10), found.best, (n, record) => {
          if (n === found.documents[0]) first = record[0];
        });
        assert.equal(first, want, query);
        assert.ok(visit.requests <= 1 + 3, `${query}: ${visit.requests} requests`); // the script and three files
        if (!/[\s’-]/.test(query) && found.words.length === 1) {
          words++;
          assert.ok(visit.requests <= 3 && visit.bytes <= 60 * 1024, `${query}: ${visit.requests} requests, ${visit.bytes} bytes`);
        }
        most = Math.max(most, visit.bytes);
      }
      assert.ok(words > 10, `${words} queries of one word`);
      console.log(`${language.file}: ${lines.length} queries right, at most 4 requests and ${most} bytes compressed; of one word, ${words}, 3 requests and 60 KB`);
    });
  }
});

// pages are the search pages of the site, with what they tell the script.
function pages() {
  const entities = { amp: '&', lt: '<', gt: '>', '#34': '"', '#39': "'", quot: '"', '#43': '+' };
  const list = ['search.html', 'fr/search.html'].map((file) => {
    try {
      const page = readFileSync(`${site}/${file}`, 'utf8');
      const said = page.match(/ data-search="([^"]*)"/)[1].replace(/&([#\w]+);/g, (_, name) => entities[name]);
      return { file, folder: new URL(JSON.parse(said).files, new URL(file, 'file:///')).pathname, ...JSON.parse(said) };
    } catch (error) {
      if (error.code === 'ENOENT' && file !== 'search.html') return null; // a site in one language
      throw error;
    }
  });
  return list.filter(Boolean);
}

// published is the index of a page, as one reader meets it: the script is loaded.
function published({ folder, head }) {
  const visit = { requests: 1, bytes: gzipSync(script).length };
  visit.index = annals.reader(head, async (name) => {
    const source = readFileSync(`${site}${folder}${name}.js`, 'utf8');
    visit.requests++;
    visit.bytes += gzipSync(source).length;
    let data;
    const annalsShard = (shard, version, what) => {
      assert.deepEqual([shard, version], [name, head.v]);
      data = what;
    };
    vm.runInNewContext(source, { annalsShard });
    return data;
  });
  return visit;
}
