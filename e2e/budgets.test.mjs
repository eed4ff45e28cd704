// What a page may weigh and ask for. KB are 1000 bytes, as gzip packs them at
// its usual level; every page of its kind is weighed.

import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { dirname, join, normalize } from 'node:path';
import { test } from 'node:test';
import { open, phone } from './browser.mjs';
import { none } from './faults.mjs';
import { hosts } from './hosts.mjs';
import { LISTS, PAGES, SITE, addressed, gz, label, sample } from './site.mjs';
import { headersOf } from './serve.mjs';

const KB = 1000;
const BUDGET = {
  style: 8 * KB,
  pageScript: 3 * KB,
  searchScript: 5 * KB,
  event: 7 * KB,
  eventWhole: 18 * KB,
  list: (entries) => 5 * KB + entries * 0.18 * KB,
  requests: 4,
};

const kb = (bytes) => `${(bytes / KB).toFixed(2)} KB`;

// The files that a page of the repository's own site loads, by the attribute.
function loaded(page, pattern) {
  return [...page.html.matchAll(pattern)].map(([, href]) => normalize(join(dirname(page.path), href)));
}
const styles = (page) => loaded(page, /<link rel="stylesheet" href="([^"]+)"/g);
const scripts = (page) => loaded(page, /<script[^>]* src="([^"]+)"/g);
const weights = new Map(); // of files that many pages load
const weigh = (path) => {
  if (!weights.has(path)) weights.set(path, gz(readFileSync(join(SITE.root, path))));
  return weights.get(path);
};
const sum = (paths) => paths.reduce((total, path) => total + weigh(path), 0);

// The heaviest of what was weighed, and all that is over its budget.
function heaviest(t, what, weighed) {
  assert.ok(weighed.length > 0, `${what}: there is nothing to weigh`);
  const over = weighed.filter(({ weight, budget }) => weight > budget);
  const worst = weighed.reduce((a, b) => (b.weight / b.budget > a.weight / a.budget ? b : a));
  t.diagnostic(`${what}: of ${weighed.length}, the nearest to its budget is ${worst.path}: ${kb(worst.weight)} of ${kb(worst.budget)}; ${over.length} over`);
  none(over.map(({ path, weight, budget }) => `${path}: ${kb(weight)} of ${kb(budget)}`));
}

test('budget: style sheet', (t) => {
  const paths = [...new Set(SITE.pages.flatMap(styles))];
  heaviest(t, 'style sheets', paths.map((path) => ({ path, weight: weigh(path), budget: BUDGET.style })));
});

test('budget: scripts of a page', (t) => {
  const pages = SITE.pages.filter((page) => scripts(page).length > 0);
  if (pages.length === 0) return t.diagnostic('no page has a script');
  const own = (page) => (page.kind === 'search' ? BUDGET.pageScript + BUDGET.searchScript : BUDGET.pageScript);
  heaviest(t, 'scripts', pages.map((page) => ({ path: page.path, weight: sum(scripts(page)), budget: own(page) })));
});

// With an address a page also says where it, its feeds and its frame stand.
for (const [where, { pages }] of [['', SITE], [', with an address', addressed()]]) {
  test(`budget: event pages${where}`, (t) => {
    const events = pages.filter((page) => page.kind?.startsWith('event') && page.kind !== 'events');
    heaviest(t, 'HTML', events.map(({ path, html }) => ({ path, weight: gz(html), budget: BUDGET.event })));
    const whole = (page) => gz(page.html) + sum([...styles(page), ...scripts(page)]);
    heaviest(t, 'HTML, style and script', events.map((page) => ({ path: page.path, weight: whole(page), budget: BUDGET.eventWhole })));
  });

  for (const kind of LISTS) {
    const lists = pages.filter((page) => page.kind === kind);
    if (lists.length === 0) continue;
    test(`budget: ${kind} pages${where}`, (t) => {
      const entries = (html) => (html.match(/<article/g) ?? []).length;
      heaviest(t, 'HTML', lists.map(({ path, html }) => ({ path, weight: gz(html), budget: BUDGET.list(entries(html)) })));
    });
  }
}

// A page that only leads on needs nothing at all, one that is shown in another
// site its style.
const LEADING_ON = "default-src 'none'; base-uri 'none'; form-action 'none'";
const SHOWN_ELSEWHERE = "default-src 'none'; style-src 'self'; base-uri 'none'; form-action 'none'";
const POLICY = headersOf(SITE.root)('index.html')['Content-Security-Policy'].replace("; frame-ancestors 'none'", '');
const policyOf = (kind) => (kind === 'redirect' ? LEADING_ON : kind?.startsWith('embed-') ? SHOWN_ELSEWHERE : POLICY);

test('one policy in header and page', () => {
  const unlike = PAGES.filter(({ kind, html }) => {
    const meta = html.match(/<meta http-equiv="Content-Security-Policy" content="([^"]*)"/)?.[1];
    return meta?.replaceAll('&#39;', "'") !== policyOf(kind);
  });
  none(unlike.map(label));
});

const host = hosts();

for (const of of sample().filter((page) => page.lang === 'en')) {
  test(`requests: ${label(of)}`, async (t) => {
    const page = await open(host.browser, { viewport: phone });
    const elsewhere = [];
    const said = [];
    page.on('request', (request) => request.url().startsWith(host.of(of).origin) || elsewhere.push(request.url()));
    page.on('console', (message) => said.push(message.text()));
    page.on('pageerror', (error) => said.push(String(error)));
    const before = host.of(of).requests.length;
    await page.goto(host.url(of), { waitUntil: 'networkidle' });
    // The icon is the site's: a browser asks for it once, whatever is read.
    const requests = host.of(of).requests.slice(before).filter((path) => !path.endsWith('/favicon.svg'));
    const cookies = await page.context().cookies();
    await page.context().close();
    t.diagnostic(`${requests.length} requests, ${elsewhere.length} to others, ${cookies.length} cookies, ${said.length} messages`);
    // A redirect leads to a page, which asks for its own.
    const allowed = of.kind === 'redirect' ? BUDGET.requests + 1 : BUDGET.requests;
    assert.ok(requests.length <= allowed, `asks for ${requests.join(', ')}`);
    assert.deepEqual({ elsewhere, cookies, said }, { elsewhere: [], cookies: [], said: [] });
  });
}
