import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { ElementHandle, Page } from 'puppeteer-core';
import { describe, expect, test } from 'vitest';
import { openPage } from '../helpers/browsers';
import { builtSite } from '../helpers/lab';
import { browser, site, withSite } from '../helpers/with-site';

withSite();

/** Slides count from 0, as in the deck's addresses. */
const LAZY = 3;
const PRELOADED = 5;
const RUNS = 6;

interface Deck {
  getIndices(): { h: number };
  isOverview(): boolean;
}
const slide = (page: Page) =>
  page.evaluate(() => (window as unknown as { Reveal: Deck }).Reveal.getIndices().h);
const onSlide = (page: Page, index: number) =>
  page.waitForFunction(
    (wanted) => (window as unknown as { Reveal: Deck }).Reveal.getIndices().h === wanted,
    { timeout: 5000 },
    index,
  );

/** Opens the deck at a slide; counts the animation frames that its frames request. */
async function openDeck(index = 0) {
  const opened = await openPage(browser, 'about:blank');
  await opened.page.evaluateOnNewDocument(() => {
    const counted = window as unknown as { drawn: number };
    counted.drawn = 0;
    const ask = window.requestAnimationFrame.bind(window);
    window.requestAnimationFrame = (draw) =>
      ask((now) => {
        counted.drawn++;
        draw(now);
      });
  });
  await opened.page.goto(`${site.address}examples/slides.html#/${index}`);
  await opened.page.waitForSelector('.reveal.ready');
  return opened;
}

/** The document of the figure on the current slide, after its run is shown. */
async function figure(page: Page) {
  const handle = (await page.waitForSelector('.present iframe')) as ElementHandle;
  const frame = (await handle.contentFrame())!;
  await frame.waitForSelector('.timeline .state');
  return frame;
}

/** Clicks into a figure at a place without buttons. */
async function clickInto(page: Page) {
  const frame = await figure(page);
  const caption = (await frame.waitForSelector('.caption'))!;
  const box = (await caption.boundingBox())!;
  await page.mouse.click(box.x + box.width * 0.9, box.y + box.height / 2);
  expect(await page.evaluate(() => document.activeElement?.tagName)).toBe('IFRAME');
  return frame;
}
const press = async (page: Page, keys: readonly string[]) => {
  for (const key of keys) await page.keyboard.press(key as 'Space');
};

test('ten slides go forwards and back by keys alone', async () => {
  const { page, faults } = await openDeck();
  for (let index = 1; index < 10; index++) {
    await page.keyboard.press(index % 2 ? 'ArrowRight' : 'PageDown');
    await onSlide(page, index);
  }
  for (let index = 8; index >= 0; index--) {
    await page.keyboard.press(index % 2 ? 'ArrowLeft' : 'PageUp');
    await onSlide(page, index);
  }
  expect(faults).toEqual([]);
  await page.close();
});

describe.each([
  ['lazy', LAZY],
  ['preloaded', PRELOADED],
])('after a click into a %s figure', (_name, index) => {
  test('a clicker moves the deck, which has the keyboard again', async () => {
    const { page, faults } = await openDeck(index);
    for (const [there, back, step] of [
      ['PageDown', 'PageUp', 1],
      ['PageUp', 'PageDown', -1],
    ] as const) {
      await clickInto(page);
      await page.keyboard.press(there);
      await onSlide(page, index + step);
      expect(await page.evaluate(() => document.activeElement?.tagName)).toBe('BODY');
      await page.keyboard.press(back);
      await onSlide(page, index);
    }
    await clickInto(page);
    await page.keyboard.press('Escape');
    await page.waitForSelector('.reveal.overview');
    await page.keyboard.press('ArrowRight');
    await onSlide(page, index + 1);
    await page.keyboard.press('Escape');
    await page.waitForSelector('.reveal:not(.overview)');
    expect(faults).toEqual([]);
    await page.close();
  });

  test('arrows go through the migration stage by stage, then through the deck', async () => {
    const { page } = await openDeck(index);
    const frame = await clickInto(page);
    const clock = () => frame.$eval('.clock', (element) => parseFloat(element.textContent!));
    await press(page, ['Home']);
    const seen = [await clock()];
    for (let stage = 0; stage < 4; stage++) {
      await page.keyboard.press('ArrowRight');
      seen.push(await clock());
      expect(await slide(page)).toBe(index);
    }
    expect(seen).toEqual([...seen].sort((a, b) => a - b));
    expect(seen[4]).toBeGreaterThan(seen[1]!);
    await page.keyboard.press('ArrowRight');
    await onSlide(page, index + 1);
    await page.keyboard.press('ArrowLeft');
    await onSlide(page, index);
    await clickInto(page);
    await press(page, ['Home', 'ArrowLeft']);
    await onSlide(page, index - 1);
    await page.close();
  });
});

