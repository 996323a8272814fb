import type { Frame, Page } from 'puppeteer-core';
import { describe, expect, test } from 'vitest';
import { chartText } from '../../src/text/charts';
import { glossaryText } from '../../src/text/glossary';
import { guides } from '../../src/views/explain/chart-guides';
import { openPage } from '../helpers/browsers';
import { hostHtml, openHost, serveHosts } from '../helpers/host-page';
import {
  enlarge,
  openWatch,
  overflow,
  press,
  scrub,
  settle,
  textOf,
  violations,
} from '../helpers/lab';
import { browser, site, withSite } from '../helpers/with-site';

withSite();

const BLACKOUT = 'h1 button';
const TITLES = '.chart h2 button';

async function openAt(width: number, height: number, query = '') {
  const opened = await openWatch(browser, `${site.address}${query}`);
  await opened.page.setViewport({ width, height });
  await settle(opened.page);
  return opened;
}

async function explain(page: Page | Frame, selector = BLACKOUT): Promise<void> {
  await page.click(selector);
  await page.waitForSelector('.reader h2');
}

const isClosed = (page: Page) => page.waitForFunction(() => !document.querySelector('.reader'));
const isFocused = (page: Page, selector: string) =>
  page.$eval(selector, (each) => document.activeElement === each);
const entriesOf = (page: Page | Frame) => page.evaluate(() => history.length);
/** Whether going back ends at the page's first address. */
const isAtFirst = (page: Page) =>
  page.waitForFunction(() => (history.state as { over?: string } | null)?.over === undefined);

/** The boxes of maps, timeline and panel, and whether something covers the first three. */
const boxesOf = (page: Page) =>
  page.evaluate(() => {
    const boxOf = (selector: string, index = 0) => {
      const element = document.querySelectorAll(selector)[index]!;
      const { left, right, top, bottom, width, height } = element.getBoundingClientRect();
      const points = [left + 4, (left + right) / 2, right - 4].map((x) =>
        document.elementFromPoint(x, (top + bottom) / 2),
      );
      const isFree = points.every((point) => !point?.closest('.reader'));
      return { left, right, top, bottom, width, height, isFree };
    };
    return {
      source: boxOf('.host canvas'),
      destination: boxOf('.host canvas', 1),
      timeline: boxOf('#playhead'),
      panel: boxOf('.reader'),
    };
  });

describe.each([
  [1280, 800],
  [1920, 1080],
])('at %i x %i the panel', (width, height) => {
  test('stands beside maps and timeline, which stay in sight and whole', async () => {
    const { page, faults } = await openAt(width, height);
    await explain(page);
    await settle(page);
    const { source, destination, timeline, panel } = await boxesOf(page);
    for (const box of [source, destination, timeline]) {
      expect(box.right).toBeLessThan(panel.left);
      expect(box.bottom).toBeLessThan(height);
      expect(box.isFree).toBe(true);
    }
    expect(source.width).toBeGreaterThan(250);
    expect(destination.width).toBe(source.width);
    expect(source.right).toBeLessThan(destination.left);
    expect(panel.right).toBeLessThanOrEqual(width);
    expect(panel.bottom).toBeLessThanOrEqual(height);
    const cut = await page.$$eval('.timeline .name, .timeline .inside', (list) =>
      list.filter((each) => each.scrollWidth > each.clientWidth + 1).map((each) => each.innerHTML),
    );
    expect(cut).toEqual([]);
    expect(await overflow(page)).toBe(0);
    expect(await page.$('dialog')).toBeNull();
    expect(await violations(page)).toEqual([]);
    expect(faults).toEqual([]);
    await page.close();
  });

  test('follows the timeline and the keys, which are used while it is open', async () => {
    const { page } = await openAt(width, height);
    await scrub(page, 0.2);
    await explain(page, '.link .note button');
    await page.waitForSelector('.reader .live');
    const live = () => page.$eval('.reader .live', (each) => each.textContent!);
    const before = await live();
    const { timeline } = await boxesOf(page);
    await page.mouse.click(timeline.left + 0.5 * timeline.width, timeline.top + 8);
    await page.waitForFunction(
      (old) => document.querySelector('.reader .live')!.textContent !== old,
      {},
      before,
    );
    const clicked = await live();
    await page.focus('.reader h2');
    await page.keyboard.press('ArrowRight');
    await page.waitForFunction(
      (old) => document.querySelector('.reader .live')!.textContent !== old,
      {},
      clicked,
    );
    // Tab continues after its end, and enters it from the part before.
    await page.focus('.reader summary');
    await page.keyboard.press('Tab');
    expect(await page.evaluate(() => document.activeElement!.closest('.reader'))).toBeNull();
    await page.close();
  });
});

