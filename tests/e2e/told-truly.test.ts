import type { Page } from 'puppeteer-core';
import { expect, test } from 'vitest';
import { controlsText } from '../../src/text/controls';
import { handsText } from '../../src/text/hands';
import { plain } from '../../src/text/rich';
import { stageText } from '../../src/text/stage';
import { storyText } from '../../src/text/story';
import { timelineText } from '../../src/text/timeline';
import { verdictText } from '../../src/text/verdict';
import { openPage } from '../helpers/browsers';
import { choose, openWatch, press, scrub, settle, textOf } from '../helpers/lab';
import { browser, site, withSite } from '../helpers/with-site';

withSite();

const open = () => openWatch(browser, site.address);
const tips = (page: Page) => page.$$eval('.tip', (all) => all.length);

/** A point on the map of a host, a quarter from its upper left corner. */
async function pointOn(page: Page, host: 'first' | 'last'): Promise<[number, number]> {
  const canvas = (await page.$(`.host:${host}-of-type canvas`))!;
  const { x, y, width, height } = (await canvas.boundingBox())!;
  return [x + width / 4, y + height / 4];
}

test('a change says that it is simulated until its run is there, and nothing moves', async () => {
  const { page, faults } = await open();
  await settle(page);
  await page.evaluate(() => {
    const seen: string[] = [];
    const look = () => {
      const verdict = document.querySelector('.verdict')!;
      const { top } = document.querySelector('.stage')!.getBoundingClientRect();
      seen.push([verdict.ariaBusy, verdict.querySelector('.late')?.textContent, top].join('|'));
      requestAnimationFrame(look);
    };
    look();
    Object.assign(globalThis, { seen });
  });
  await page.select('#policy', 'qemu');
  const headline = () => textOf(page, 'h1');
  await expect.poll(headline, { timeout: 30_000 }).toBe(plain(verdictText.neverEnds(399)));
  const seen = await page.evaluate(() => (globalThis as unknown as { seen: string[] }).seen);
  expect(seen.some((each) => each.startsWith(`true|· ${verdictText.behind}`))).toBe(true);
  expect(seen.at(-1)).toMatch(/^false\|\|/);
  expect(new Set(seen.map((each) => each.split('|')[2])).size).toBe(1);
  expect(faults).toEqual([]);
  await page.close();
});

test('an idle VM has no page writes to change', async () => {
  const { page } = await open();
  await choose(page, 'qemu-64g');
  for (const id of ['writes', 'working-set']) {
    await page.waitForSelector(`#${id}:disabled`);
    expect(await page.$eval(`#${id}`, (slider) => slider.ariaValueText)).toMatch(/^0 /);
  }
  expect(await textOf(page, 'aside')).toContain(controlsText.idle);
  await page.close();
});

test('the result is shown with the end of the move', async () => {
  const fresh = await browser.createBrowserContext();
  const { page } = await openPage(fresh, site.address, undefined, 'first');
  await page.waitForSelector('.begin .play:enabled');
  await press(page, storyText.showResult);
  await page.waitForSelector('#preset');
  expect(await textOf(page, '.host:last-of-type .figure')).toBe(stageText.current(1));
  expect(await page.evaluate(() => [scrollY, location.search])).toEqual([0, '']);
  await page.goBack();
  await page.waitForSelector('.begin .play');
  expect(await textOf(page, '.host:last-of-type .figure')).toBe(stageText.current(0));
  await fresh.close();
});

test('after the move, the link has nothing to change, and no page of the source is described', async () => {
  const { page } = await open();
  await page.waitForSelector('.handle');
  const actions = () =>
    page.$$eval('.handle .panel button', (all) => all.map(({ disabled }) => disabled));
  await scrub(page, 0.3);
  await page.click('.handle .toggle');
  expect(await actions()).toEqual([false, false]);
  await scrub(page, 1);
  expect(await actions()).toEqual([true, true]);
  expect(await textOf(page, '.handle [role=status]')).toBe(handsText.over);
  await page.keyboard.press('Escape');
  await settle(page);
  await page.mouse.move(...(await pointOn(page, 'last')));
  await expect.poll(() => tips(page)).toBe(1);
  await page.mouse.move(...(await pointOn(page, 'first')));
  await expect.poll(() => tips(page)).toBe(0);
  await page.close();
});

test('a cell is not described while somebody draws on it', async () => {
  const { page } = await open();
  await page.waitForSelector('canvas.drawable');
  const [x, y] = await pointOn(page, 'first');
  await page.mouse.move(x, y);
  await expect.poll(() => tips(page)).toBe(1);
  await page.mouse.down();
  await expect.poll(() => tips(page)).toBe(0);
  await page.mouse.move(x + 20, y, { steps: 4 });
  expect(await tips(page)).toBe(0);
  await page.mouse.up();
  await expect.poll(() => tips(page)).toBe(1);
  await page.mouse.move(2, 2);
  await expect.poll(() => tips(page)).toBe(0);
  await page.close();
});

test('the playhead hides no word of the pause', async () => {
  const { page } = await open();
  const at = await page.evaluate(() => {
    const words = document.querySelector('.timeline .inside')!.getBoundingClientRect();
    const { x, width } = document.querySelector('.timeline')!.getBoundingClientRect();
    return (words.x + words.width / 2 - x) / width;
  });
  await scrub(page, at);
  const top = await page.evaluate(() => {
    const head = document.querySelector<HTMLElement>('.head')!;
    const words = document.querySelector<HTMLElement>('.timeline .inside')!;
    for (const each of [head, words]) each.style.pointerEvents = 'auto';
    document.querySelector<HTMLElement>('.scrub')!.style.pointerEvents = 'none';
    const { x, width } = head.getBoundingClientRect();
    const { y, height } = words.getBoundingClientRect();
    return document.elementFromPoint(x + width / 2, y + height / 2)!.className;
  });
  expect(top).toMatch(/inside|time/);
  expect(await textOf(page, '.timeline .state')).toContain(timelineText.blackout);
  await page.close();
});
