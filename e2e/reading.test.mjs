// With no script at all everything is there to read and every link leads
// somewhere: at the root of a host, in a folder of one, and from a disk.

import assert from 'node:assert/strict';
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';
import { pathToFileURL } from 'node:url';
import { open, phone } from './browser.mjs';
import { none } from './faults.mjs';
import { hosts } from './hosts.mjs';
import { PREFIXES } from './serve.mjs';
import { SMALL, label, sample } from './site.mjs';

const host = hosts();
const quiet = { javaScriptEnabled: false, viewport: phone };
let tab; // one for all pages: a new one takes longer than what is read

// Where a page stands: its address in a place, and the address of that place.
const bases = (of) => [
  ...PREFIXES.map((prefix) => host.of(of).origin + prefix),
  `${pathToFileURL(of.root).href}/`,
];

// Letters and signs of what is written and of what is shown, blanks left out, and
// the addresses it links to. Drawings do not count: their words stand in a list.
// Nor do answers to what nobody has done: what only the script brings out, the
// number of entries a filter leaves, the list under the search.
const read = (page) =>
  page.evaluate(() => {
    const links = [...document.querySelectorAll('a[href]')].map((a) => new URL(a.getAttribute('href'), document.baseURI).href);
    for (const unread of document.querySelectorAll('svg, script, template, [hidden], .shown, #found')) unread.remove();
    for (const details of document.querySelectorAll('details')) details.setAttribute('open', '');
    const plain = (text) => text.replace(/\s+/g, '').toLowerCase();
    return {
      written: plain(document.body.textContent),
      shown: plain(document.body.innerText),
      links,
      styled: getComputedStyle(document.body).marginTop === '0px',
    };
  });

// Where the text shown first departs from the text written.
function departure(written, shown) {
  if (written === shown) return [];
  let at = 0;
  while (written[at] === shown[at]) at++;
  return [`written “${written.slice(at - 15, at + 40)}”, shown “${shown.slice(at - 15, at + 40)}”`];
}

const ids = new Map();
function has(file, id) {
  if (!ids.has(file)) ids.set(file, new Set([...readFileSync(file, 'utf8').matchAll(/ id="([^"]+)"/g)].map(([, found]) => found)));
  return ids.get(file).has(id);
}

// What is wrong with a link that stays in the place.
function broken(of, base, href) {
  if (!href.startsWith(base)) return /^(https?|mailto):/.test(href) && !href.startsWith(new URL(base).origin) ? [] : [`${href} leaves ${base}`];
  const url = new URL(href);
  const path = decodeURIComponent(url.href.slice(base.length).replace(/[?#].*/, ''));
  const file = join(of.root, path === '' || path.endsWith('/') ? `${path}index.html` : path);
  if (!existsSync(file)) return [`${href}: there is no ${path}`];
  const id = decodeURIComponent(url.hash.slice(1));
  return id && !has(file, id) ? [`${href}: ${path} has no #${id}`] : [];
}

for (const of of sample()) {
  // The page for lost readers knows its host: it is read below.
  if (of.kind === '404' || of.kind === 'redirect') continue;
  test(`read without script: ${label(of)}`, async (t) => {
    const page = (tab ??= await open(host.browser, quiet));
    const faults = [];
    let words = 0;
    let links = 0;
    for (const base of bases(of)) {
      await page.goto(base + of.path);
      const { written, shown, links: hrefs, styled } = await read(page);
      words = shown.length;
      links += hrefs.length;
      assert.ok(shown.length > 100, 'hardly anything is shown');
      faults.push(...departure(written, shown).map((fault) => `${base}: ${fault}`));
      faults.push(...hrefs.flatMap((href) => broken(of, base, href)));
      if (!styled) faults.push(`${base}: the style sheet did not load`);
    }
    t.diagnostic(`${words} letters shown, ${links} links at three places, ${faults.length} faults`);
    none(faults);
  });
}

test('an unknown address, three folders deep in a sub-folder', async () => {
  const of = SMALL.pages.find((page) => page.kind === '404');
  const page = await open(host.browser, quiet);
  const base = `${host.of(of).origin}/a/b/`;
  const response = await page.goto(`${base}no/such/page.html`);
  const { links, styled } = await read(page);
  const languages = await page.locator(':is(h1, h2)').evaluateAll((all) => all.map((h) => h.closest('[lang]').lang));
  await page.context().close();
  assert.equal(response.status(), 404);
  assert.ok(styled, 'the style sheet did not load');
  assert.deepEqual(languages, ['en', 'fr']);
  // The link past the head stays on the page.
  const away = links.filter((href) => !href.endsWith('/no/such/page.html#main'));
  assert.ok(away.length > 5);
  none(away.flatMap((href) => broken(of, base, href)));
});

for (const of of SMALL.pages.filter((page) => page.kind === 'redirect')) {
  test(`an address of before: ${of.path}`, async () => {
    const page = await open(host.browser, quiet);
    for (const base of bases(of)) {
      await page.goto(base + of.path);
      await page.waitForURL((url) => url.href !== base + of.path);
      const to = await page.evaluate(() => ({ href: location.href, title: document.querySelector('h1').textContent }));
      none(broken(of, base, to.href));
      assert.ok(to.title.length > 5);
    }
    await page.context().close();
  });
}
