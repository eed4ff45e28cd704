// Pictures of each kind of page, for people to look at. Run by e2e/contact-sheet.

import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { desk, launch, open, phone, tablet } from './browser.mjs';
import { serve } from './serve.mjs';
import { SITE, SMALL, label, sample } from './site.mjs';

// A picture of a long page ends here, in CSS pixels.
const HEIGHT = 3000;

const [folder, ...wanted] = process.argv.slice(2);
const escape = (text) => text.replace(/[&<>"]/g, (sign) => `&#${sign.charCodeAt(0)};`);

const hosts = { site: await serve(SITE.root), small: await serve(SMALL.root) };
const browser = await launch();
const rows = [];
let pictures = 0;

for (const of of sample().filter(({ kind }) => kind !== 'redirect' && (wanted.length === 0 || wanted.includes(kind)))) {
  const row = [];
  for (const viewport of [phone, tablet, desk]) {
    const page = await open(browser, { viewport });
    await page.goto(hosts[of.site].origin + (of.site === 'small' ? '/a/b/' : '/') + of.path);
    const height = Math.min(HEIGHT, await page.evaluate(() => document.scrollingElement.scrollHeight));
    for (const colorScheme of ['light', 'dark']) {
      await page.emulateMedia({ colorScheme });
      const file = `${of.lang}-${of.kind}-${viewport.width}-${colorScheme}.jpg`;
      await page.screenshot({ path: join(folder, file), type: 'jpeg', quality: 80, fullPage: true, clip: { x: 0, y: 0, width: viewport.width, height } });
      row.push(`<a href="${file}"><img src="${file}" loading="lazy" alt="${escape(`${label(of)}, ${viewport.width} px, ${colorScheme}`)}" width="${viewport.width / 4}"></a>`);
      pictures++;
    }
    await page.context().close();
  }
  rows.push(`<h2>${escape(label(of))}</h2>\n<p>${row.join('\n')}</p>`);
}

await browser.close();
await Promise.all(Object.values(hosts).map((host) => host.close()));

writeFileSync(join(folder, 'index.html'), `<!doctype html>
<html lang="en"><meta charset="utf-8"><meta name="viewport" content="width=device-width">
<title>Contact sheet</title>
<style>body { font: 1rem system-ui; margin: 1rem; background: #888 } h2 { font-size: 1rem; margin: 1.5rem 0 .25rem } p { margin: 0; display: flex; gap: .5rem; align-items: start; flex-wrap: wrap } img { display: block; outline: 1px solid #555 }</style>
<h1>Contact sheet</h1>
<p>320, 768 and 1440 px, light and dark; pictures end at ${HEIGHT} px.</p>
${rows.join('\n')}
`);
console.log(`${pictures} pictures of ${rows.length} pages: ${join(folder, 'index.html')}`);
