import type { Page } from 'puppeteer-core';
import { expect, test } from 'vitest';
import { MOVE_KINDS } from '../../src/hyperv/move-kinds';
import { glossaryText } from '../../src/text/glossary';
import { moveKindsText as t } from '../../src/text/move-kinds';
import { screensText } from '../../src/text/screens';
import { openPage } from '../helpers/browsers';
import { LOOKS, overflow, press, textOf, violations, wear } from '../helpers/lab';
import { browser, site, withSite } from '../helpers/with-site';

withSite();

async function open(address = '#moves') {
  const opened = await openPage(browser, `${site.address}${address}`);
  await opened.page.waitForSelector('#moves-title');
  return opened;
}

/** The link that shows a kind in the lab. */
const labLink = (page: Page, name: string) =>
  page.waitForSelector(`a[aria-label="${t.inLabNamed(name)}"]`);

test.each(['?view=moves', '#moves'])('the page has an address: %s', async (address) => {
  const { page, faults } = await open(address);
  expect(await textOf(page, '#moves-title')).toBe(t.title);
  const rows = await page.$$eval('section[aria-labelledby="moves-title"] tbody tr', (list) =>
    list.map((row) => [...row.children].map((cell) => cell.textContent!.trim().length)),
  );
  expect(rows).toHaveLength(MOVE_KINDS.length);
  for (const row of rows) {
    expect(row).toHaveLength(5);
    expect(Math.min(...row)).toBeGreaterThan(10);
  }
  expect(await page.$$('nav [aria-current]')).toEqual([]);
  expect(await textOf(page, '.skip')).toBe(screensText.skipTo.moves);
  expect(faults).toEqual([]);
  await page.close();
});

test.each([
  ['hosts', '.sequence'],
  ['cluster', '.lab'],
])('it is reached from %s', async (screen, selector) => {
  const { page } = await openPage(browser, `${site.address}#${screen}`);
  await page.waitForSelector(selector);
  await press(page, t.title);
  await page.waitForSelector('#moves-title');
  expect(new URL(page.url()).hash).toBe('#moves');
  await page.close();
});

test('a term opens the glossary, and a number leads to its source', async () => {
  const { page } = await open();
  await press(page, t.kinds.replica.name);
  await page.waitForSelector('.reader h2');
  expect(await textOf(page, '.reader')).toContain(glossaryText.replica.definition);
  await page.click('td .source');
  const focused = await page.evaluate(() => document.activeElement!.textContent!.trim());
  const label = await page.$eval('td .source', (each) => each.getAttribute('aria-label')!);
  expect(label).toBe(`[1] ${focused}`);
  expect(new URL(page.url()).hash).toBe('#moves');
  await page.close();
});

test.each([
  // All memory is copied during the pause, which takes minutes; the disk has its own stage.
  [t.kinds.quick.name, 'policy=quick-migration', 'State 269 s'],
  [t.kinds['shared-nothing'].name, 'storage=shared-nothing', 'Storage 109 s'],
])('the lab shows %s from its default scenario', async (name, pair, says) => {
  const { page, faults } = await open('?v=1&memory=1GiB#moves');
  const link = (await labLink(page, name))!;
  expect(await link.evaluate((each) => (each as HTMLAnchorElement).search)).toBe(`?v=1&${pair}`);
  await link.click();
  await page.waitForFunction(
    (wanted) => location.hash === '#watch' && location.search.includes(wanted),
    {},
    pair,
  );
  expect(page.url()).not.toContain('memory=');
  await page.waitForFunction(
    (wanted) =>
      document.querySelector('.timeline')?.textContent!.replace(/\s+/g, ' ').includes(wanted),
    {},
    says,
  );
  expect(faults).toEqual([]);
  await page.close();
});

test('the lab shows a live migration by taking back what was changed', async () => {
  const { page } = await open('?v=1&policy=quick-migration#moves');
  await (await labLink(page, t.kinds.live.name))!.click();
  await page.waitForFunction(
    () => location.hash === '#watch' && !location.search.includes('policy='),
  );
  await page.close();
});

test('where the scenario is locked, the page stays', async () => {
  const { page } = await open('?v=1&lock=all#moves');
  await (await labLink(page, t.kinds.quick.name))!.click();
  await page.waitForSelector('main [role="alert"], main [role="status"]');
  expect(new URL(page.url()).hash).toBe('#moves');
  await page.close();
});

test.each([...LOOKS, ['dark', 390] as const])(
  'it is accessible in %s at %i pixels',
  async (...look) => {
    const { page } = await open();
    await wear(page, look);
    expect(await violations(page)).toEqual([]);
    expect(await overflow(page)).toBe(0);
    await page.close();
  },
);
