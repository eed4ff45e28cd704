// Lighthouse on a page of each kind named, as a phone: once, and unless --once is
// said twice more where a score falls short; then the median counts. Run by
// e2e/lighthouse. It exits with 2 where only times fall short, or could not be
// taken: a busy machine does that.

import { launch as start } from 'chrome-launcher';
import lighthouse, { defaultConfig } from 'lighthouse';
import { FLAGS, executablePath } from './browser.mjs';
import { serve } from './serve.mjs';
import { SITE, sample } from './site.mjs';

const LEAST = { performance: 98, accessibility: 100, 'best-practices': 100, seo: 100 };
const KINDS = ['home', 'year', 'country', 'event', 'search'];

// What the budgets say of its timings: first paint, blocked time, shift.
const TIMINGS = { 'first-contentful-paint': 1000, 'total-blocking-time': 0, 'cumulative-layout-shift': 0 };

// What a browser says that was too busy to be measured; it is asked again.
const NOT_MEASURED = ['NO_NAVSTART', 'NO_FCP', 'NO_LCP', 'NO_TRACING_STARTED', 'PROTOCOL_TIMEOUT', 'TARGET_CRASHED'];

async function run(url) {
  for (let left = 2; ; left--) {
    try {
      return await measure(url);
    } catch (error) {
      if (left === 0 || !NOT_MEASURED.includes(error.code)) throw error;
    }
  }
}

// The config is Lighthouse's own, but for how many times slower than this machine
// the phone is. Its guide on throttling says 4 for a fast machine, with an index
// of 1500 and more by Lighthouse's own benchmark, and 2 for a slower one.
const config = () => ({
  extends: 'lighthouse:default',
  settings: { throttling: { ...defaultConfig.settings.throttling, cpuSlowdownMultiplier: slowdown } },
});

async function measure(url) {
  const chrome = await start({ chromePath: executablePath, chromeFlags: ['--headless=new', ...FLAGS], logLevel: 'silent' });
  try {
    const { lhr } = await lighthouse(url, { port: chrome.port, logLevel: 'silent', onlyCategories: Object.keys(LEAST) }, config());
    if (lhr.runtimeError) throw Object.assign(new Error(`${url}: ${lhr.runtimeError.message}`), { code: lhr.runtimeError.code });
    const scores = Object.fromEntries(Object.entries(lhr.categories).map(([name, { score }]) => [name, Math.round(score * 100)]));
    const timings = Object.fromEntries(Object.keys(TIMINGS).map((name) => [name, lhr.audits[name].numericValue]));
    const lost = Object.values(lhr.categories).flatMap(({ auditRefs }) => auditRefs)
      .filter(({ id, weight }) => weight > 0 && lhr.audits[id].score !== null && lhr.audits[id].score < 0.9).map(({ id }) => id);
    return { scores, timings, lost, machine: lhr.environment.benchmarkIndex };
  } finally {
    await chrome.kill();
  }
}

// refuse says what is wrong with how it was called.
function refuse(text) {
  console.error(`lighthouse: ${text}`);
  process.exit(1);
}

const median = (numbers) => numbers.toSorted((a, b) => a - b)[Math.floor(numbers.length / 2)];
const medians = (runs, part) => Object.fromEntries(Object.keys(runs[0][part]).map((name) => [name, median(runs.map((one) => one[part][name]))]));
const short = (scores) => Object.entries(scores).filter(([name, score]) => score < LEAST[name]);

const flags = process.argv.slice(2).filter((argument) => argument.startsWith('--'));
const args = process.argv.slice(2).filter((argument) => !argument.startsWith('--'));
const other = flags.find((flag) => !['--all', '--once'].includes(flag) && !flag.startsWith('--slowdown='));
if (other) refuse(`there is no ${other}, but --once, --all and --slowdown=N`);
const everyKind = flags.includes('--all'); // every kind that may be found, or those named; the median of three
const slowdown = Number(flags.find((flag) => flag.startsWith('--slowdown='))?.slice('--slowdown='.length) ?? defaultConfig.settings.throttling.cpuSlowdownMultiplier);
if (!(slowdown >= 1)) refuse('--slowdown=N says how many times slower the phone is than this machine, at least 1');
const most = flags.includes('--once') ? 1 : 3;
const wanted = args.length > 0 ? args : KINDS;
const every = everyKind && args.length === 0;
const pages = sample().filter(({ kind, site, lang, html }) =>
  (every ? !/<meta name="robots" content="noindex/.test(html) : wanted.includes(kind)) && site === 'site' && lang === 'en');
const unknown = every ? [] : wanted.filter((kind) => !pages.some((page) => page.kind === kind));
if (unknown.length > 0) refuse(`the site has no page of the kind ${unknown.join(', ')}`);
const host = await serve(SITE.root);
let failed = 0;
let late = 0;
let missed = 0;
const machine = [];

for (const page of pages) {
  const runs = [];
  try {
    do runs.push(await run(`${host.origin}/${page.path}`));
    while (runs.length < most && (everyKind || short(medians(runs, 'scores')).length > 0));
  } catch (error) {
    console.log(`${page.kind.padEnd(12)} not measured: ${error.code ?? error.message} (${page.path})`);
    missed++;
    continue;
  }
  machine.push(...runs.map((one) => one.machine));
  const scores = medians(runs, 'scores');
  const timings = medians(runs, 'timings');
  const lost = [...new Set(runs.flatMap((one) => one.lost))];
  console.log(`${page.kind.padEnd(12)} ${Object.entries(scores).map(([name, score]) => `${name} ${score}`).join(', ')}; ` +
    `FCP ${(timings['first-contentful-paint'] / 1000).toFixed(2)} s, TBT ${Math.round(timings['total-blocking-time'])} ms, CLS ${timings['cumulative-layout-shift'].toFixed(3)}` +
    `; ${runs.length === 1 ? 'one run' : 'median of 3'}${lost.length ? `; below 90: ${lost.join(', ')}` : ''} (${page.path})`);
  const fallen = short(scores).map(([name]) => name);
  if (fallen.some((name) => name !== 'performance')) failed++;
  else if (fallen.length > 0) late++;
}

await host.close();
if (missed === pages.length) throw new Error('no page could be measured');
const asked = pages.length - failed - late - missed;
console.log(`${asked} of ${pages.length} pages as asked: ${JSON.stringify(LEAST)}; ${late} fall short in their times alone, ${failed} in more, ${missed} not measured`);
console.log(`the machine: ${Math.round(median(machine))} by Lighthouse's benchmark (median of ${machine.length}); the phone ${slowdown} times slower`);
process.exitCode = failed ? 1 : late + missed ? 2 : 0;
