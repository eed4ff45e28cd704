// One browser and a host for each site, for the length of a test file.

import { after, before } from 'node:test';
import { launch, open } from './browser.mjs';
import { serve } from './serve.mjs';
import { SITE, SMALL } from './site.mjs';

/**
 * Starts them before the first test of the file and stops them after the last.
 * url(page, prefix) is the address of a page on its host, of(page) the host.
 */
export function hosts(flags = []) {
  const held = {};
  before(async () => {
    held.site = await serve(SITE.root);
    held.small = await serve(SMALL.root);
    held.browser = await launch(flags);
  });
  after(async () => {
    await held.browser?.close();
    await held.site?.close();
    await held.small?.close();
  });
  // The small site says in its configuration that it is published at /a/b/.
  const url = (page, prefix = page.site === 'small' ? '/a/b/' : '/') => held[page.site].origin + prefix + page.path;
  return {
    get browser() { return held.browser; },
    url,

    /** The page loaded in a new context, or in the tab that is given; a redirect is held where it stands. */
    async load(page, options, { scripts = true, tab } = {}) {
      const shown = tab ?? await open(held.browser, options);
      if (!scripts) await shown.route('**/*.js', (route) => route.abort());
      if (page.kind === 'redirect') {
        await shown.route(url(page), async (route) => {
          const response = await route.fetch();
          const body = (await response.text()).replace('http-equiv="refresh"', 'name="held"');
          await route.fulfill({ response, body });
        });
      }
      await shown.goto(url(page));
      return shown;
    },

    of: (page) => held[page.site],
  };
}
