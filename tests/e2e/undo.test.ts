import type { Page } from 'puppeteer-core';
import { expect, test } from 'vitest';
import { openWatch, press } from '../helpers/lab';
import { browser, site, withSite } from '../helpers/with-site';

withSite();

const MEMORY = 'input[type="text"][aria-label="Memory"]';
const shows = (page: Page, memory: string) =>
  page.waitForFunction(
    (field, text) => document.querySelector<HTMLInputElement>(field)?.value === text,
    {},
    MEMORY,
    memory,
  );

async function withControl(page: Page, key: 'z' | 'y'): Promise<void> {
  await page.keyboard.down('Control');
  await page.keyboard.press(key);
  await page.keyboard.up('Control');
}

test('in a field takes back what was entered, and of what is typed only that', async () => {
  const { page, faults } = await openWatch(browser, `${site.address}?v=1&memory=2GiB`);
  await page.focus(MEMORY);
  const type = async (text: string) => {
    await page.$eval(MEMORY, (field) => (field as HTMLInputElement).select());
    await page.keyboard.type(text);
  };
  await type('1 GiB');
  await page.keyboard.press('Enter');
  await page.waitForFunction(() => location.search.includes('memory=1GiB'));
  await withControl(page, 'z');
  await page.waitForFunction(() => location.search.includes('memory=2GiB'));
  await shows(page, '2 GiB');
  await type('3 GiB');
  await withControl(page, 'z');
  expect(await page.$eval(MEMORY, (field) => (field as HTMLInputElement).value)).not.toBe('3 GiB');
  await page.keyboard.press('Escape');
  await page.keyboard.press('Tab');
  await shows(page, '2 GiB');
  expect(await page.evaluate(() => location.search)).toContain('memory=2GiB');
  expect(faults).toEqual([]);
  await page.close();
});

test('a cluster that was taken back, made again and built again gives the settings back', async () => {
  const { page } = await openWatch(browser, `${site.address}?v=1&memory=2GiB&policy=xen`);
  await page.evaluate(() => (location.hash = '#cluster'));
  await page.waitForSelector('.lab ol');
  const isXen = (is: boolean) =>
    page.waitForFunction((wanted) => location.search.includes('xen') === wanted, {}, is);
  await press(page, 'Build all steps');
  await isXen(false);
  await page.evaluate(() => (document.activeElement as HTMLElement).blur());
  await withControl(page, 'z');
  await isXen(true);
  await withControl(page, 'y');
  await isXen(false);
  await press(page, 'Build all steps');
  await page.waitForFunction(() =>
    /moves from|moved live/.test(document.querySelector('.says')!.textContent!),
  );
  await press(page, 'Start again');
  await isXen(true);
  await page.close();
});
