// What the script of every page adds, under the strict policy of a host: each
// test fails where that part of it breaks. Nothing needs it: reading.test.mjs.

import assert from 'node:assert/strict';
import { test } from 'node:test';
import { desk, open, phone } from './browser.mjs';
import { hosts } from './hosts.mjs';
import { SITE, first } from './site.mjs';

const host = hosts();

const longest = (kind, has) =>
  SITE.pages.filter((page) => page.kind === kind && page.lang === 'en' && has.test(page.html)).reduce((a, b) => (b.html.length > a.html.length ? b : a));
const LIST = longest('year', /class="filter"/);

// A page in a browser of its own, which says what it has to say against us.
async function load(of, { query = '', ...options } = {}) {
  const page = await open(host.browser, { viewport: desk, ...options });
  page.said = [];
  page.on('console', (message) => page.said.push(message.text()));
  page.on('pageerror', (error) => page.said.push(String(error)));
  await page.goto(host.url(of) + query);
  return page;
}

async function close(page) {
  const { said } = page;
  await page.context().close();
  assert.deepEqual(said, []);
}

const search = (page) => decodeURIComponent(new URL(page.url()).search);
const shown = (page) => page.locator('.register > li').evaluateAll((all) => all.filter((e) => e.checkVisibility()).map((e) => e.id));
const ticked = (page) => page.locator('.filter input:checked').evaluateAll((all) => all.map((e) => `${e.name}=${e.value}`));

test('filters: the address says how a list is narrowed, and narrows it', async () => {
  const page = await load(LIST);
  const all = await shown(page);
  assert.equal(search(page), '');
  const length = await page.evaluate(() => history.length);
  assert.equal(await page.locator('.filter[open]').count(), 0);

  await page.locator('.filter > summary').click();
  const [one, other] = await page.locator('.filter fieldset').evaluateAll((sets) => sets.slice(0, 2).map((set) => set.querySelector('input').value));
  await page.locator(`.filter input[value="${one}"]`).check();
  const some = await shown(page);
  assert.ok(some.length < all.length);
  await page.locator(`.filter input[value="${other}"]`).check();
  const few = await shown(page);
  assert.ok(few.length <= some.length);
  const chosen = await ticked(page);
  assert.equal(chosen.length, 2);
  assert.equal(search(page), `?${chosen.join('&')}`);

  await page.reload();
  assert.deepEqual([await ticked(page), await shown(page)], [chosen, few], 'read again');
  assert.equal(await page.locator('.filter[open]').count(), 1, 'what narrows a list is in sight');

  const kept = page.url();
  await page.locator(`[id="${few[0]}"] h3 a`).click();
  await page.waitForURL('**/events/*.html');
  await page.goBack();
  assert.deepEqual([page.url(), await ticked(page), await shown(page)], [kept, chosen, few], 'back');
  await page.goForward();
  await page.waitForURL('**/events/*.html');
  await page.goBack();
  assert.deepEqual([page.url(), await shown(page)], [kept, few], 'forward, and back again');
  assert.equal(await page.evaluate(() => history.length), length + 1, 'a choice is no page of its own');

  await page.locator(`.filter input[value="${other}"]`).uncheck();
  assert.equal(search(page), `?${chosen[0]}`);
  await page.locator('.filter [type=reset]').click();
  await page.waitForFunction(() => location.search === '');
  assert.deepEqual([await ticked(page), await shown(page)], [[], all], 'all of it again');
  await close(page);
});

test('filters: what an address says that no list has narrows nothing', async () => {
  const page = await load(LIST, { query: '?country=atlantis&x=%22%3E#main' });
  assert.deepEqual(await ticked(page), []);
  assert.ok((await shown(page)).length > 0);
  await page.locator('.filter > summary').click();
  await page.locator('.filter input').first().check();
  const now = new URL(page.url());
  assert.equal(now.hash, '#main', 'the place on the page stays');
  assert.equal(now.searchParams.get('x'), '">', 'and so does what is not ours');
  await close(page);
});

test('strip: years are chosen by drawing, kept in the address and given back', async () => {
  const of = first('events');
  const page = await load(of);
  const years = () => page.locator('.yearlist > li').evaluateAll((all) => all.filter((e) => e.checkVisibility()).length);
  const all = await years();
  const bars = page.locator('.strip svg > a');
  const middle = async (n) => {
    const box = await bars.nth(n).locator('.hit').boundingBox();
    return [box.x + box.width / 2, box.y + box.height / 2];
  };
  const last = (await bars.count()) - 1;
  await page.mouse.move(...(await middle(last - 4)));
  await page.mouse.down();
  await page.mouse.move(...(await middle(last - 2)), { steps: 4 });
  await page.mouse.up();
  assert.equal(page.url().replace(/\?.*/, ''), host.url(of), 'the end of a drawing follows no link');
  const { from, to } = Object.fromEntries(new URL(page.url()).searchParams);
  assert.equal(+to - +from, 2);
  assert.equal(await years(), 3);
  assert.match(await page.locator('.chosen[role=status]').textContent(), new RegExp(`^${from}–${to}: \\d+\\sentr`));

  await page.reload();
  assert.equal(await years(), 3, 'read again');
  await page.locator('.chosen button').click();
  assert.deepEqual([await years(), search(page)], [all, '']);

  await bars.nth(last - 3).click();
  await page.waitForURL('**/years/*.html'); // a bar that is only pressed leads to its year
  await close(page);
});

