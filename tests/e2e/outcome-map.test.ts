import { readFileSync } from 'node:fs';
import type { Page } from 'puppeteer-core';
import { beforeEach, expect, test } from 'vitest';
import { controlsText } from '../../src/text/controls';
import { outcomeMapText as t } from '../../src/text/outcome-map';
import { openPage } from '../helpers/browsers';
import { takeDownloads } from '../helpers/downloads';
import { LOOKS, overflow, press, settle, slide, textOf, violations, wear } from '../helpers/lab';
import { browser, site, withSite } from '../helpers/with-site';

withSite();

let page: Page;
let faults: string[];

async function open(address = '#map', viewport?: { width: number; height: number }) {
  ({ page, faults } = await openPage(browser, `${site.address}${address}`, viewport));
  await page.waitForSelector('.outcomes canvas');
  await settle(page);
}

beforeEach(() => () => page?.close());

/** The middle of a cell on the screen. */
const cell = (column: number, row: number) =>
  page.$eval(
    '.outcomes canvas',
    (canvas, across, up) => {
      const { left, bottom, width, height } = canvas.getBoundingClientRect();
      return [left + ((across + 0.5) * width) / 100, bottom - ((up + 0.5) * height) / 100] as const;
    },
    column,
    row,
  );

const cellText = () => textOf(page, '.outcomes .cell');

test('the map is read, dragged and opened by mouse; the controls follow', async () => {
  await open();
  expect(await textOf(page, '.outcomes h1')).toMatch(/^It converges with room to spare/);
  const [x, y] = await cell(95, 20);
  await page.mouse.move(x, y);
  await page.waitForFunction(() => /stops it/.test(document.querySelector('.cell')!.textContent!));
  await page.waitForFunction(() => document.querySelectorAll('.nine .other').length === 9);
  const from = await page.$eval('.outcomes .point', (point) => {
    const { x, y, width } = point.getBoundingClientRect();
    return [x + width / 2, y + width / 2] as const;
  });
  await page.mouse.move(...from);
  await page.mouse.down();
  await page.mouse.move(...(await cell(80, 50)), { steps: 4 });
  await page.mouse.up();
  await page.waitForFunction(() =>
    /does not converge/.test(document.querySelector('.outcomes h1')!.textContent!),
  );
  await page.waitForFunction(() => /writes=/.test(location.search));
  expect(new URL(page.url()).hash).toBe('#map');
  await page.mouse.click(...(await cell(50, 50)));
  await page.waitForFunction(() => location.hash === '#watch');
  await page.waitForFunction(() =>
    /^Converged/.test(document.querySelector('main h1')!.textContent!),
  );
  expect(faults).toEqual([]);
});

test('everything works by the keyboard alone', async () => {
  await open();
  await page.focus('#map-x');
  const before = await cellText();
  for (let step = 0; step < 20; step++) await page.keyboard.press('ArrowRight');
  await page.waitForFunction(() =>
    /does not converge/.test(document.querySelector('.outcomes h1')!.textContent!),
  );
  expect(await cellText()).not.toBe(before);
  await page.keyboard.press('x');
  await page.waitForFunction(() => location.search.includes('map=link'));
  await page.waitForFunction(
    () => document.querySelector('label[for="map-x"]')!.textContent === 'Bandwidth',
  );
  await page.focus('#map-third');
  await page.keyboard.press('ArrowLeft');
  await page.waitForFunction(() => location.search.includes('set='));
  await page.keyboard.press('Enter');
  await page.waitForFunction(() => location.hash === '#watch');
  expect(faults).toEqual([]);
});

test('a link restores fields, scales, value and third field', async () => {
  await open('?v=1&map=vm.zeroPageShare:linear,latency,total,memory#map');
  const shown = () =>
    page.evaluate(() =>
      ['map-x', 'map-y', 'map-third'].map(
        (id) => document.querySelector(`label[for="${id}"]`)!.textContent,
      ),
    );
  expect(await shown()).toEqual(['Zero pages', 'Latency', 'Memory']);
  expect(await textOf(page, '.right h2')).toBe(t.values.total);
  await slide(page, '#map-third', 120);
  await page.waitForFunction(() => location.search.includes('memory='));
  const address = page.url();
  expect(decodeURIComponent(address)).toContain('map=vm.zeroPageShare:linear,latency,total,memory');
  await page.close();
  await open(address.slice(site.address.length));
  expect(await shown()).toEqual(['Zero pages', 'Latency', 'Memory']);
  expect(faults).toEqual([]);
});

