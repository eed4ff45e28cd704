// WCAG 2.2 AA and axe's best practices: no violation on any kind of page, light
// and dark, on a phone and at a desk, with the site's script and without it.

import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { describe, test } from 'node:test';
import { desk, phone } from './browser.mjs';
import { none } from './faults.mjs';
import { hosts } from './hosts.mjs';
import { ALL, label, sample, smaller } from './site.mjs';

const axe = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');
const RULES = { type: 'tag', values: ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'] };

// In the dark a page has the same elements in other colours: these look at them.
const COLOURS = { type: 'rule', values: ['color-contrast', 'link-in-text-block'] };

const host = hosts();

// What axe finds on the page as it now looks: violations in words, the number of
// rules that applied, and what it leaves to people.
const examine = (page, rules) =>
  page.evaluate(async (runOnly) => {
    // Of what passes, how many and not where: to name each element takes long.
    const found = await window.axe.run({ runOnly, resultTypes: ['violations', 'incomplete'], ...(runOnly.type === 'tag' && { rules: { 'target-size': { enabled: true } } }) });
    return {
      rules: found.passes.length + found.violations.length + found.incomplete.length,
      targets: [...found.passes, ...found.violations].some((rule) => rule.id === 'target-size'),
      review: found.incomplete.map((rule) => `${rule.id} ×${rule.nodes.length}`),
      violations: found.violations.flatMap((rule) =>
        rule.nodes.slice(0, 3).map((node) => `${rule.id}: ${node.target.join(' ')}: ${node.failureSummary.replace(/\s+/g, ' ')}`)),
    };
  }, rules);

// Axe takes a page that paints nothing behind its text for white, in the dark too:
// such a page, which has no style sheet, is painted as the browser paints it.
const paintCanvas = () => {
  if (document.styleSheets.length === 0) document.documentElement.attributeStyleMap.set('background-color', 'Canvas');
};

// In another language the pages are the same: some are enough to find a word
// that has no language, or a name that is too long.
const OTHERS = ['home', 'year', 'country', 'event-claims', 'search', 'embed-event'];
const wanted = ({ lang, kind }) => lang === 'en' || ALL || OTHERS.includes(kind);

// The looks in which a page is examined: every one, or where the small site has a
// page of the kind that is examined in every one, a long page in two.
const LETTERS = 25_000;
const EVERY = [true, false].flatMap((scripts) => [phone, desk].flatMap((viewport) => ['light', 'dark'].map((colorScheme) => ({ scripts, viewport, colorScheme }))));
const SOME = EVERY.filter(({ scripts, viewport, colorScheme }) => scripts && (viewport === phone) === (colorScheme === 'light'));
const hasScript = (of) => /<script[^>]* src=/.test(of.html);

const examined = sample({ letters: LETTERS }).filter(wanted).flatMap((of) => {
  const stand = !ALL && of.html.length > LETTERS && smaller(of);
  return stand ? [[of, SOME], [stand, EVERY]] : [[of, EVERY]];
});

describe('axe', { concurrency: 2 }, () => {
  for (const [of, looks] of examined) {
    test(label(of), async (t) => {
      const violations = [];
      const review = new Set();
      let rules = 0;
      let runs = 0;
      for (const scripts of hasScript(of) ? [true, false] : [true]) {
        const those = looks.filter((look) => look.scripts === scripts);
        if (those.length === 0) continue;
        const page = await host.load(of, {}, { scripts });
        await page.evaluate(axe);
        await page.evaluate(paintCanvas);
        for (const { viewport, colorScheme } of those) {
          await page.setViewportSize(viewport);
          await page.emulateMedia({ colorScheme });
          const all = colorScheme === 'light' || ALL;
          const found = await examine(page, all ? RULES : COLOURS);
          runs++;
          rules += found.rules;
          found.review.forEach((rule) => review.add(rule));
          assert.ok(found.rules > (all ? 15 : 0), `only ${found.rules} rules applied`);
          if (all && /<nav/.test(of.html)) assert.ok(found.targets, 'target-size did not apply');
          violations.push(...found.violations.map((v) => `${viewport.width} px, ${colorScheme}${scripts ? '' : ', script blocked'}: ${v}`));
        }
        await page.context().close();
      }
      t.diagnostic(`${violations.length} violations, ${rules} rules in ${runs} runs${review.size ? `; for people: ${[...review].join(', ')}` : ''}`);
      none(violations);
    });
  }
});