test('says the number that was pressed, and follows it', async () => {
  const { page } = await openAt(1280, 800);
  await explain(page);
  expect(await textOf(page, '.reader h2')).toBe('Blackout 20.9 ms');
  expect(await isFocused(page, '.reader h2')).toBe(true);
  const shown = '.host .figure button';
  await page.click(shown);
  const isSaid = (name: string) =>
    page.waitForFunction(
      (wanted) =>
        document.querySelector('.reader h2')!.textContent!.replace(/\s+/g, ' ').trim() === wanted,
      {},
      name,
    );
  const title = (await textOf(page, '.reader h2')).split(/ \d/)[0]!;
  const first = await textOf(page, shown);
  await isSaid(`${title} ${first}`);
  await scrub(page, 0.2);
  const second = await textOf(page, shown);
  expect(second).not.toBe(first);
  await isSaid(`${title} ${second}`);
  await page.close();
});

describe('the way back', () => {
  test('closes it, gives the focus back, and opens it again', async () => {
    const { page, faults } = await openAt(1280, 800);
    const [entries, address] = [await entriesOf(page), page.url()];
    await explain(page);
    expect(await entriesOf(page)).toBe(entries + 1);
    expect(page.url()).toBe(address);
    await page.goBack();
    await isClosed(page);
    expect(await isFocused(page, BLACKOUT)).toBe(true);
    expect(page.url()).toBe(address);
    await page.goForward();
    await page.waitForSelector('.reader h2');
    await page.keyboard.press('Escape');
    await isClosed(page);
    expect(faults).toEqual([]);
    await page.close();
  });

  test('is one step, wherever links led, and none after Escape or Close', async () => {
    const { page } = await openAt(1280, 800);
    const entries = await entriesOf(page);
    for (const close of ['Escape', 'Close'] as const) {
      await explain(page);
      await page.click('.reader .opens');
      await page.waitForFunction(
        () => !document.querySelector('.reader h2')!.textContent!.includes('20.9'),
      );
      await explain(page, '.link .words button');
      if (close === 'Escape') await page.keyboard.press('Escape');
      else await page.click('.reader [aria-label="Close"]');
      await isClosed(page);
      expect(await isFocused(page, '.link .words button')).toBe(true);
      await isAtFirst(page);
      expect(await entriesOf(page)).toBe(entries + 1);
    }
    await page.goBack();
    expect(page.url()).toBe('about:blank');
    await page.close();
  });

  test('keeps the playhead, and takes back a change of the scenario by itself', async () => {
    const { page, faults } = await openAt(1280, 800);
    const field = 'input[type="text"][aria-label="Memory"]';
    const shows = (memory: string) =>
      page.waitForFunction(
        (selector, text) => document.querySelector<HTMLInputElement>(selector)?.value === text,
        {},
        field,
        memory,
      );
    const search = () => page.evaluate(() => location.search);
    await explain(page);
    await scrub(page, 0.3);
    await page.waitForFunction(() => location.search.includes('t='));
    const [moved, clock] = [await search(), await textOf(page, '.clock')];
    await page.keyboard.press('Escape');
    await isClosed(page);
    await isAtFirst(page);
    expect(await search()).toBe(moved);
    await explain(page);
    await page.goBack();
    await isClosed(page);
    expect([await search(), await textOf(page, '.clock')]).toEqual([moved, clock]);

    await explain(page);
    await page.focus('#memory');
    await page.keyboard.press('PageUp');
    await page.waitForFunction(() => location.search.includes('memory='));
    expect(await page.$('.reader')).not.toBeNull();
    await page.goBack();
    await shows('16 GiB');
    expect(await page.$('.reader')).not.toBeNull();
    await page.goBack();
    await isClosed(page);
    await shows('16 GiB');
    expect(await search()).not.toContain('memory=');
    expect(faults).toEqual([]);
    await page.close();
  });

  test('leads through screens, each with what was open there', async () => {
    const { page, faults } = await openAt(1280, 800);
    await explain(page);
    await press(page, 'Against reality');
    await page.waitForFunction(() => location.hash === '#reality');
    await isClosed(page);
    await page.goBack();
    await page.waitForSelector('.reader h2');
    await page.goBack();
    await isClosed(page);
    expect(new URL(page.url()).hash).toBe('');
    expect(faults).toEqual([]);
    await page.close();
  });

  test('closes dialogs too, and gives the focus back', async () => {
    const { page } = await openAt(1280, 800);
    for (const name of ['Keys', 'Share']) {
      const button = await page.waitForSelector(`header button::-p-text(${name})`);
      await button!.click();
      await page.waitForSelector('dialog[open] h2');
      await page.goBack();
      await page.waitForFunction(() => !document.querySelector('dialog'));
      expect(await button!.evaluate((each) => document.activeElement === each)).toBe(true);
    }
    await page.close();
  });

  test('is the page’s own within a frame', async () => {
    const frameOf = `src="${site.address}" width="1280" height="800"`;
    const hosts = await serveHosts({ 'index.html': hostHtml(frameOf) });
    try {
      const { page, frame, faults } = await openHost(browser, hosts.address);
      await frame.waitForSelector(BLACKOUT);
      const entries = await entriesOf(page);
      await explain(frame);
      await frame.click('.reader [aria-label="Close"]');
      await frame.waitForFunction(() => !document.querySelector('.reader'));
      expect(await entriesOf(page)).toBe(entries);
      expect(faults).toEqual([]);
      await page.close();
    } finally {
      await hosts.close();
    }
  });
});

