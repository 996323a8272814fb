import { execFileSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Browser, ElementHandle, Frame, Page } from 'puppeteer-core';
import { type Visit, openPage } from './browsers';
import { root } from './commands';
import { chartText } from '../../src/text/charts';
import type { ChartId } from '../../src/views/charts/time-chart';

/** The folder of the built site, shared by all tests; it is built again only if sources changed. */
export function builtSite(): string {
  execFileSync(process.execPath, [join(root, 'scripts', 'built-site.mjs')], { stdio: 'pipe' });
  return join(root, 'build', 'site');
}

/** Opens the Watch screen and waits for the first run and frame; the page counts as unused. */
export async function openUnused(
  browser: Pick<Browser, 'newPage'>,
  address: string,
  visit: Visit = 'expert',
) {
  const opened = await openPage(browser, address, undefined, visit);
  await opened.page.waitForFunction(() =>
    [...document.querySelectorAll('.host p')].every((p) => /pages/.test(p.textContent ?? '')),
  );
  // The controls come by themselves.
  await opened.page.waitForFunction(
    () => document.querySelector('.alone, aside, [data-ui]') !== null,
  );
  return opened;
}

/** Opens it and uses it once, so that the part below the maps is loaded. */
export async function openWatch(browser: Pick<Browser, 'newPage'>, address: string) {
  const opened = await openUnused(browser, address);
  await use(opened.page);
  return opened;
}

/** Uses the page for the first time, and waits for the parts that this loads. */
export async function use(page: Page): Promise<void> {
  // The pointer keeps moving, because moves before the first run are ignored.
  await page.waitForFunction(() => {
    dispatchEvent(new Event('pointermove'));
    return !document.querySelector('.below');
  });
}

/** Opens it at full height, because parts outside the screen follow later. */
export async function openTall(browser: Browser, address: string) {
  const opened = await openWatch(browser, address);
  await opened.page.setViewport({ width: 1280, height: 2400 });
  return opened;
}

/** A hash of the pixels of both maps. */
export const mapHash = (page: Page) =>
  page.$$eval('.host canvas', (canvases) =>
    canvases.map((canvas) => {
      const { data } = canvas.getContext('2d')!.getImageData(0, 0, canvas.width, canvas.height);
      return data.reduce((hash, value) => (Math.imul(hash, 31) + value) | 0, 0);
    }),
  );

/** Waits until everything shows the playhead's moment and is painted. */
export async function settle(page: Page): Promise<void> {
  await page.waitForFunction(() => !document.querySelector('[aria-busy="true"]'));
  await page.evaluate(
    () => new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done))),
  );
}

/** Sets a slider, as a drag does. */
export const slide = (page: Page, slider: string, to: number) =>
  page.$eval(
    slider,
    (input, value) => {
      (input as HTMLInputElement).value = String(value);
      input.dispatchEvent(new Event('input', { bubbles: true }));
    },
    to,
  );

/**
 * Moves the playhead to a position of the timeline, 0 to 1, and waits until everything shows it.
 */
export async function scrub(page: Page, position: number): Promise<void> {
  await slide(page, '#playhead', position);
  await settle(page);
}

export const textOf = (page: Page, selector: string) =>
  page.$eval(selector, (element) => element.textContent!.replace(/\s+/g, ' ').trim());

/** Chooses a preset and waits until it is shown. */
export async function choose(page: Page, id: string): Promise<void> {
  const before = await textOf(page, 'h1');
  await page.select('#preset', id);
  if (id !== 'hyper-v-16g')
    await page.waitForFunction(
      (old) => document.querySelector('h1')!.textContent!.replace(/\s+/g, ' ').trim() !== old,
      {},
      before,
    );
  await page.waitForSelector('.stage:not(.waiting)');
  await settle(page);
}

/** Presses the visible button, link or summary with exactly this text, once it is there. */
export async function press(page: Page, name: string): Promise<void> {
  const find = (wanted: string) =>
    [...document.querySelectorAll<HTMLElement>('button, a, summary')].find(
      (element) =>
        element.textContent!.replace(/\s+/g, ' ').trim() === wanted && element.offsetParent,
    );
  const found = await page.waitForFunction(find, { timeout: 10_000 }, name).then(
    (handle) => handle.asElement() as ElementHandle<HTMLElement>,
    () => null,
  );
  if (!found) throw new Error(`Nothing to press says ${name}.`);
  await found.evaluate((element: HTMLElement) => element.click());
}

/** Makes a chart the large one. */
export async function enlarge(page: Page, id: ChartId): Promise<void> {
  const { title } = chartText[id];
  await page.evaluate(
    (names) =>
      [...document.querySelectorAll<HTMLElement>('main [role="tab"], .presenter [role="tab"]')]
        .find((tab) => names.includes(tab.querySelector('span')!.textContent!))!
        .click(),
    [title, chartText.names[id]],
  );
  await page.waitForFunction(
    (wanted) => document.querySelector('[role="tabpanel"] h2')?.textContent!.trim() === wanted,
    {},
    title,
  );
}

export type Look = readonly [theme: string, width: number];

/** The themes and widths in which a screen must be accessible. */
export const LOOKS: readonly Look[] = [
  ['light', 1280],
  ['dark', 1280],
  ['projector', 1920],
  ['light', 320],
];

/** Shows the lab in a theme at a width. */
export async function wear(page: Page, [theme, width]: Look, height = 800): Promise<void> {
  await page.setViewport({ width, height });
  await page.select('header select', theme);
}

/** Pixels by which the page is wider than its window, so that it would scroll sideways. */
export const overflow = (page: Page) =>
  page.evaluate(() => Math.max(0, document.documentElement.scrollWidth - innerWidth));

/** Problems that axe-core finds on the page. */
export async function violations(page: Page | Frame): Promise<string[]> {
  if (!(await page.evaluate(() => 'axe' in globalThis)))
    await page.evaluate(readFileSync(join(root, 'node_modules', 'axe-core', 'axe.min.js'), 'utf8'));
  return page.evaluate(async () => {
    type Violation = { id: string; nodes: { html: string }[] };
    type Axe = { run(context: Document, options: object): Promise<{ violations: Violation[] }> };
    // Part of WCAG 2.2 AA, but off by default.
    const rules = { 'target-size': { enabled: true } };
    const { axe } = globalThis as unknown as { axe: Axe };
    const { violations: list } = await axe.run(document, { rules, resultTypes: ['violations'] });
    return list.map(({ id, nodes }) => `${id}: ${nodes.map((node) => node.html).join(' ')}`);
  });
}
