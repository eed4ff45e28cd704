// The order in which a screen reader meets a page, from the browser's own
// accessibility tree: landmarks and headings, with the id by which they are linked.

import assert from 'node:assert/strict';
import { test } from 'node:test';
import { desk } from './browser.mjs';
import { hosts } from './hosts.mjs';
import { first } from './site.mjs';

const host = hosts();
const LANDMARKS = ['banner', 'navigation', 'search', 'main', 'complementary', 'contentinfo'];

async function outline(of) {
  const page = await host.load(of, { viewport: desk });
  const cdp = await page.context().newCDPSession(page);
  await cdp.send('DOM.enable');
  const { nodes } = await cdp.send('Accessibility.getFullAXTree');
  const byId = new Map(nodes.map((node) => [node.nodeId, node]));
  const lines = [];
  const walk = async (node) => {
    const role = node.role?.value;
    if (!node.ignored && (LANDMARKS.includes(role) || role === 'heading')) {
      const level = node.properties.find(({ name }) => name === 'level')?.value.value;
      const { node: element } = await cdp.send('DOM.describeNode', { backendNodeId: node.backendDOMNodeId });
      const at = element.attributes.indexOf('id');
      const id = role === 'heading' && level === 2 && at >= 0 ? ` #${element.attributes[at + 1]}` : '';
      assert.ok(role === 'heading' ? node.name.value : true, `a heading without words: ${of.path}`);
      lines.push(`${role}${level ? ` ${level}` : ''}${id}`);
    }
    for (const child of node.childIds ?? []) await walk(byId.get(child));
  };
  await walk(nodes[0]);
  await page.context().close();
  return lines;
}

// Parts of the orders expected below.
const HEAD = 'banner\nnavigation\n(navigation\n)?main\n'; // the second holds the languages
const CRUMBS = 'navigation\n';
const FOOT = 'contentinfo(\nnavigation)*';
const h2 = (id) => `heading 2 #${id}\n`;
const entries = '(heading 3\n)+';
const may = (...parts) => `(${parts.join('')})?`;

const ORDER = {
  home: [HEAD, 'heading 1\n', may('search\n'), h2('countries'), h2('latest'), entries, may(h2('moments')), may(h2('disputes')), may(h2('scheduled')), FOOT],
  year: [HEAD, CRUMBS, 'heading 1\n', may('navigation\n'), may(h2('under-way')), `(${h2('[^\\n]+')}${entries})+`, CRUMBS, FOOT],
  event: [HEAD, CRUMBS, 'heading 1\n', '(heading 2 #[^\\n]+\n(heading 3\n)*)*?', h2('sources'), may('heading 3\n'), may(h2('mentions')), may(h2('corrections')), h2('cite'), 'complementary\n', 'navigation\n', FOOT],
};

for (const [kind, parts] of Object.entries(ORDER)) {
  test(`order of ${kind}`, async (t) => {
    const lines = await outline(first(kind));
    t.diagnostic(lines.join(' · ').replace(/(heading 3)( · heading 3)+/g, (all) => `heading 3 ×${all.split(' · ').length}`));
    assert.match(lines.join('\n'), new RegExp(`^${parts.join('')}$`));
  });
}
