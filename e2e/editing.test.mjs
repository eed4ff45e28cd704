// The editor's view of the site, annals serve: a mistake is shown over the last
// good page, and goes when it is mended; a page stays where it was scrolled to.

import assert from 'node:assert/strict';
import { spawn } from 'node:child_process';
import { cpSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { after, before, test } from 'node:test';
import { fileURLToPath } from 'node:url';
import { desk, launch, open } from './browser.mjs';

const annals = process.env.ANNALS_PROGRAM;
const EVENT = 'content/events/1951/1951-defence-agreement.md';
const held = {};

before(async () => {
  assert.ok(annals, 'ANNALS_PROGRAM is not set: these tests are run by e2e/run');
  held.root = mkdtempSync(join(tmpdir(), 'annals-'));
  cpSync(fileURLToPath(new URL('site', import.meta.url)), held.root, { recursive: true });
  held.server = spawn(annals, ['serve', '--addr', '127.0.0.1:0', '--root', held.root]);
  for await (const line of createInterface({ input: held.server.stdout })) {
    held.origin = line.match(/^serving (http:\S+?)\/  /)?.[1] ?? held.origin;
    if (/^read /.test(line)) break;
  }
  held.server.stdout.resume();
  held.server.stderr.resume();
  held.browser = await launch();
});

after(async () => {
  await held.browser?.close();
  held.server?.kill('SIGINT');
  if (held.root) rmSync(held.root, { recursive: true });
});

const change = (file, from, to) => {
  const text = readFileSync(join(held.root, file), 'utf8');
  assert.ok(text.includes(from), `${file} has no ${from}`);
  writeFileSync(join(held.root, file), text.replace(from, to));
};

test('wrong edit, overlay, mended edit, page', async () => {
  const page = await open(held.browser, { viewport: { ...desk, height: 400 } });
  const said = [];
  page.on('console', (message) => said.push(message.text()));
  page.on('pageerror', (error) => said.push(String(error)));
  await page.goto(`${held.origin}/a/b/events/1951-defence-agreement.html`);
  const overlay = page.locator('annals-serve').getByRole('alert');
  const title = await page.locator('h1').textContent();
  await page.evaluate(() => scrollTo(0, 200));

  change(EVENT, 'status = "', 'status = "almost-');
  await overlay.waitFor();
  const problem = await overlay.locator('pre').textContent();
  assert.match(problem, /^content\/events\/1951\/1951-defence-agreement\.md:\d+:\d+: error\[A204\]: /);
  assert.match(problem, /= help: /);
  assert.equal(await page.locator('h1').textContent(), title, 'the last good page is still there');

  change(EVENT, 'status = "almost-', 'status = "');
  await overlay.waitFor({ state: 'hidden' });

  change(EVENT, 'title = "', 'title = "Mended: ');
  await page.locator('h1', { hasText: 'Mended: ' }).waitFor();
  await page.waitForLoadState();
  // Where it was scrolled to: a browser keeps the words in place when lines above them move.
  const top = await page.evaluate(() => new Promise((done) => requestAnimationFrame(() => done(scrollY))));
  assert.ok(top >= 150 && top <= 300, `scrolled to ${top}`);

  // A mistake in a template of the site's own is told in the same way.
  mkdirSync(join(held.root, 'templates'));
  writeFileSync(join(held.root, 'templates', 'event.html'), '{{define "main"}}<h1>{{.Headign.Text}}</h1>{{end}}');
  await overlay.waitFor();
  assert.match(await overlay.locator('pre').textContent(), /^templates\/event\.html:1:24: error\[A802\]: [^]*did you mean {2}\.Heading \?/);
  rmSync(join(held.root, 'templates', 'event.html'));
  await overlay.waitFor({ state: 'hidden' });

  // Where the page is written.
  await page.keyboard.press('e');
  assert.match(await page.locator('annals-serve .bar').textContent(), /^content\/events\/1951\/1951-defence-agreement\.md:\d+/);
  await page.context().close();
  assert.deepEqual(said, []);
});
