import type { Browser, Page } from 'puppeteer-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { openPage, startBrowser } from '../helpers/browsers';
import { builtSite, openWatch, textOf } from '../helpers/lab';
import { type Site, serveFolder } from '../helpers/serve';

let site: Site;
let browser: Browser;
beforeAll(async () => {
  site = await serveFolder(builtSite());
  browser = await startBrowser('chromium');
});
afterAll(async () => {
  await browser?.close();
  await site?.close();
});

const MEMORY = 'input[aria-label="Memory, exact value"]';
const shows = (page: Page, memory: string) =>
  page.waitForFunction(
    (field, text) => document.querySelector<HTMLInputElement>(field)?.value === text,
    {},
    MEMORY,
    memory,
  );
const searchIs = (page: Page, search: string) =>
  page.waitForFunction((wanted) => location.search === wanted, {}, search);

test('an address carries its scenario, hosts and screen', async () => {
  const { page, faults } = await openPage(
    browser,
    `${site.address}?v=1&memory=1GiB&writes=100&hosts=1#hosts`,
  );
  await page.waitForFunction(() =>
    [...document.querySelectorAll('h1')].some((each) =>
      each.textContent!.includes('Live migration is not enabled'),
    ),
  );
  expect(await page.$eval(MEMORY, (field) => (field as HTMLInputElement).value)).toBe('1 GiB');
  expect(faults).toEqual([]);
  await page.close();
});

test('what does not fit in an address takes its default, and is named', async () => {
  const { page } = await openWatch(browser, `${site.address}?v=1&memory=2GiB&writes=lots&what=1`);
  await page.waitForSelector('.problems');
  const said = await textOf(page, '.problems');
  expect(said).toContain('Not all of the address fits.');
  expect(said).toContain('what: there is no such setting.');
  expect(said).toMatch(/workload.writesPerSecond: "lots" is not allowed; allowed: a number/);
  await shows(page, '2 GiB');
  await page.close();
});

test('a change that has come to rest is a step of the way back, a drag is one', async () => {
  const { page, faults } = await openWatch(browser, site.address);
  await page.select('#preset', 'hyper-v-64g');
  await searchIs(page, '?v=1&memory=64GiB&writes=100000&link=23.75Gb/s');
  const entries = await page.evaluate(() => history.length);
  const box = (await (await page.$('#writes'))!.boundingBox())!;
  await page.mouse.move(box.x + box.width / 2, box.y + 8);
  await page.mouse.down();
  for (let step = 0; step < 20; step++)
    await page.mouse.move(box.x + box.width * (0.5 + step / 100), box.y + 8);
  await page.mouse.up();
  await page.waitForFunction((old) => history.length > old, {}, entries);
  expect(await page.evaluate(() => history.length)).toBe(entries + 1);
  await page.goBack();
  await searchIs(page, '?v=1&memory=64GiB&writes=100000&link=23.75Gb/s');
  await page.goBack();
  await searchIs(page, '');
  await shows(page, '16 GiB');
  await page.goForward();
  await shows(page, '64 GiB');
  expect(faults).toEqual([]);
  await page.close();
});
