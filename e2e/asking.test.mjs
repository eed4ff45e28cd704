// The search as readers use it, in a browser: every query of the list, on the
// page served at "/", at "/a/b/" and opened from a disk.

import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { test } from 'node:test';
import { desk, open } from './browser.mjs';
import { none } from './faults.mjs';
import { hosts } from './hosts.mjs';
import { PREFIXES } from './serve.mjs';
import { SITE, fileURL } from './site.mjs';

const host = hosts();
const queries = readFileSync(new URL('../internal/search/testdata/queries.tsv', import.meta.url), 'utf8')
  .split('\n').filter((line) => line && !line.startsWith('#')).map((line) => line.split('\t'));
const MOST = 3; // files of the index for a first query of several words

// What the page says of words of which something has all, some or none.
const SAID = {
  en: [['Habré Reagan', /^\d+\sresults$/], ['Habré zebra', /^Nothing has all of these words\. With some of them: \d+\sresults$/], ['zebra', /^Nothing found\. Try fewer words\.$/]],
  fr: [['Habré Reagan', /^\d+\srésultats$/], ['Habré zèbre', /^Rien ne réunit tous ces mots\. Avec une partie d’entre eux\u00a0: \d+\srésultats$/], ['zèbre', /^Aucun résultat\. Essayez avec moins de mots\.$/]],
};

const places = (of) => [...PREFIXES.map((prefix) => [prefix, () => host.url(of, prefix)]), ['file://', () => fileURL(of)]];

for (const of of SITE.pages.filter((page) => page.kind === 'search')) {
  test(`${of.path} says what it did where nothing has all words`, async () => {
    const page = await open(host.browser, { viewport: desk });
    for (const [query, want] of SAID[of.lang]) {
      await page.goto(`${host.url(of, '/')}?q=${encodeURIComponent(query)}`);
      await page.locator('#search-status:not(:empty)').waitFor();
      assert.match(await page.locator('#search-status').textContent(), want, query);
      assert.equal(await page.locator('#results a').count() > 0, want.source.includes('d+'), query);
    }
    await page.context().close();
  });

  // A place is as good for one language as for another.
  for (const [place, url] of of.lang === 'en' ? places(of) : places(of).slice(-1)) {
    test(`${of.path} at ${place}`, async (t) => {
      assert.ok(queries.length >= 40, `there are ${queries.length} queries`);
      const page = await open(host.browser, { viewport: desk });
      const said = [];
      page.on('console', (message) => said.push(message.text()));
      page.on('pageerror', (error) => said.push(String(error)));
      const faults = [];
      for (const [query, want] of queries) {
        const before = host.of(of).requests.length;
        await page.goto(`${url()}?q=${encodeURIComponent(query)}`);
        const first = await page.locator('#results a').first().getAttribute('href').catch(() => 'nothing');
        if (!first.endsWith(want)) faults.push(`${query}: ${first}, not ${want}`);
        const asked = host.of(of).requests.slice(before).filter((path) => path.includes('/search/')).length;
        if (asked > MOST) faults.push(`${query}: ${asked} requests`);
      }
      await page.context().close();
      t.diagnostic(`${queries.length} queries, ${faults.length} wrong, ${said.length} messages`);
      none(faults);
      assert.deepEqual(said, []);
    });
  }
}