describe('a chart’s title', () => {
  test('opens what the chart shows and how it is read', async () => {
    const { page, faults } = await openAt(1280, 800);
    for (const id of ['rounds', 'left', 'rates', 'guest'] as const) {
      await enlarge(page, id);
      const title = (await page.$(TITLES))!;
      await title.evaluate((each) => each.scrollIntoView({ block: 'center' }));
      await title.click();
      await page.waitForFunction(
        (wanted) => document.querySelector('.reader h2')?.textContent!.trim() === wanted,
        {},
        chartText[id].title,
      );
      const text = await textOf(page, '.reader');
      expect(text).toContain(chartText[id].how);
      const { summary, terms } = await page.evaluate(
        (figure) => ({
          summary: figure!.closest('figure')!.querySelector('.note')!.textContent!,
          terms: [...document.querySelectorAll('.reader .opens')].map((each) => each.textContent),
        }),
        title,
      );
      expect(text).toContain(summary.replace(/\s+/g, ' '));
      expect(terms).toEqual(guides[id].terms.map((term) => glossaryText[term].term));
    }
    await page.click('.reader .opens');
    await page.waitForFunction(
      (wanted) => document.querySelector('.reader h2')!.textContent!.trim() === wanted,
      {},
      glossaryText[guides.guest.terms[0]!].term,
    );
    await page.keyboard.press('Escape');
    await isClosed(page);
    expect(await page.evaluate(() => document.activeElement!.textContent)).toBe(
      chartText.guest.title,
    );
    expect(faults).toEqual([]);
    await page.close();
  });
});

describe('on a phone the panel', () => {
  test.each([
    [390, 844],
    [320, 568],
  ])('is a sheet that leaves the maps at %i x %i', async (width, height) => {
    const { page } = await openAt(width, height);
    await explain(page);
    await settle(page);
    const { source, panel } = await boxesOf(page);
    expect(panel.left).toBe(0);
    expect(panel.right).toBe(width);
    expect(panel.bottom).toBe(height);
    expect(panel.top).toBeGreaterThan(height / 2);
    if (height > 800) expect(source.bottom).toBeLessThanOrEqual(panel.top);
    expect(await overflow(page)).toBe(0);
    expect(await violations(page)).toEqual([]);
    // The end of the page can be scrolled out from behind it. Parts grow when they become visible,
    // so twice.
    for (let time = 0; time < 2; time++) {
      await page.evaluate(() => scrollTo(0, document.documentElement.scrollHeight));
      await settle(page);
    }
    const last = await page.$$eval('main details', (list) => {
      const shown = list.filter((each) => each.offsetParent);
      return shown.at(-1)!.getBoundingClientRect().bottom;
    });
    expect(last).toBeLessThan((await boxesOf(page)).panel.top);
    await page.click('.reader [aria-label="Close"]');
    await isClosed(page);
    expect(await isFocused(page, BLACKOUT)).toBe(true);
    await page.close();
  });
});

test('in a figure it stays a dialog that fits the frame', async () => {
  const { page, faults } = await openPage(browser, `${site.address}embed.html`);
  await page.waitForSelector('.timeline .state');
  const entries = await entriesOf(page);
  for (const [width, height] of [
    [320, 240],
    [640, 360],
  ] as const) {
    await page.setViewport({ width, height });
    await settle(page);
    await page.$eval('.opens', (button) => (button as HTMLElement).click());
    await page.waitForSelector('dialog[open] h2');
    const fits = await page.$eval('dialog', (dialog) => {
      const { left, right, top, bottom } = dialog.getBoundingClientRect();
      return left >= 0 && top >= 0 && right <= innerWidth && bottom <= innerHeight;
    });
    expect(fits, `${width} x ${height}`).toBe(true);
    await page.keyboard.press('Escape');
    await page.waitForFunction(() => !document.querySelector('dialog'));
  }
  expect(await entriesOf(page)).toBe(entries);
  expect(faults).toEqual([]);
  await page.close();
});