test('new: what came since the last visit is marked until the next edition', async () => {
  const page = await load(LIST);
  const marked = () => page.locator('.register .new').evaluateAll((all) => all.map((e) => e.closest('li').id));
  assert.deepEqual(await marked(), [], 'to who comes first nothing is new');
  const key = await page.evaluate(() => Object.keys(localStorage).find((name) => name.endsWith('seen')));
  assert.equal(key, '/seen', 'what a site keeps is told from that of others on its host');

  const entries = await page.locator('.register > li').evaluateAll((all) => all.map((e) => [e.id, e.dataset.created]));
  const last = entries.map(([, day]) => day).sort().at(-1);
  const before = new Date(Date.parse(last) - 864e5).toISOString().slice(0, 10);
  await page.evaluate(([name, day]) => { localStorage.setItem(name, day); }, [key, before]);
  await page.reload();
  const fresh = entries.filter(([, day]) => day > before).map(([id]) => id);
  assert.ok(fresh.length > 0);
  assert.deepEqual(await marked(), fresh);
  await page.reload();
  assert.deepEqual(await marked(), fresh, 'another page of the same visit marks them too');
  await page.goto(host.url(first('home')));
  assert.ok(await page.locator('#since').isVisible(), 'home leads to the changes');
  await close(page);
  const other = await load(first('home'));
  assert.equal(await other.locator('#since').isVisible(), false);
  await close(other);
});

test('copy: a citation goes to the clipboard', async () => {
  const page = await load(first('event'), { permissions: ['clipboard-read', 'clipboard-write'] });
  const places = page.locator('[data-copy]');
  assert.equal(await page.locator('.copy button').count(), await places.count());
  for (const n of [0, 1]) {
    await page.locator('.copy button').nth(n).click();
    await page.locator('.copy [role=status]').nth(n).filter({ hasText: /\S/ }).waitFor();
    assert.equal(await page.evaluate(() => navigator.clipboard.readText()), (await places.nth(n).textContent()).trim());
  }
  await close(page);
});

test('copy: where the browser forbids it, the words are chosen', async () => {
  const page = await open(host.browser, { viewport: phone });
  await page.addInitScript(() => { navigator.clipboard.writeText = () => Promise.reject(new Error('no')); });
  await page.goto(host.url(first('event')));
  await page.locator('.copy button').first().click();
  const words = (await page.locator('[data-copy]').first().textContent()).trim();
  await page.waitForFunction((text) => getSelection().toString().trim() === text, words);
  await page.context().close();
});

test('keys: help names each, and who turns them off has them off', async () => {
  const page = await load(LIST);
  const dialog = page.locator('dialog');
  const at = () => page.evaluate(() => document.activeElement.closest('.register > li')?.id ?? '');
  await page.locator('footer button').focus();
  await page.keyboard.press('?');
  assert.ok(await dialog.isVisible());
  assert.deepEqual(await dialog.locator('kbd').allTextContents(), ['j', 'k', '/', '?']);
  assert.equal(await dialog.getAttribute('aria-labelledby'), await dialog.locator('h2').getAttribute('id'));
  const before = page.url();
  await page.keyboard.press('j');
  await page.keyboard.press('/');
  assert.deepEqual([await dialog.isVisible(), page.url()], [true, before], 'keys rest while the help is open');
  await page.keyboard.press('Escape');
  assert.equal(await dialog.isVisible(), false);
  assert.equal(await page.evaluate(() => document.activeElement.closest('footer') !== null), true, 'the focus is where it was');

  const entries = await shown(page);
  await page.evaluate(() => { document.activeElement.blur(); scrollTo(0, 0); });
  await page.keyboard.press('j');
  assert.equal(await at(), entries[0]);
  await page.keyboard.press('j');
  assert.equal(await at(), entries[1]);
  await page.keyboard.press('k');
  assert.equal(await at(), entries[0]);
  await page.keyboard.press('Control+j');
  assert.equal(await at(), entries[0], 'keys of the browser are its own');

  await page.keyboard.press('?');
  await dialog.locator('input').uncheck();
  await dialog.locator('button').click();
  await page.reload();
  await page.keyboard.press('j');
  await page.keyboard.press('?');
  assert.deepEqual([await at(), await dialog.count()], ['', 0], 'off, on the next page too');
  await page.locator('footer button').click();
  assert.equal(await dialog.locator('input').isChecked(), false);
  await dialog.locator('input').check();
  await dialog.locator('button').click();
  await page.reload();
  await page.keyboard.press('j');
  assert.notEqual(await at(), '', 'and on again');

  await page.keyboard.press('/');
  await page.waitForURL('**/search.html#q');
  assert.equal(await page.evaluate(() => document.activeElement.id), 'q', 'what is typed next is searched for');
  await close(page);
});

test('keys: a list that is narrowed is gone through as it shows', async () => {
  const page = await load(LIST);
  await page.locator('.filter > summary').click();
  await page.locator('.filter input').nth(1).check();
  const few = await shown(page);
  await page.locator('.filter > summary').focus();
  await page.evaluate(() => { document.activeElement.blur(); scrollTo(0, 0); });
  for (const id of few.slice(0, 3)) {
    await page.keyboard.press('j');
    assert.equal(await page.evaluate(() => document.activeElement.closest('.register > li').id), id);
  }
  await close(page);
});
