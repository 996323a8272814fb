import type { Page } from 'puppeteer-core';
import { expect, test } from 'vitest';
import { hostsText as t } from '../../src/text/hosts';
import '../../src/text/hyper-v-rules';
import { ruleTitlesText } from '../../src/text/rule-titles';
import { hiddenFaultText } from '../../src/text/probes';
import { openPage } from '../helpers/browsers';
import { press, textOf } from '../helpers/lab';
import { browser, site, withSite } from '../helpers/with-site';

withSite();

const STATUS = 'main section > header [role="status"]';
const says = (page: Page, words: string) =>
  page.waitForFunction(
    (where, wanted) => document.querySelector(where)?.textContent === wanted,
    {},
    STATUS,
    words,
  );
const READY = 'Now works: SQL01 can move from HV1 to HV2.';

async function open(width: number, height: number, search = '?v=1') {
  const opened = await openPage(browser, `${site.address}${search}#hosts`);
  await opened.page.setViewport({ width, height });
  await opened.page.waitForSelector('.timeline .stage');
  return opened;
}

test.each([
  [1280, 800],
  [390, 844],
])('a changed setting says beside it what it did, at %i x %i', async (width, height) => {
  const { page, faults } = await open(width, height);
  const fails = `Now fails at the connection: ${ruleTitlesText['port-6600-refused']}.`;
  for (const [setting, words] of [
    ['#second-liveMigration', fails],
    ['#second-liveMigration', READY],
    // Nothing else in the window tells of the last card of a phone.
    ['#host-link', t.change.works(true, 'SQL01', 'HV1', 'HV2')],
  ] as const) {
    await page.focus(setting);
    const before = await page.$eval(setting, (field) => field.getBoundingClientRect().top);
    if (setting === '#host-link') {
      await page.$eval(setting, (field) => (field as HTMLInputElement).select());
      await page.keyboard.type('5 Gb/s');
      await page.keyboard.press('Enter');
    } else await page.keyboard.press('Space');
    await says(page, words);
    const [line, field] = await page.evaluate(
      (...selectors: string[]) =>
        selectors.map((each) => {
          const { top, bottom } = document.querySelector(each)!.getBoundingClientRect();
          return { top, bottom };
        }),
      STATUS,
      setting,
    );
    // The failure above takes place, or gives it back, and the setting stays where it is.
    expect(Math.abs(field!.top - before)).toBeLessThanOrEqual(8);
    // Both are in the window, and the line does not cover the setting.
    expect(line!.top).toBeGreaterThanOrEqual(0);
    expect(line!.bottom).toBeLessThanOrEqual(field!.top);
    expect(field!.bottom).toBeLessThanOrEqual(height);
  }
  expect(faults).toEqual([]);
  await page.close();
});

test('a change leads to its failure, and that of a hidden fault names no cause', async () => {
  const { page } = await open(1280, 800);
  await page.focus('#second-liveMigration');
  await page.keyboard.press('Space');
  await page.waitForSelector('.failure');
  await press(page, t.change.show);
  await page.waitForFunction(() => document.activeElement!.matches('.failure .fix'));
  await press(page, hiddenFaultText.start);
  await page.waitForSelector('.fault');
  await page.focus('#vm-name');
  await page.keyboard.press('End');
  await page.keyboard.type('2');
  await page.keyboard.press('Tab');
  await says(page, t.change.hidden);
  await page.close();
});

test('one button starts the move, one key leads to it, and its tool is beside it', async () => {
  const { page } = await open(1280, 800);
  const starts = await page.$$eval('main > div:not([hidden]) button', (list) =>
    list
      .map((each) => each.textContent!.trim())
      .filter((name) => /^start\b/i.test(name) && !/PowerShell/.test(name)),
  );
  expect(starts).toEqual([t.start]);
  // Of all buttons, it alone is filled.
  const filled = await page.$$eval('main > div:not([hidden]) :is(button, circle)', (list) =>
    list
      .filter((each) => each.getClientRects().length)
      .map((each) => {
        const { backgroundColor, fill } = getComputedStyle(each);
        return each.matches('circle') ? [each, fill] : [each, backgroundColor];
      })
      .filter(([each, colour]) => each && !/^(none|rgba\(0, 0, 0, 0\))$/.test(String(colour)))
      .map(([each]) => (each as Element).textContent!.trim()),
  );
  expect(filled).toEqual([t.start]);
  await page.focus('main');
  await page.keyboard.press('/');
  expect(await page.evaluate(() => document.activeElement!.textContent!.trim())).toBe(t.start);
  await page.keyboard.press('Tab');
  expect(await page.evaluate(() => document.activeElement!.id)).toBe('administrator-tool');
  await page.select('#administrator-tool', 'powershell');
  await page.waitForFunction(
    (words) => document.querySelector('.sequence .actors')!.textContent!.includes(words),
    {},
    'PowerShell',
  );
  expect(
    await page.$$eval('select', (list) => list.filter((each) => each.value === 'powershell')),
  ).toHaveLength(1);
  expect(await textOf(page, '.ways h2')).toMatch(/PowerShell$/);
  // It is played from its beginning, from wherever the playhead was.
  await page.focus('main');
  await page.keyboard.press('End');
  await page.keyboard.press('/');
  await page.keyboard.press('Enter');
  await page.waitForSelector('.sequence [aria-current="step"]');
  await page.close();
});