describe('figures move only on their own slide', () => {
  const frames = (page: Page) => page.frames().filter((each) => each.url().includes('embed.html'));
  /** Animation frames that the figures use in a second, by address. */
  async function spent(page: Page) {
    const count = () =>
      Promise.all(
        frames(page).map(async (frame) => {
          const drawn = await frame.evaluate('window.drawn');
          return [frame.url().replace(/.*\?/, '').slice(0, 22), drawn as number] as const;
        }),
      );
    const before = await count();
    await new Promise((done) => setTimeout(done, 1000));
    const after = await count();
    return Object.fromEntries(after.map(([name, drawn], i) => [name, drawn - before[i]![1]]));
  }
  /** Resolves when the figure on its slide runs: the deck turns before the figure is told. */
  const runs = (page: Page) =>
    expect
      .poll(async () => (await spent(page))['pattern=uniform&writes'], { timeout: 10_000 })
      .toBeGreaterThan(10);

  test('one that runs starts when its slide comes and stops when it goes', async () => {
    const { page } = await openDeck(PRELOADED);
    await figure(page);
    await expect.poll(() => frames(page).length).toBe(2);
    await frames(page)[1]!.waitForSelector('.timeline .state');
    expect(await spent(page), 'both rest').toEqual({
      'scenario=hyper-v-stuck': 0,
      'pattern=uniform&writes': 0,
    });
    await page.keyboard.press('ArrowRight');
    await onSlide(page, RUNS);
    await runs(page);
    expect((await spent(page))['scenario=hyper-v-stuck'], 'the neighbour rests').toBe(0);
    await page.keyboard.press('ArrowRight');
    await onSlide(page, RUNS + 1);
    // The deck turns the slide before its frames are told.
    await expect
      .poll(async () => Object.values(await spent(page)), { timeout: 10_000 })
      .toEqual([0, 0]);
    await page.keyboard.press('ArrowLeft');
    await onSlide(page, RUNS);
    await runs(page);
    await page.close();
  });

  test('one that was not asked to run waits for a hand', async () => {
    const { page } = await openDeck(LAZY);
    await figure(page);
    expect([...new Set(Object.values(await spent(page)))]).toEqual([0]);
    await page.close();
  });

  test('a deck that is opened at a figure starts it, and with less motion does not', async () => {
    const { page } = await openDeck(RUNS);
    await figure(page);
    await runs(page);
    await page.emulateMediaFeatures([{ name: 'prefers-reduced-motion', value: 'reduce' }]);
    await page.reload();
    await figure(page);
    expect((await spent(page))['pattern=uniform&writes']).toBe(0);
    await page.close();
  });
});

test('on paper there are pictures instead of frames', async () => {
  const { page, faults } = await openPage(
    browser,
    `${site.address}examples/slides.html?view=print`,
  );
  await page.waitForSelector('.reveal-print .pdf-page');
  await page.waitForFunction(() =>
    [...document.querySelectorAll<HTMLImageElement>('.print-only')].every(
      (picture) => picture.checkVisibility() && picture.naturalWidth > 600,
    ),
  );
  const isShown = await page.$$eval('section iframe', (all) =>
    all.some((frame) => frame.checkVisibility()),
  );
  expect(isShown).toBe(false);
  expect(faults).toEqual([]);
  await page.close();
});

describe('a figure of several runs on a slide', () => {
  /** Opens the deck at a slide whose figure is replaced by another one. */
  async function openWith(query: string) {
    const opened = await openPage(browser, 'about:blank');
    const { page } = opened;
    await page.setRequestInterception(true);
    page.on('request', (request) => {
      if (!request.url().includes('slides.html')) return void request.continue();
      const path = join(builtSite(), 'examples', 'slides.html');
      const old = 'scenario=hyper-v-16g&amp;ui=slides&amp;theme=projector&amp;t=0';
      const body = readFileSync(path, 'utf8').replace(old, query.replaceAll('&', '&amp;'));
      return void request.respond({ contentType: 'text/html', body });
    });
    await page.goto(`${site.address}examples/slides.html#/${LAZY}`);
    await page.waitForSelector('.reveal.ready');
    const handle = (await page.waitForSelector('.present iframe')) as ElementHandle;
    const frame = (await handle.contentFrame())!;
    const clickOn = async (selector: string) => {
      const place = (await frame.waitForSelector(selector))!;
      const box = (await place.boundingBox())!;
      await page.mouse.click(box.x + box.width * 0.9, box.y + box.height / 2);
      expect(await page.evaluate(() => document.activeElement?.tagName)).toBe('IFRAME');
    };
    return { ...opened, frame, clickOn };
  }

  test.each([
    ['race', 'ui=race&t=0', '.race h1'],
    ['compare', 'ui=compare&a=link%3D1Gb%2Fs&t=0', '.whose'],
    ['map', 'ui=map', '.outcomes h1'],
  ])('%s leaves the clicker to the deck', async (_, query, selector) => {
    const { page, clickOn, faults } = await openWith(query);
    for (const [there, back, step] of [
      ['PageDown', 'PageUp', 1],
      ['PageUp', 'PageDown', -1],
    ] as const) {
      await clickOn(selector);
      await page.keyboard.press(there);
      await onSlide(page, LAZY + step);
      await page.keyboard.press(back);
      await onSlide(page, LAZY);
    }
    expect(faults).toEqual([]);
    await page.close();
  });

  test('arrows go through a race event by event, then through the deck', async () => {
    const { page, frame, clickOn } = await openWith('ui=race&race=stop-and-copy,post-copy&t=0');
    // Before all runs have ended, there is no course to go along.
    await frame.waitForSelector('.race .cut:not(:disabled)');
    await frame.waitForFunction(() => !document.querySelector('.lane[aria-busy="true"]'));
    await clickOn('.race h1');
    const bar = await frame.waitForSelector('input[type="range"]');
    const place = () => bar!.evaluate((input) => Number(input.value));
    let events = 0;
    for (let last = await place(); last < 1; events++) {
      await page.keyboard.press('ArrowRight');
      await frame.waitForFunction((input, from) => Number(input.value) > from, {}, bar!, last);
      last = await place();
      expect(await slide(page)).toBe(LAZY);
    }
    expect(events).toBeGreaterThan(5);
    await page.keyboard.press('ArrowRight');
    await onSlide(page, LAZY + 1);
    await page.close();
  });

  test('a race that runs starts when its slide is shown', async () => {
    const { page, frame } = await openWith('ui=race&run=1&speed=4');
    await frame.waitForFunction(
      () => Number(document.querySelector<HTMLInputElement>('input[type="range"]')?.value) > 0.05,
    );
    await page.close();
  });
});
