// Nothing runs off the side of a phone or of a page enlarged twofold, nothing
// that is pressed is too small, and all text stands out from what is behind it.

import assert from 'node:assert/strict';
import { before, describe, test } from 'node:test';
import { desk, open, phone } from './browser.mjs';
import { none } from './faults.mjs';
import { hosts } from './hosts.mjs';
import { SMALL, label, sample } from './site.mjs';

// The smallest side of what is pressed, in CSS pixels; and the least contrast of
// text, large text apart (WCAG 2.2, 1.4.3).
const TARGET = 24;
const CONTRAST = 4.5;
const LARGE = 3;

// What reaches beyond the right edge: the innermost elements, in words.
const sideways = (page) =>
  page.evaluate(() => {
    const root = document.scrollingElement;
    const edge = root.clientWidth;
    if (root.scrollWidth <= edge) return [];
    const beyond = [...document.body.querySelectorAll('*')].filter((e) => e.getBoundingClientRect().right > edge + 0.5);
    const inner = beyond.filter((e) => !beyond.some((other) => other !== e && e.contains(other)));
    return [`${root.scrollWidth} px in ${edge} px: ` + inner.slice(0, 3).map((e) =>
      `${e.parentElement.tagName}.${e.parentElement.className} > ${e.tagName}.${e.className} “${e.textContent.trim().slice(0, 40)}”`).join('; ')];
  });

// Targets with a side below the least, but those in a sentence, whose size its
// lines constrain (WCAG 2.2, 2.5.8). A sentence is text beside the target in the
// same block, of words and not only signs.
const smallTargets = (page) =>
  page.evaluate((least) => {
    const sentence = (target) => {
      let block = target.parentElement;
      while (getComputedStyle(block).display.startsWith('inline')) block = block.parentElement;
      const walker = document.createTreeWalker(block, NodeFilter.SHOW_TEXT);
      while (walker.nextNode()) {
        const inTarget = walker.currentNode.parentElement.closest('a, button, summary, [aria-hidden]');
        if (!inTarget && /\p{L}{2}/u.test(walker.currentNode.data)) return true;
      }
      return false;
    };
    const targets = [...document.querySelectorAll('a[href], button, summary, select, input:not([type=hidden]), textarea')]
      .filter((e) => !e.closest('[aria-hidden=true]') && e.checkVisibility({ visibilityProperty: true }) && !e.matches('.skip'));
    const small = targets.filter((e) => {
      const { width, height } = e.getBoundingClientRect();
      return Math.min(width, height) < least - 0.05 && !(getComputedStyle(e).display === 'inline' && sentence(e));
    });
    const name = (e) => e.tagName.toLowerCase() + [...e.classList].map((c) => `.${c}`).join('');
    const alike = new Map();
    for (const e of small) {
      const place = [e.parentElement.parentElement, e.parentElement, e].map(name).join(' > ');
      const { width, height } = e.getBoundingClientRect();
      if (!alike.has(place)) alike.set(place, { words: `“${e.textContent.trim().slice(0, 30)}” ${width.toFixed(2)} × ${height.toFixed(2)}`, count: 0 });
      alike.get(place).count++;
    }
    return { all: targets.length, small: [...alike].map(([place, { words, count }]) => `${place} ${words}, ×${count}`) };
  }, TARGET);

