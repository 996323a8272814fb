import type { Page } from 'puppeteer-core';
import { describe, expect, test } from 'vitest';
import { raceText as t } from '../../src/text/race';
import { screensText } from '../../src/text/screens';
import { timelineText } from '../../src/text/timeline';
import { verdictText } from '../../src/text/verdict';
import { openPage } from '../helpers/browsers';
import { LOOKS, openWatch, overflow, scrub, textOf, violations, wear } from '../helpers/lab';
import { byKeyboard, byMouse, byTouch } from '../helpers/players';
import { browser, site, withSite } from '../helpers/with-site';

withSite();

const LAPTOP = { width: 1280, height: 800 };
const PHONE = { width: 390, height: 844, hasTouch: true, isMobile: true };
const WAYS = ['stop-and-copy', 'hyper-v', 'post-copy'];

async function open(address = '#race', viewport: { width: number; height: number } = LAPTOP) {
  const opened = await openPage(browser, `${site.address}${address}`, viewport);
  opened.page.setDefaultTimeout(20_000);
  await ready(opened.page);
  return opened;
}

/** Waits until all runs are simulated. */
const ready = (page: Page) =>
  page.waitForFunction(
    () => document.querySelector('.lane') && !document.querySelector('.lane[aria-busy="true"]'),
  );

const names = (page: Page) => page.$$eval('.lane select', (list) => list.map(({ value }) => value));
/** What each lane has reached. */
const reached = (page: Page) =>
  page.$$eval('.lane dl', (list) => list.map((each) => each.textContent!.replace(/\s+/g, ' ')));
const said = async (page: Page) => (await reached(page)).join('\n');

describe.each([
  ['by mouse', byMouse, LAPTOP],
  ['by keyboard alone', byKeyboard, LAPTOP],
  ['on a phone by touch', byTouch, PHONE],
] as const)('%s', (_, playerOf, viewport) => {
  test('a cut of all links loses the VM of post-copy, and can be undone', async () => {
    const { page, faults, requests } = await open('#race', viewport);
    expect(await names(page)).toEqual(WAYS);
    expect(await said(page)).not.toMatch(/first|never/);
    const player = playerOf(page);
    await player.press(timelineText.play);
    await page.waitForFunction(() =>
      document.querySelector('.lane:last-child dl')!.textContent!.includes('first'),
    );
    await player.press(timelineText.pause);
    const before = await said(page);
    await player.press(t.cut);
    await ready(page);
    await page.waitForFunction(() => location.search.includes('cut='));
    // The past is as it was.
    expect((await said(page)).split('Sent')[0]).toBe(before.split('Sent')[0]);
    await page.focus('#playhead');
    await page.keyboard.press('End');
    await page.waitForFunction(
      (lost) => [...document.querySelectorAll('.lane')].at(-1)!.textContent!.includes(lost),
      {},
      t.onBar.lost,
    );
    const lanes = await page.$$eval('.lane', (list) => list.map((each) => each.textContent!));
    expect(lanes.map((lane) => lane.includes(t.onBar.stays))).toEqual([true, true, false]);
    await player.press(t.undo);
    await ready(page);
    await page.waitForFunction(() => !location.search.includes('cut='));
    expect(await said(page)).not.toMatch(/never/);
    expect(await overflow(page)).toBe(0);
    expect(
      requests.filter((url) => !url.startsWith(site.address) && !/^(data|blob):/.test(url)),
    ).toEqual([]);
    expect(faults).toEqual([]);
    await page.close();
  });
});

test('nothing of the result is told before the playhead is there', async () => {
  const { page, faults } = await open();
  await scrub(page, 0);
  expect(await textOf(page, '.race h1')).toBe(t.question);
  expect(await said(page)).not.toMatch(/first|second|third/);
  await scrub(page, 0.5);
  expect(await textOf(page, '.race h1')).toBe(t.question);
  expect((await said(page)).match(/first/g)).toHaveLength(1);
  await scrub(page, 1);
  expect(await textOf(page, '.race h1')).toMatch(/^Post-copy is first/);
  const places = (await reached(page)).map((each) => each.match(/first|second|third/g));
  expect(places.map((each) => each?.toSorted().join())).toEqual([
    'first,second',
    'third,third',
    'first,second',
  ]);
  expect(faults).toEqual([]);
  await page.close();
});

