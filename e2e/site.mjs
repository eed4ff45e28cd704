// The built sites under test, and which of their pages stand for the rest.

import { readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { gzipSync } from 'node:zlib';

// What a page is, by its address below the language's folder. Every page of a
// site has to be of a kind, so that none is published untested; a kind may
// still be without pages.
const KINDS = [
  ['home', /^index\.html$/],
  ['404', /^404\.html$/],
  ['data', /^data\.html$/],
  ['glossary', /^glossary\.html$/],
  ['search', /^search\.html$/],
  ['ahead', /^ahead\.html$/],
  ['disputes', /^disputes\.html$/],
  ['coverage', /^coverage\.html$/],
  ['follow', /^follow\.html$/],
  ['changes', /^changes\.html$/],
  ['corrections', /^corrections\.html$/],
  ['disputes-part', /^disputes\/[^/]+\.html$/],
  ['ahead-part', /^ahead\/[^/]+\.html$/],
  ['newest', /^newest\.html$/],
  ['text', /^[a-z0-9-]+\.html$/],
  ['events', /^events\/index\.html$/],
  ['event', /^events\/[^/]+\.html$/],
  ['month', /^years\/-?\d+-\d\d\.html$/],
  ['year', /^years\/-?\d+\.html$/],
  ['years', /^years\/index\.html$/],
  ['countries', /^countries\/index\.html$/],
  ['country', /^countries\/[^/]+\.html$/],
  ['country-year', /^countries\/[^/]+\/-?\d+(-\d\d)?\.html$/],
  ['country-newest', /^countries\/[^/]+\/newest\.html$/],
  ['country-topic', /^countries\/[^/]+\/topics\/[^/]+\.html$/],
  ['dossier', /^countries\/[^/]+\/dossier\.html$/],
  ['topics', /^topics\/index\.html$/],
  ['topic', /^topics\/[^/]+\.html$/],
  ['topic-part', /^topics\/[^/]+\/[^/]+\.html$/],
  ['actors', /^actors\/index\.html$/],
  ['actor', /^actors\/[^/]+\.html$/],
  ['actor-part', /^actors\/[^/]+\/[^/]+\.html$/],
  ['sources', /^sources\/index\.html$/],
  ['source', /^sources\/[^/]+\.html$/],
  ['source-part', /^sources\/[^/]+\/[^/]+\.html$/],
  ['publishers', /^publishers\/index\.html$/],
  ['publisher', /^publishers\/[^/]+\.html$/],
  ['publisher-part', /^publishers\/[^/]+\/[^/]+\.html$/],
  ['places', /^places\/index\.html$/],
  ['place', /^places\/[^/]+\.html$/],
  ['instruments', /^instruments\/index\.html$/],
  ['in-force', /^instruments\/in-force\/[^/]+\.html$/],
  ['instrument', /^instruments\/[^/]+\.html$/],
  ['compare-all', /^compare\/all\.html$/],
  ['compare', /^compare\/[^/]+\.html$/],
  ['chains', /^chains\/index\.html$/],
  ['chain', /^chains\/[^/]+\.html$/],
  ['chain-part', /^chains\/[^/]+\/\d+\.html$/],
  ['index', /^index\/index\.html$/],
  ['index-letter', /^index\/[^/]+\.html$/],
  ['embed-event', /^embed\/events\/[^/]+\.html$/],
  ['embed-country', /^embed\/countries\/[^/]+\.html$/],
];

// The kinds whose pages are lists of entries and little else.
export const LISTS = ['year', 'month', 'country-year', 'country-topic', 'country-newest', 'topic', 'topic-part', 'actor', 'actor-part', 'source-part', 'newest'];

// A kind whose pages differ in what they hold is parted by that.
function kindOf(address, html) {
  if (/http-equiv="refresh"/.test(html)) return 'redirect';
  const kind = KINDS.find(([, pattern]) => pattern.test(address))?.[0];
  if (kind !== 'event') return kind;
  if (!/<article/.test(html)) return 'tombstone';
  return /id="differ"/.test(html) ? 'event-claims' : 'event';
}

/** The words of a page's source that a reader should see, in order. */
export function wordsOf(html) {
  return html
    .replace(/^[^]*?<body/, '<body')
    .replace(/<(script|style|template)\b[^]*?<\/\1>/g, ' ')
    .replace(/<svg[^]*?<\/svg>/g, ' ')
    .replace(/<(?!\/?(a|abbr|b|bdi|cite|code|em|i|q|small|span|strong|sub|sup|time)\b)[^>]*>/g, ' ')
    .replace(/<[^>]*>/g, '')
    .replace(/&#(x?)([0-9a-f]+);/gi, (_, x, n) => String.fromCodePoint(parseInt(n, x ? 16 : 10)))
    .replace(/&(amp|lt|gt|quot|apos|nbsp);/g, (_, name) => ({ amp: '&', lt: '<', gt: '>', quot: '"', apos: "'", nbsp: ' ' })[name])
    .toLowerCase()
    .split(/\s+/)
    .filter(Boolean);
}

const longestWord = (html) => wordsOf(html).reduce((most, word) => Math.max(most, word.length), 0);
const languageOf = (path) => (path.startsWith('fr/') ? 'fr' : 'en');

function read(name, root) {
  const pages = readdirSync(root, { recursive: true })
    .filter((path) => path.endsWith('.html'))
    .sort()
    .map((path) => {
      const html = readFileSync(join(root, path), 'utf8');
      const lang = languageOf(path);
      return { site: name, root, path, html, lang, kind: kindOf(lang === 'fr' ? path.slice(3) : path, html) };
    });
  return { name, root, pages };
}

function folder(variable) {
  const root = process.env[variable];
  if (!root) throw new Error(`${variable} is not set: these tests are run by e2e/run`);
  return root;
}

/** The repository's own site, and a small one with what that does not hold. */
export const SITE = read('site', folder('ANNALS_SITE'));
export const SMALL = read('small', folder('ANNALS_SMALL'));
/** The first, built for an address. */
export const addressed = () => read('addressed', folder('ANNALS_ADDRESSED'));
export const PAGES = [...SITE.pages, ...SMALL.pages];
export const ALL = process.env.ANNALS_ALL === '1';

export const gz = (text) => gzipSync(text).length;
export const fileURL = (page) => pathToFileURL(join(page.root, page.path)).href;
export const label = (page) => `${page.lang} ${page.kind} · ${page.site === 'small' ? 'small: ' : ''}${page.path}`;

// The pages of each kind and language, of the repository's own site where it has any.
function kinds() {
  const found = new Map();
  for (const page of PAGES) {
    const key = `${page.lang} ${page.kind}`;
    if (!found.has(key)) found.set(key, []);
    const alike = found.get(key);
    if (alike.length === 0 || alike[0].site === page.site) alike.push(page);
  }
  return [...found.values()];
}

const most = (pages, figure) => pages.reduce((best, page) => (figure(page) > figure(best) ? page : best));

/**
 * One page for each kind and language: the longest of at most that many letters
 * of HTML, else the shortest. With words, also the one with the longest word; with ANNALS_ALL=1, all.
 */
export function sample({ words = false, letters = Infinity } = {}) {
  return kinds().flatMap((pages) => {
    if (ALL) return pages;
    const fit = pages.filter((page) => page.html.length <= letters);
    const longest = fit.length ? most(fit, (page) => page.html.length) : most(pages, (page) => -page.html.length);
    return words ? [...new Set([longest, most(pages, (page) => longestWord(page.html))])] : [longest];
  });
}

/** The longest page of the small site that is of the kind and language of a page, if there is one. */
export function smaller({ kind, lang }) {
  const alike = SMALL.pages.filter((page) => page.kind === kind && page.lang === lang);
  return alike.length ? most(alike, (page) => page.html.length) : undefined;
}

/** Pages of each kind and language, at most count of them, evenly from first to last. */
export function spread(count) {
  return kinds().flatMap((pages) => {
    const step = ALL ? 1 : Math.max(1, (pages.length - 1) / (count - 1));
    return pages.filter((_, i) => Math.floor(i / step) !== Math.floor((i - 1) / step));
  });
}

/** The first page of a kind that the repository's own site has. */
export function first(kind) {
  const page = SITE.pages.find((p) => p.kind === kind && p.lang === 'en');
  if (!page) throw new Error(`the site has no page of the kind ${kind}`);
  return page;
}
