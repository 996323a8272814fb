import type { Page } from 'puppeteer-core';
import { expect, test } from 'vitest';
import { refusal } from '../helpers/fields';
import { openWatch, press, scrub, settle, textOf } from '../helpers/lab';
import { browser, site, withSite } from '../helpers/with-site';

withSite();

const MEMORY = 'input[type="text"][aria-label="Memory"]';

async function openBroken(search: string): Promise<Page> {
  const { page } = await openWatch(browser, site.address + search);
  await press(page, 'Break the move at the playhead');
  await page.waitForSelector('.break-it');
  return page;
}

/** Types into a field as a user does. */
async function enter(page: Page, field: string, text: string): Promise<void> {
  await page.focus(field);
  await page.$eval(field, (each) => (each as HTMLInputElement).select());
  await page.keyboard.type(text);
  await page.keyboard.press('Enter');
}

const shown = (page: Page, field: string) =>
  page.$eval(field, (each) => (each as HTMLInputElement).value);
const clock = (page: Page) => textOf(page, '.clock');
/** The moment at the playhead, without end and pace. */
const momentOf = async (page: Page) => (await clock(page)).split(' of ')[0];
const untilAddress = (page: Page, source: string) =>
  page.waitForFunction((wanted) => new RegExp(wanted).test(location.search), {}, source);

test.each([
  ['#patience', '-5', '0 ms to'],
  ['#patience', 'soon', '0 ms to'],
  ['#retries', '11', '0 to 10'],
])('%s refuses %s and says what is allowed, and nothing leaps later', async (field, text, says) => {
  const page = await openBroken('');
  const before = await shown(page, field);
  expect(await refusal(page, field.slice(1), text)).toContain(says);
  await scrub(page, 0);
  await enter(page, MEMORY, '8 GiB');
  await untilAddress(page, 'memory=8GiB');
  await settle(page);
  expect(await momentOf(page)).toBe('0 ms');
  expect(await shown(page, field)).toBe(before);
  await page.close();
});

const UNDO = '.break-it .undo';
const isOff = (page: Page) => page.$eval(UNDO, (each) => each.ariaDisabled === 'true');

test('undoing leaves what is not broken, and is offered once something is', async () => {
  const own = encodeURIComponent('[{"atMs":5000,"bytesPerSecond":1000000}]');
  const page = await openBroken(`?v=1&memory=2GiB&link.changes=${own}`);
  const before = await page.evaluate(() => location.search);
  expect(await isOff(page)).toBe(true);
  await press(page, 'Slow the link to 10 %');
  await untilAddress(page, 'edits=');
  await page.click(UNDO);
  await page.waitForFunction(() => !location.search.includes('edits='));
  expect(await isOff(page)).toBe(true);
  const changes = (search: string) => new URLSearchParams(search).get('link.changes');
  expect(changes(await page.evaluate(() => location.search))).toBe(changes(before));
  await page.close();
});

test('where the link is locked it can neither be cut nor slowed, but the move be cancelled', async () => {
  const page = await openBroken('?v=1&memory=2GiB&lock=link');
  const open = await page.$$eval('.break-it :is(button, input):enabled', (list) =>
    list
      .filter(({ ariaDisabled }) => ariaDisabled !== 'true')
      .map((each) => each.id || each.textContent),
  );
  expect(open).toEqual(['Cancel the move', 'retries']);
  await page.close();
});
