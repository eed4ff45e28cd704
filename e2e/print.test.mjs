// Pages can be printed: complete, without what only a screen can use, with the
// addresses of sources, nothing cut at the side, and no entry broken.

import assert from 'node:assert/strict';
import { test } from 'node:test';
import { hosts } from './hosts.mjs';
import { label, sample } from './site.mjs';

const host = hosts();
const KINDS = ['home', 'year', 'country', 'event', 'event-claims', 'source', 'topic', 'text', 'dossier'];

// A4 in CSS pixels, less margins of 10 mm.
const SHEET = { width: 718, height: 1047 };

for (const of of sample().filter(({ kind }) => KINDS.includes(kind))) {
  test(`print: ${label(of)}`, async (t) => {
    const page = await host.load(of, { viewport: SHEET });
    const pdf = await page.pdf({ format: 'A4', margin: { top: '10mm', right: '10mm', bottom: '10mm', left: '10mm' }, tagged: true });
    const sheets = pdf.toString('latin1').match(/\/Type\s*\/Page\b(?!s)/g)?.length ?? 0;
    await page.emulateMedia({ media: 'print' });
    const found = await page.evaluate(() => {
      const all = (selector) => [...document.querySelectorAll(selector)];
      const shown = (e) => e.checkVisibility() && e.getBoundingClientRect().height > 1;
      return {
        navigation: all('nav, .skip').filter(shown).map((e) => e.className || e.tagName),
        addresses: all('.sources cite a[href^="http"]').filter((a) => !getComputedStyle(a, '::after').content.includes(a.getAttribute('href'))).length,
        broken: all('.register > li, .sources > li').filter((e) => getComputedStyle(e).breakInside !== 'avoid').length,
        dark: getComputedStyle(document.documentElement).colorScheme,
        wide: document.scrollingElement.scrollWidth,
      };
    });
    await page.context().close();
    t.diagnostic(`${sheets} sheets, ${Math.round(pdf.length / 1000)} KB`);
    assert.equal(pdf.toString('latin1', 0, 5), '%PDF-');
    assert.ok(sheets >= 1);
    assert.deepEqual(found, { navigation: [], addresses: 0, broken: 0, dark: 'light', wide: SHEET.width });
  });
}
