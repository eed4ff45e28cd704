// Everything can be reached and read with the keyboard alone, and where one is
// can always be seen: with the site's script and with none.

import assert from 'node:assert/strict';
import { test } from 'node:test';
import { desk, open, phone } from './browser.mjs';
import { none } from './faults.mjs';
import { hosts } from './hosts.mjs';
import { first, label, sample } from './site.mjs';

const host = hosts();

// What has the focus: its address and words, and what is wrong with how it shows.
const focus = (page) =>
  page.evaluate(() => {
    const e = document.activeElement;
    if (!e || e === document.body) return null;
    const faults = [];
    const style = getComputedStyle(e);
    const box = [...e.getClientRects()].find((r) => r.width > 1 && r.height > 1);
    if (e.id !== 'main' && (style.outlineStyle === 'none' || parseFloat(style.outlineWidth) < 2)) faults.push('has no outline');
    if (!box) faults.push('has no size');
    else {
      const x = box.left + box.width / 2;
      const y = box.top + Math.min(box.height, innerHeight) / 2;
      const top = document.elementFromPoint(x, y);
      if (y < 0 || y > innerHeight) faults.push('is out of sight');
      else if (!top || !(e.contains(top) || top.contains(e))) faults.push(`is covered by ${top?.tagName}.${top?.className}`);
    }
    return {
      name: `${e.tagName.toLowerCase()} “${e.textContent.trim().slice(0, 40)}”`,
      href: typeof e.href === 'string' ? e.href : '',
      tag: e.tagName,
      stops: document.querySelectorAll('a[href], button, summary, input, select, textarea').length,
      faults,
    };
  });

// Presses the key until what has the focus is wanted, at most once a stop.
async function press(page, key, wanted, faults, most = Infinity) {
  let limit = most;
  for (let n = 0; n < limit; n++) {
    await page.keyboard.press(key);
    const now = await focus(page);
    if (!now) return null;
    limit = Math.min(most, now.stops + 3);
    faults.push(...now.faults.map((fault) => `${new URL(page.url()).pathname}: ${now.name} ${fault}`));
    if (wanted(now)) return n + 1;
  }
  return null;
}

const leadsTo = (path) => (now) => now.href.split('#')[0].endsWith(`/${path}`);

async function follow(page, path, faults) {
  const presses = await press(page, 'Tab', leadsTo(path), faults);
  assert.ok(presses, `no way by Tab from ${page.url()} to ${path}`);
  await page.keyboard.press('Enter');
  await page.waitForURL(`**/${path}`);
  return presses;
}

