import { readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import type { Page } from 'puppeteer-core';
import { expect, test } from 'vitest';
import { chartText } from '../../src/text/charts';
import { builtSite, openUnused } from '../helpers/lab';
import { browser, site, withSite } from '../helpers/with-site';

withSite();

/** How far what was on the screen has moved by itself since the page was opened. */
const shift = (page: Page) =>
  page.evaluate(
    () =>
      new Promise<number>((done) => {
        new PerformanceObserver((list) =>
          done(
            list
              .getEntries()
              .reduce(
                (sum, entry) => sum + (entry as PerformanceEntry & { value: number }).value,
                0,
              ),
          ),
        ).observe({ type: 'layout-shift', buffered: true });
        setTimeout(() => done(0), 500);
      }),
  );

test.each([
  ['the question of a first visit', '', 'first'],
  ['the lab', '', 'basic'],
  ['a figure', 'embed.html', 'first'],
] as const)(
  'loads at most 120 KB gzipped in all until %s is used, and the core at most 15 KB',
  async (_, path, visit) => {
    const dist = builtSite();
    const fresh = await browser.createBrowserContext();
    const { page, requests } = await openUnused(fresh, site.address + path, visit);
    // Longer than the page waits before it lets the browser keep all of it for later.
    await page.waitForNetworkIdle({ idleTime: 4000 });
    const names = new Set(requests.map((url) => new URL(url).pathname.split('/some/course/')[1]!));
    for (const name of readdirSync(join(dist, 'assets')))
      if (/worker|core/.test(name)) names.add(`assets/${name}`);
    if (path === '') names.add('sw.js');
    const sizes = [...names].map((name) => ({
      name,
      bytes: gzipSync(readFileSync(join(dist, name || 'index.html')), { level: 9 }).length,
    }));
    expect(sizes.find(({ name }) => name.endsWith('.wasm'))!.bytes).toBeLessThan(15_000);
    expect(sizes.reduce((sum, { bytes }) => sum + bytes, 0)).toBeLessThan(120_000);
    await fresh.close();
  },
);

test('loads what stands below the maps with the first use, and moves nothing for it', async () => {
  const fresh = await browser.createBrowserContext();
  const { page, faults } = await openUnused(fresh, site.address);
  const charts = `section[aria-label="${chartText.all}"]`;
  const height = () => page.evaluate(() => document.documentElement.scrollHeight);
  expect(await page.$(charts)).toBeNull();
  const before = await height();
  await page.mouse.wheel({ deltaY: 100 });
  await page.waitForSelector(`${charts} figure`);
  expect(Math.abs((await height()) - before)).toBeLessThan(200);
  expect(await shift(page)).toBeLessThan(0.01);
  expect(faults).toEqual([]);
  await fresh.close();
});

test.each<[string, (page: Page) => Promise<unknown>]>([
  ['a key', (page) => page.keyboard.press('Shift')],
  ['its button', (page) => page.$eval('.below button', (button) => button.click())],
  ['a window in which it can be read', (page) => page.setViewport({ width: 1280, height: 1000 })],
  ['paper', (page) => page.evaluate(() => print())],
])('shows what stands below the maps for %s', async (_, use) => {
  const fresh = await browser.createBrowserContext();
  const { page } = await openUnused(fresh, site.address);
  expect(await page.$('figure.chart')).toBeNull();
  await use(page);
  await page.waitForSelector('figure.chart');
  await fresh.close();
});

test('does not take a pointer that rests for use', async () => {
  const fresh = await browser.createBrowserContext();
  const { page } = await openUnused(fresh, site.address);
  const move = (movementX: number) =>
    page.evaluate((x) => {
      dispatchEvent(new PointerEvent('pointermove', { movementX: x }));
      return document.querySelector('.below')!.getAttribute('aria-busy');
    }, movementX);
  await move(0);
  expect(await move(0)).toBe('false');
  await move(1);
  await page.waitForSelector('figure.chart');
  await fresh.close();
});