// Text whose colour is too near that of what is painted behind it. Axe leaves
// text with drawn signs before it to people; colours here are never see-through.
const faint = (page) =>
  page.evaluate(([least, large]) => {
    const canvas = document.createElement('canvas').getContext('2d', { willReadFrequently: true });
    const probe = document.body.appendChild(document.createElement('i'));
    const known = new Map();
    const rgba = (colour) => {
      if (!known.has(colour)) {
        canvas.clearRect(0, 0, 1, 1);
        canvas.fillStyle = colour;
        canvas.fillRect(0, 0, 1, 1);
        known.set(colour, [...canvas.getImageData(0, 0, 1, 1).data]);
      }
      return known.get(colour);
    };
    // What the browser itself paints behind a page without a background.
    probe.setAttribute('hidden', '');
    probe.attributeStyleMap.set('background-color', 'Canvas');
    const canvasColour = rgba(getComputedStyle(probe).backgroundColor);
    probe.remove();
    const luminance = ([r, g, b]) => {
      const linear = [r, g, b].map((c) => (c / 255 <= 0.04045 ? c / 255 / 12.92 : ((c / 255 + 0.055) / 1.055) ** 2.4));
      return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2];
    };
    const backgrounds = new Map([[null, canvasColour]]); // by element
    const behind = (e) => {
      if (!backgrounds.has(e)) {
        const colour = rgba(getComputedStyle(e).backgroundColor);
        if (colour[3] !== 0 && colour[3] !== 255) throw new Error(`see-through background: ${e.tagName}.${e.className}`);
        backgrounds.set(e, colour[3] === 255 ? colour : behind(e.parentElement));
      }
      return backgrounds.get(e);
    };
    const seen = new Map();
    let lowest = 21;
    const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
    while (walker.nextNode()) {
      const element = walker.currentNode.parentElement;
      if (!walker.currentNode.data.trim() || !element.checkVisibility() || element.closest('svg')) continue;
      const style = getComputedStyle(element);
      const [a, b] = [luminance(rgba(style.color)), luminance(behind(element))];
      const ratio = (Math.max(a, b) + 0.05) / (Math.min(a, b) + 0.05);
      lowest = Math.min(lowest, ratio);
      const size = parseFloat(style.fontSize);
      const need = size >= 24 || (size >= 18.66 && style.fontWeight >= 700) ? large : least;
      if (ratio < need) seen.set(`${element.tagName}.${element.className}`, `${element.tagName}.${element.className} “${element.textContent.trim().slice(0, 30)}” ${ratio.toFixed(2)}`);
    }
    return { lowest, faint: [...seen.values()] };
  }, [CONTRAST, LARGE]);

const pages = sample({ words: true });

// A page at 1280 px enlarged twofold has 640 px; one that is enlarged fourfold
// has 320 (WCAG 2.2, 1.4.4 and 1.4.10).
describe('no sideways scroll at 320, 640 and 768 px, targets, contrast', () => {
  const host = hosts();
  let page; // one for all: a new one takes longer than what is looked at
  before(async () => { page = await open(host.browser, { viewport: phone }); });
  for (const of of pages) {
    test(label(of), async (t) => {
      await host.load(of, {}, { tab: page });
      const faults = [];
      let targets = 0;
      let lowest = 21;
      for (const width of [phone.width, 640, 768, desk.width]) {
        await page.setViewportSize({ width, height: 800 });
        faults.push(...(await sideways(page)).map((fault) => `${width} px wide: ${fault}`));
        const { all, small } = await smallTargets(page);
        targets += all;
        faults.push(...small.map((fault) => `${width} px wide: small target: ${fault}`));
      }
      for (const colorScheme of ['light', 'dark']) {
        await page.emulateMedia({ colorScheme });
        const found = await faint(page);
        lowest = Math.min(lowest, found.lowest);
        faults.push(...found.faint.map((fault) => `${colorScheme}: faint: ${fault}`));
      }
      await page.emulateMedia({ colorScheme: 'light' });
      t.diagnostic(`${targets} targets at four widths, lowest contrast ${lowest.toFixed(2)}, ${faults.length} faults`);
      none(faults);
    });
  }

  // Its words are longer than any language's.
  test('no sideways scroll at 320 px: every page of the small site', async (t) => {
    await page.setViewportSize(phone);
    const whole = SMALL.pages.filter(({ kind }) => kind !== 'redirect');
    const faults = [];
    for (const of of whole) {
      await host.load(of, {}, { tab: page });
      faults.push(...(await sideways(page)).map((fault) => `${of.path}: ${fault}`));
    }
    t.diagnostic(`${whole.length} pages, ${faults.length} faults`);
    none(faults);
  });
});

describe('no sideways scroll with letters of twice the size', () => {
  const host = hosts(['--blink-settings=defaultFontSize=32']);
  let page;
  before(async () => { page = await open(host.browser, { viewport: { width: 640, height: 800 } }); });
  for (const of of sample()) {
    test(label(of), async () => {
      await host.load(of, {}, { tab: page });
      const size = await page.evaluate(() => parseFloat(getComputedStyle(document.documentElement).fontSize));
      const faults = await sideways(page);
      assert.equal(size, 32, 'the reader’s own size of letters');
      none(faults);
    });
  }
});
