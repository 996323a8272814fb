import { execFileSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Browser, Frame, Page } from 'puppeteer-core';
import { openPage } from './browsers';
import { root } from './commands';

/** The folder of the built site, which all tests share; it is built anew for other sources only. */
export function builtSite(): string {
  execFileSync(process.execPath, [join(root, 'scripts', 'built-site.mjs')], { stdio: 'pipe' });
  return join(root, 'build', 'site');
}

/** Opens the lab on its Watch screen and waits for the first run and frame; nobody uses it yet. */
export async function openUnused(browser: Pick<Browser, 'newPage'>, address: string) {
  const opened = await openPage(browser, address);
  await opened.page.waitForFunction(() =>
    [...document.querySelectorAll('.host p')].every((p) => /pages/.test(p.textContent ?? '')),
  );
  return opened;
}

/** Opens it and begins to use it: what stands below the maps is there too. */
export async function openWatch(browser: Pick<Browser, 'newPage'>, address: string) {
  const opened = await openUnused(browser, address);
  await use(opened.page);
  return opened;
}

/** Uses the page for the first time, and waits for what that loads. */
export async function use(page: Page): Promise<void> {
  // A pointer goes on moving: what it did before the first run was there, nobody heard.
  await page.waitForFunction(() => {
    dispatchEvent(new Event('pointermove'));
    return !document.querySelector('.below');
  });
}

/** Opens it at a height that shows all of it: what is out of sight follows later. */
export async function openTall(browser: Browser, address: string) {
  const opened = await openWatch(browser, address);
  await opened.page.setViewport({ width: 1280, height: 2400 });
  return opened;
}

/** A hash of the pixels of both maps. */
export const mapHash = (page: Page) =>
  page.$$eval('canvas', (canvases) =>
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

/** Moves the playhead to a position of the timeline, 0 to 1, and waits until all shows it. */
export async function scrub(page: Page, position: number): Promise<void> {
  await page.$eval(
    '#playhead',
    (input, value) => {
      (input as HTMLInputElement).value = String(value);
      input.dispatchEvent(new Event('input', { bubbles: true }));
    },
    position,
  );
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

/** Presses the button, link or summary that says just this and is shown. */
export async function press(page: Page, name: string): Promise<void> {
  await page.evaluate((wanted) => {
    const all = [...document.querySelectorAll<HTMLElement>('button, a, summary')];
    const found = all.find(
      (element) =>
        element.textContent!.replace(/\s+/g, ' ').trim() === wanted && element.offsetParent,
    );
    if (!found) throw new Error(`Nothing to press says ${wanted}.`);
    found.click();
  }, name);
}

export type Look = readonly [theme: string, width: number];

/** Themes and widths in which a screen has to be accessible. */
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

/** Pixels by which the page is wider than its window, which would then scroll sideways. */
export const overflow = (page: Page) =>
  page.evaluate(() => Math.max(0, document.documentElement.scrollWidth - innerWidth));

/** What axe-core finds wrong with the page as it stands. */
export async function violations(page: Page | Frame): Promise<string[]> {
  if (!(await page.evaluate(() => 'axe' in globalThis)))
    await page.evaluate(readFileSync(join(root, 'node_modules', 'axe-core', 'axe.min.js'), 'utf8'));
  return page.evaluate(async () => {
    type Violation = { id: string; nodes: { html: string }[] };
    type Axe = { run(context: Document, options: object): Promise<{ violations: Violation[] }> };
    // Of WCAG 2.2 AA, and yet not on by itself.
    const rules = { 'target-size': { enabled: true } };
    const { axe } = globalThis as unknown as { axe: Axe };
    const { violations: list } = await axe.run(document, { rules, resultTypes: ['violations'] });
    return list.map(({ id, nodes }) => `${id}: ${nodes.map((node) => node.html).join(' ')}`);
  });
}