for (const javaScriptEnabled of [true, false]) {
  test(`from home to an entry and back, ${javaScriptEnabled ? 'with' : 'without'} script`, async (t) => {
    const event = first('event-claims');
    const year = `years/${event.path.match(/events\/(\d+)/)[1]}.html`;
    const faults = [];
    const page = await open(host.browser, { viewport: desk, javaScriptEnabled });
    await page.goto(host.url(first('home')));

    await page.keyboard.press('Tab');
    assert.match((await focus(page)).href, /#main$/, 'the first stop leads past the head');
    await page.keyboard.press('Enter');
    assert.equal(await page.evaluate(() => document.activeElement.id), 'main');

    const presses = [];
    if (!(await page.evaluate((y) => [...document.querySelectorAll('main a')].some((a) => a.href.endsWith?.(y) && a.checkVisibility()), year))) {
      presses.push(await press(page, 'Tab', (now) => now.tag === 'SUMMARY', faults));
      await page.keyboard.press('Enter');
    }
    presses.push(await follow(page, year, faults));
    presses.push(await follow(page, event.path, faults));
    assert.ok(await page.locator('h1').isVisible());

    // To a source and back to the sentence that cites it.
    presses.push(await press(page, 'Tab', (now) => /#s\d+$/.test(now.href), faults));
    await page.keyboard.press('Enter');
    await page.waitForURL(/#s\d+$/);
    const cited = new URL(page.url()).hash;
    const back = await page.locator(`${cited} .uses a`).first().getAttribute('href');
    presses.push(await press(page, 'Tab', (now) => now.href.endsWith(back), faults));
    await page.keyboard.press('Enter');
    await page.waitForURL(`**/*${back}`);

    presses.push(await press(page, 'Shift+Tab', leadsTo(year), faults));
    await page.keyboard.press('Enter');
    await page.waitForURL(`**/${year}`);
    presses.push(await follow(page, 'index.html', faults));
    await page.context().close();
    t.diagnostic(`${presses.join(' + ')} presses; ${faults.length} stops that do not show`);
    none(faults);
  });
}

// Presses Tab until the element is what has the focus.
async function tabTo(page, selector, faults) {
  const wanted = await page.locator(selector).first().elementHandle();
  let presses = 0;
  for (;;) {
    presses++;
    await page.keyboard.press('Tab');
    const now = await focus(page);
    assert.ok(now, `no way by Tab to ${selector} on ${page.url()}`);
    faults.push(...now.faults.map((fault) => `${new URL(page.url()).pathname}: ${now.name} ${fault}`));
    if (await wanted.evaluate((e) => e === document.activeElement)) return presses;
  }
}

test('a list is narrowed, an entry read, and the list found again as it was', async (t) => {
  const faults = [];
  const page = await open(host.browser, { viewport: desk });
  await page.goto(host.url(sample().find((of) => of.kind === 'year' && of.lang === 'en')));
  const shown = () => page.locator('.register > li').evaluateAll((all) => all.filter((e) => e.checkVisibility()).length);
  const all = await shown();
  const presses = [await tabTo(page, '.filter > summary', faults)];
  await page.keyboard.press('Enter');
  presses.push(await tabTo(page, '.filter input', faults));
  await page.keyboard.press('Space');
  const few = await shown();
  assert.ok(few > 0 && few < all, `${few} of ${all} entries are shown`);
  const kept = page.url();
  assert.match(kept, /\?/, 'the address says how the list is narrowed');
  presses.push(await press(page, 'Tab', (now) => /\/events\/[^/]+\.html$/.test(now.href), faults));
  await page.keyboard.press('Enter');
  await page.waitForURL('**/events/*.html');
  await page.goBack(); // the browser's own key is not at hand in a test
  assert.equal(page.url(), kept);
  assert.equal(await shown(), few, 'the list is narrowed as before');
  await page.context().close();
  t.diagnostic(`${presses.join(' + ')} presses, ${few} of ${all} entries; ${faults.length} stops that do not show`);
  none(faults);
});

test('from home a search is asked, a result read, and the results found again', async (t) => {
  const faults = [];
  const page = await open(host.browser, { viewport: desk });
  await page.goto(host.url(first('home')));
  await page.keyboard.press('/');
  assert.equal(await page.evaluate(() => document.activeElement.name), 'q', 'the key / leads to the field');
  await page.keyboard.type('tongo tongo');
  await page.keyboard.press('Enter');
  await page.waitForURL('**/search.html?q=*');
  const results = page.locator('#results a');
  await results.first().waitFor();
  const asked = page.url();
  const found = await results.count();
  const presses = await tabTo(page, '#results a', faults);
  await page.keyboard.press('Enter');
  await page.waitForURL('**/events/2017-tongo-tongo.html');
  await page.goBack();
  assert.equal(page.url(), asked);
  await results.first().waitFor();
  assert.equal(await results.count(), found);
  await page.context().close();
  t.diagnostic(`${presses} presses to the first of ${found} results; ${faults.length} stops that do not show`);
  none(faults);
});

test('keys of the script: help, the next entry, and none of them in a field', async () => {
  const page = await open(host.browser, { viewport: desk });
  await page.goto(host.url(sample().find((of) => of.kind === 'year' && of.lang === 'en')));
  await page.keyboard.press('?');
  await page.locator('dialog[open]').waitFor();
  await page.keyboard.press('Escape');
  assert.equal(await page.locator('dialog[open]').count(), 0);
  const entry = () => page.evaluate(() => document.activeElement.closest('.register > li')?.id);
  await page.keyboard.press('j');
  const one = await entry();
  await page.keyboard.press('j');
  const two = await entry();
  await page.keyboard.press('k');
  assert.ok(one && two && one !== two, 'j leads from entry to entry');
  assert.equal(await entry(), one, 'and k back');
  await page.goto(host.url(first('search')));
  await page.locator('#q').focus();
  await page.keyboard.type('j?k');
  assert.equal(await page.locator('#q').inputValue(), 'j?k');
  await page.context().close();
});

const KINDS = ['home', 'year', 'country', 'events', 'event', 'event-claims', 'source', 'search', 'compare'];

// Forward on a phone and backward at a desk, where headings that stay at the top
// could cover what comes up under them.
const WAYS = [['Tab', phone], ['Shift+Tab', desk]];
const STOPS = 120;

// In another language the stops are the same; its words are longer.
const OTHERS = ['home', 'country'];

for (const of of sample().filter(({ kind, site, lang }) => (lang === 'en' ? KINDS : OTHERS).includes(kind) && site === 'site')) {
  test(`every stop shows: ${label(of)}`, async (t) => {
    const faults = [];
    const stops = [];
    for (const [key, viewport] of WAYS) {
      const page = await host.load(of, { viewport });
      let count = 0;
      await press(page, key, () => { count++; return false; }, faults, STOPS);
      await page.context().close();
      stops.push(count);
    }
    t.diagnostic(`${stops.join(' and ')} stops, ${faults.length} that do not show`);
    assert.ok(Math.min(...stops) > 5);
    none(faults);
  });
}
