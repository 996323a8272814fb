// npm run bench:story: plays the default from a first visit, and prints for how long each stage and
// each round is on the screen, and the longest time in which nothing on it changes.
import { startBrowser } from '../helpers/browsers';
import { builtSite, openUnused } from '../helpers/lab';
import { serveFolder } from '../helpers/serve';

/** What is on the screen in one frame. */
interface Seen {
  ms: number;
  /** The stage or the round that the caption names. */
  part: string;
  /** Everything that may change, as text. */
  whole: string;
}

/** Runs in the page: presses Play and records every frame to the end. */
async function watch(): Promise<Seen[]> {
  const list: Seen[] = [];
  const started = performance.now();
  const text = (selector: string) => document.querySelector(selector)?.textContent ?? '';
  document.querySelector<HTMLElement>('.begin .play')!.click();
  while (!document.querySelector('.noticed')) {
    await new Promise((done) => requestAnimationFrame(done));
    const head = document.querySelector<HTMLElement>('.timeline .head')?.style.transform ?? '';
    const part = text('.caption b').trim();
    if (part) list.push({ ms: performance.now() - started, part, whole: head + text('main') });
  }
  return list;
}

const browser = await startBrowser('chromium');
const site = await serveFolder(builtSite());
try {
  const { page } = await openUnused(browser, site.address, 'first');
  await page.waitForSelector('.begin .play');
  const frames = await page.evaluate(watch);
  const begin = frames[0]!.ms;
  const end = frames.at(-1)!.ms;
  const parts: { part: string; from: number }[] = [];
  let [still, changed] = [0, begin];
  for (const [index, { ms, part, whole }] of frames.entries()) {
    if (part !== parts.at(-1)?.part) parts.push({ part, from: ms });
    if (whole !== frames[index - 1]?.whole) changed = ms;
    still = Math.max(still, ms - changed);
  }
  const row = (what: string, ms: number, limit = '') =>
    process.stdout.write(`${what.padEnd(24)} ${(ms / 1000).toFixed(2).padStart(7)} s  ${limit}\n`);
  for (const [index, { part, from }] of parts.entries()) {
    const limit = part.startsWith('Blackout') ? 'about 6 s' : 'at least 2 s';
    row(part, (parts[index + 1]?.from ?? end) - from, limit);
  }
  row('whole story', end - begin, 'under 40 s');
  row('longest without change', still, 'under 1 s');
  process.stdout.write(
    `frames a second ${((1000 * frames.length) / (end - begin)).toFixed(1)}  at least 58\n`,
  );
} finally {
  await browser.close();
  await site.close();
}
