// The browser, started so that it asks nobody but the page for anything.

import { chromium } from 'playwright-core';

export const executablePath = process.env.CHROMIUM ?? '/usr/bin/chromium';

export const FLAGS = [
  '--no-sandbox', '--disable-gpu', '--disable-quic', '--no-first-run',
  '--disable-background-networking', '--disable-component-update', '--disable-sync',
];

// How long one step may take on a busy machine, in milliseconds.
const PATIENCE = 30_000;

export const launch = (flags = []) =>
  chromium.launch({ executablePath, args: [...FLAGS, ...flags], timeout: 2 * PATIENCE });

/** A page in a context of its own; closing the page's context ends both. */
export async function open(browser, options = {}) {
  const context = await browser.newContext({ reducedMotion: 'reduce', ...options });
  context.setDefaultTimeout(PATIENCE);
  return context.newPage();
}

export const phone = { width: 320, height: 640 };
export const tablet = { width: 768, height: 1024 };
export const desk = { width: 1440, height: 900 };