test('runs are chosen, added and removed, and a link brings the same race', async () => {
  const { page, faults } = await open();
  const player = byMouse(page);
  await player.press(t.races.rules);
  await ready(page);
  expect(await names(page)).toEqual(['hyper-v', 'qemu', 'xen', 'vmotion']);
  expect(await page.$('.add')).toBeNull();
  await player.press(t.remove(2));
  await player.press(t.remove(2));
  await page.select('.lane:last-child select', 'cloud-hypervisor');
  await player.press(t.add);
  await ready(page);
  await scrub(page, 0.5);
  await page.focus('main');
  await page.keyboard.press('c');
  await ready(page);
  await page.waitForFunction(() => /race=.*cut=/.test(location.search));
  await scrub(page, 1);
  const [shown, chosen] = [await said(page), await names(page)];
  expect(chosen.slice(0, 2)).toEqual(['hyper-v', 'cloud-hypervisor']);
  await page.waitForFunction(() => /[?&]t=/.test(location.search));
  const again = await open(page.url().slice(site.address.length));
  await scrub(again.page, 1);
  expect(await names(again.page)).toEqual(chosen);
  expect(await said(again.page)).toBe(shown);
  expect([faults, again.faults]).toEqual([[], []]);
  await again.page.close();
  await page.close();
});

test('kept runs race against the current one, entered from Watch', async () => {
  const { page, faults } = await openWatch(browser, site.address);
  await page.focus('main');
  await page.keyboard.press('k');
  await page.waitForSelector('.compared');
  const at = () => page.$eval('#playhead', (input) => (input as HTMLInputElement).valueAsNumber);
  const before = await at();
  await byMouse(page).press(verdictText.race);
  await ready(page);
  expect(await names(page)).toEqual(['a', 'own']);
  // Both are the same run.
  await scrub(page, 1);
  expect(await said(page)).toMatch(/first.*first.*first.*first/s);
  await page.evaluate(() => (location.hash = '#watch'));
  await page.waitForSelector('.host canvas');
  expect(await at()).toBeCloseTo(before, 6);
  expect(faults).toEqual([]);
  await page.close();
});

test('kept runs with other settings name them, and the question does too', async () => {
  const { page, faults } = await open(
    '?v=1&a=link%3D1Gb%2Fs&b=writes%3D90000%26link%3D1Gb%2Fs%26latency%3D5ms#race',
  );
  expect(await textOf(page, '.race h1')).toBe(t.otherSettings.question);
  expect(await page.$$eval('.settings', (all) => all.map((each) => each.textContent))).toEqual([
    'Bandwidth: 1 Gb/s',
    'Page writes: 90,000 /s, Bandwidth: 1 Gb/s, and 1 more',
  ]);
  expect(await textOf(page, 'nav [aria-current]')).toBe(screensText.names.watch);
  await byMouse(page).press(t.races.rules);
  await ready(page);
  expect(await textOf(page, '.race h1')).toBe(t.question);
  expect(faults).toEqual([]);
  await page.close();
});

test.each(LOOKS)('it is accessible: %s, %i', async (...look) => {
  const { page } = await open();
  await wear(page, look);
  await scrub(page, 0.6);
  await page.$$eval('.race details', (all) => all.forEach((each) => (each.open = true)));
  expect(await page.$$('.race tbody tr')).toHaveLength(3);
  expect(await overflow(page)).toBe(0);
  expect(await violations(page)).toEqual([]);
  await page.close();
});

test('with less motion, playing goes from event to event', async () => {
  const { page } = await open('?v=1&motion=reduce#race');
  await byMouse(page).press(timelineText.play);
  const at = () => page.$eval('#playhead', (input) => (input as HTMLInputElement).valueAsNumber);
  const seen = new Set<number>();
  for (let look = 0; look < 20; look++) {
    seen.add(await at());
    await new Promise((done) => setTimeout(done, 100));
  }
  expect(seen.size).toBeLessThan(5);
  await page.close();
});

test('it is a figure, which plays and is cut, and leads to the lab', async () => {
  const { page, faults } = await open('embed.html?ui=race&race=qemu,post-copy&cut=3s&t=3s', {
    width: 800,
    height: 560,
  });
  expect(await page.$$('.lane')).toHaveLength(2);
  expect(await page.$('.lane select')).toBeNull();
  await page.waitForFunction(
    (mend) => document.querySelector('button.cut')!.textContent === mend,
    {},
    t.mend,
  );
  expect(await overflow(page)).toBe(0);
  expect(await violations(page)).toEqual([]);
  await page.click('button.cut');
  await ready(page);
  await page.waitForFunction(
    (cut) => document.querySelector('button.cut')!.textContent === cut,
    {},
    t.cut,
  );
  const href = await page.$eval('.foot a', (link) => (link as HTMLAnchorElement).href);
  expect(href).toMatch(/view=race/);
  expect(href).toMatch(/race=qemu,post-copy/);
  expect(faults).toEqual([]);
  await page.close();
});