test('a link tells which of its parts the map does not have', async () => {
  await open('?map=nothing,link,pauses#map');
  const alert = await textOf(page, '[role="alert"]');
  expect(alert).toContain('map: "nothing" is not allowed');
  expect(alert).toContain('map: "pauses" is not allowed');
  expect(await textOf(page, 'label[for="map-x"]')).toBe('Page writes');
  expect(faults).toEqual([]);
});

test('a field is chosen, other seeds come when nothing else is to do', async () => {
  await open();
  const sliders = () => page.$eval('.sliders', (each) => each.getBoundingClientRect().top);
  const before = await sliders();
  await page.waitForFunction(
    (words) => document.querySelector<HTMLElement>('.right')!.innerText.includes(words),
    { timeout: 60_000 },
    t.lines.uncertain,
  );
  expect(await sliders()).toBe(before);
  await press(page, t.settings.title);
  await page.select('#map-y-field', 'policy.options.maxPasses');
  await page.waitForFunction(() => location.search.includes('map='));
  await settle(page);
  expect(await textOf(page, 'label[for="map-y"]')).toBe('Pass limit');
  expect(faults).toEqual([]);
});

test('the map is saved as table and pictures, with the command of the table', async () => {
  await open();
  const downloads = await takeDownloads(browser);
  const saved = async (name: string) => readFileSync(await downloads.wait(name), 'utf8');
  await press(page, t.save.title);
  for (const ending of ['CSV', 'SVG', 'PNG']) {
    await page.click(`[aria-label="${t.save.as(ending)}"]`);
    await page.waitForFunction(
      (words) => document.querySelector('.outcomes')!.textContent!.includes(words),
      {},
      t.save.saved(`map.${ending.toLowerCase()}`),
    );
  }
  const text = await saved('map.csv');
  expect(text.split('\n')).toHaveLength(10_002);
  expect(text.startsWith('x,y,model,outcome,stop,')).toBe(true);
  expect(await saved('map.svg')).toContain('<image');
  expect(await page.$eval('.outcomes textarea', (area) => area.value)).toContain(
    '--x workload.writesPerSecond=10:10000000:100:log --y link.bytesPerSecond=1250000:12500000000:100:log',
  );
  expect(faults).toEqual([]);
});

test.each(LOOKS)('it is accessible: %s, %i', async (...look) => {
  await open();
  await wear(page, look);
  await page.$$eval('.outcomes details', (all) => all.forEach((each) => (each.open = true)));
  await page.waitForSelector('.outcomes table');
  await settle(page);
  expect(await page.$$('.outcomes tbody tr')).toHaveLength(10);
  expect(await overflow(page)).toBe(0);
  expect(await violations(page)).toEqual([]);
});

test('a phone gives the map its width', async () => {
  await open('#map', { width: 390, height: 844 });
  const [map, room] = await page.$eval('.outcomes canvas', (canvas) =>
    [canvas, document.querySelector('.outcomes .left')!].map((each) => each.clientWidth),
  );
  expect(map).toBeGreaterThan(0.75 * room!);
});

test('the small map beside the controls moves them, and leads to the large one', async () => {
  ({ page, faults } = await openPage(browser, `${site.address}?v=1`));
  await page.mouse.move(200, 300);
  await page.mouse.move(210, 310);
  await press(page, controlsText.whereAmI);
  await page.waitForSelector('aside .plot canvas');
  await settle(page);
  const box = await page.$eval('aside .plot canvas', (canvas) => {
    const { left, top, width, height } = canvas.getBoundingClientRect();
    return { left, top, width, height };
  });
  const before = await page.$eval('#writes', (input) => (input as HTMLInputElement).value);
  await page.mouse.click(box.left + box.width * 0.9, box.top + box.height * 0.6);
  await page.waitForFunction(
    (old) => document.querySelector<HTMLInputElement>('#writes')!.value !== old,
    {},
    before,
  );
  await press(page, t.small.open);
  await page.waitForSelector('.outcomes canvas');
  expect(faults).toEqual([]);
});
