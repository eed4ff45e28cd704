// TimelineJS itself loads data/timelinejs.json of the built site: it takes every
// slide, finds no fault, and shows the words of the entries.

import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { test } from 'node:test';

import { desk, launch, open } from './browser.mjs';

const require = createRequire(import.meta.url);
const script = readFileSync(require.resolve('@knight-lab/timelinejs/dist/js/timeline.js'), 'utf8');

test('TimelineJS shows the entries', async (t) => {
  const site = process.env.ANNALS_SITE;
  assert.ok(site, 'ANNALS_SITE is not set: these tests are run by e2e/run');
  const data = JSON.parse(readFileSync(`${site}/data/timelinejs.json`, 'utf8'));
  assert.ok(data.events.length > 100, `${data.events.length} slides`);

  const browser = await launch();
  t.after(() => browser.close());
  const page = await open(browser, { viewport: desk, offline: true });
  await page.goto('data:text/html,<!doctype html><title>t</title><div id=timeline style=height:600px></div>');
  await page.addScriptTag({ content: script });

  const seen = await page.evaluate(async (data) => {
    const timeline = new TL.Timeline('timeline', data, { hash_bookmark: false, script_path: 'https://example.invalid/js/', font: null });
    for (let i = 0; i < 400 && !timeline.ready; i++) await new Promise((done) => setTimeout(done, 50));
    const slides = [];
    for (const id of [0, 0.25, 0.5, 0.75, 1].map((part) => timeline.config.events[Math.round(part * (timeline.config.events.length - 1))].unique_id)) {
      timeline.goToId(id);
      for (let i = 0; i < 100 && !document.querySelector(`#${CSS.escape(id)} .tl-headline`); i++) await new Promise((done) => setTimeout(done, 50));
      slides.push({ id, text: document.querySelector(`#${CSS.escape(id)}`)?.textContent ?? '' });
    }
    return {
      ready: timeline.ready,
      errors: timeline.config.getErrors(),
      events: timeline.config.events.map((e) => ({ id: e.unique_id, year: e.start_date.data.date_obj.getFullYear() })),
      markers: document.querySelectorAll('.tl-timemarker').length,
      slides,
    };
  }, data);

  assert.ok(seen.ready, 'it never became ready');
  assert.deepEqual(seen.errors, []);
  const byId = new Map(data.events.map((e) => [e.unique_id, e]));
  assert.equal(seen.events.length, byId.size);
  assert.equal(seen.markers, byId.size);
  for (const { id, year } of seen.events) assert.equal(year, byId.get(id).start_date.year, id);
  for (const { id, text } of seen.slides) {
    const { annals, display_date: date } = byId.get(id);
    for (const words of [annals.title.en, annals.summary.en, date]) {
      assert.ok(text.replace(/\s+/g, ' ').includes(words.replace(/\s+/g, ' ').trim()), `the slide of ${id} lacks ${words}: ${text}`);
    }
  }
});
