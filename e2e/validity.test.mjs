// Every page is of a kind that is tested, and its HTML is valid.

import { test } from 'node:test';
import { HtmlValidate } from 'html-validate';
import { none } from './faults.mjs';
import { PAGES, sample, spread } from './site.mjs';

test('every page is of a known kind', () => {
  none(PAGES.filter((page) => !page.kind).map((page) => `${page.site}: ${page.path}: name its kind in site.mjs`));
});

test('valid HTML', async (t) => {
  const validator = new HtmlValidate({
    root: true,
    extends: ['html-validate:standard'],
    // One h1, no level left out, and nothing that the policy refuses.
    rules: { 'heading-level': 'error', 'no-inline-style': 'error', 'no-redundant-role': 'error' },
  });
  const errors = [];
  const pages = new Set([...sample(), ...spread(10)]);
  for (const page of pages) {
    const report = await validator.validateString(page.html, page.path);
    for (const { messages } of report.results) {
      for (const { ruleId, message, line, column, selector } of messages) {
        errors.push(`${page.path}:${line}:${column}: ${ruleId}: ${message} (${selector})`);
      }
    }
  }
  t.diagnostic(`${pages.size} of ${PAGES.length} pages, ${errors.length} errors`);
  none(errors);
});
