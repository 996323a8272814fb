import type { Page } from 'puppeteer-core';
import { describe, expect, test } from 'vitest';
import { chartText as t } from '../../src/text/charts';
import { LOOKS, enlarge, openWatch, overflow, settle, violations, wear } from '../helpers/lab';
import { browser, site, withSite } from '../helpers/with-site';

withSite();

const IDS = ['rounds', 'left', 'rates', 'guest'] as const;
const CHARTS = `section[aria-label="${t.all}"]`;
const TABS = `${CHARTS} [role="tab"]`;

/** Uses the page until its charts are there. */
const useCharts = (page: Page) =>
  page.waitForFunction(
    (charts) => {
      dispatchEvent(new Event('pointermove'));
      return (
        document.querySelector(`${charts} figure svg`) && !document.querySelector('.presenter')
      );
    },
    {},
    CHARTS,
  );

async function open(width = 1280, height = 800): Promise<Page> {
  const { page } = await openWatch(browser, `${site.address}?t=6s`);
  const isPhone = width < 500;
  // A page that becomes a phone loads again.
  await page.setViewport({ width, height, hasTouch: isPhone, isMobile: isPhone });
  await useCharts(page);
  await page.$eval(CHARTS, (section) => section.scrollIntoView({ block: 'center' }));
  await settle(page);
  return page;
}

/** The titles of the charts that are large, and the name of the chosen small one. */
const shown = (page: Page) =>
  page.$eval(CHARTS, (section) => ({
    large: [...section.querySelectorAll('h2')].map((title) => title.textContent!.trim()),
    chosen: section.querySelector('[aria-selected="true"] span')!.textContent,
  }));
const only = (id: (typeof IDS)[number]) => ({ large: [t[id].title], chosen: t[id].title });

/** The boxes of the tabs in the window. */
const boxes = (page: Page) =>
  page.$$eval(TABS, (tabs) =>
    tabs.map((tab) => {
      const { left, right, top, bottom } = tab.getBoundingClientRect();
      return { left, right, top, bottom };
    }),
  );

describe('one chart is large', () => {
  test('and a press on a small one beside it makes that one large', async () => {
    const page = await open();
    expect(await shown(page)).toEqual(only('rounds'));
    const before = await boxes(page);
    const edge = await page.$eval(
      `${CHARTS} figure`,
      (figure) => figure.getBoundingClientRect().right,
    );
    for (const { left } of before) expect(left).toBeGreaterThan(edge);
    for (const [place, id] of IDS.entries()) {
      await (await page.$$(TABS))[place]!.click();
      await settle(page);
      expect(await shown(page)).toEqual(only(id));
      // What is pressed next stays where it was.
      expect(await boxes(page)).toEqual(before);
      const folds = await page.$$eval(`${CHARTS} summary`, (all) =>
        all.map((each) => each.textContent),
      );
      expect(folds).toEqual([t.howToRead, t.asTable, t.save]);
    }
    await page.close();
  });

  test('and stays so on another screen, for a room, and with another run', async () => {
    const page = await open();
    await enlarge(page, 'guest');
    await page.evaluate(() => (location.hash = '#hosts'));
    await page.waitForSelector('.sequence li');
    await page.evaluate(() => (location.hash = '#watch'));
    await page.waitForFunction((at) => document.querySelector(at)!.clientWidth > 0, {}, CHARTS);
    expect(await shown(page)).toEqual(only('guest'));
    await page.focus('main');
    await page.keyboard.press('p');
    await page.waitForSelector(`.presenter ${CHARTS} figure`);
    expect(await shown(page)).toEqual({ large: [t.guest.title], chosen: t.names.guest });
    await enlarge(page, 'left');
    await page.keyboard.press('p');
    await useCharts(page);
    expect(await shown(page)).toEqual(only('left'));
    await page.select('#preset', 'hyper-v-stuck');
    await settle(page);
    expect(await shown(page)).toEqual(only('left'));
    await page.close();
  });

  test('and the arrow keys choose it, without moving the playhead', async () => {
    const page = await open();
    const playhead = () => page.$eval('#playhead', (input) => (input as HTMLInputElement).value);
    const before = await playhead();
    await page.focus(`${TABS}[aria-selected="true"]`);
    const keys = [
      ['ArrowDown', 'left'],
      ['ArrowRight', 'rates'],
      ['ArrowUp', 'left'],
      ['ArrowLeft', 'rounds'],
      ['ArrowUp', 'guest'],
    ] as const;
    for (const [key, id] of keys) {
      await page.keyboard.press(key);
      expect(await shown(page), key).toEqual(only(id));
      const focused = await page.evaluate(() => document.activeElement!.ariaSelected);
      expect(focused).toBe('true');
    }
    expect(await playhead()).toBe(before);
    // One stop of the Tab key for all of them.
    expect(await page.$$(`${TABS}[tabindex="0"]`)).toHaveLength(1);
    await page.close();
  });
});

test.each([
  [390, 844],
  [320, 640],
])(
  'at %i pixels the small ones are a row for fingers under the large one',
  async (width, height) => {
    const page = await open(width, height);
    const before = await boxes(page);
    const floor = await page.$eval(
      `${CHARTS} [role="tabpanel"]`,
      (panel) => panel.getBoundingClientRect().bottom,
    );
    for (const [place, { left, right, top, bottom }] of before.entries()) {
      expect(right - left).toBeGreaterThanOrEqual(44);
      expect(bottom - top).toBeGreaterThanOrEqual(44);
      expect(top).toBeGreaterThanOrEqual(floor);
      await (await page.$$(TABS))[place]!.tap();
      await settle(page);
      expect(await shown(page)).toEqual({
        large: [t[IDS[place]!].title],
        chosen: t.names[IDS[place]!],
      });
      expect(await overflow(page)).toBe(0);
      const after = await boxes(page);
      expect(after.map(({ top }) => top - after[0]!.top)).toEqual([0, 0, 0, 0]);
    }
    await page.close();
  },
);

test('while it plays, the small ones keep up with the large one in every frame', async () => {
  const page = await open();
  await enlarge(page, 'left');
  await page.focus('main');
  await page.keyboard.press(' ');
  await page.waitForSelector('button[aria-label="Pause"]');
  const frames = await page.evaluate(async (charts) => {
    const shares = () =>
      [...document.querySelectorAll(`${charts} .head`)].map((head) => {
        const plot = head.parentElement!.querySelector('.strip')!.parentElement!;
        const strips = [...plot.querySelectorAll('.strip')].map((each) =>
          each.getBoundingClientRect(),
        );
        const [from, to] = [strips[0]!.left, strips.at(-1)!.right];
        return (head.getBoundingClientRect().left - from) / (to - from);
      });
    const seen: number[][] = [];
    while (seen.length < 40) {
      await new Promise((drawn) => requestAnimationFrame(drawn));
      seen.push(shares());
    }
    return seen;
  }, CHARTS);
  expect(new Set(frames.map(([large]) => large)).size).toBeGreaterThan(10);
  for (const [large, ...small] of frames) {
    expect(small).toHaveLength(3);
    for (const share of small) expect(Math.abs(share - large!)).toBeLessThan(0.01);
  }
  await page.close();
});

test.each(['light', 'dark', 'projector'])(
  'the pause is the heaviest mark of large and small charts: %s',
  async (theme) => {
    const page = await open();
    await wear(page, [theme, 1280], 2400);
    for (const id of IDS.slice(1)) {
      await enlarge(page, id);
      await settle(page);
      const widths = await page.$eval(CHARTS, (section) => {
        const widthOf = (selector: string) =>
          [...section.querySelectorAll(selector)].map((each) => each.getBoundingClientRect().width);
        return { pauses: widthOf('.paused'), heads: widthOf('.head') };
      });
      // The large one and three small ones.
      expect(widths.pauses).toHaveLength(4);
      expect(Math.min(...widths.pauses)).toBeGreaterThan(2 * Math.max(...widths.heads));
    }
    await page.close();
  },
);

describe('paper', () => {
  test('has every chart at its whole width, and nothing to choose', async () => {
    const page = await open(1920, 1080);
    await enlarge(page, 'rates');
    await page.evaluate((charts) => {
      const seen: unknown[] = [];
      Object.assign(globalThis, { printed: seen });
      matchMedia('print').addEventListener('change', ({ matches }) => {
        if (!matches) return;
        const section = document.querySelector(charts)!;
        const paper = section.getBoundingClientRect();
        const tabs = section.querySelector('[role="tablist"]')!;
        seen.push({
          titles: [...section.querySelectorAll('h2')].map((title) => title.textContent!.trim()),
          drawn: [...section.querySelectorAll('figure .plot > svg')].map((drawing) => {
            const { left, right, height } = drawing.getBoundingClientRect();
            return left >= paper.left && right <= paper.right && height > 100;
          }),
          canChoose: tabs.checkVisibility(),
        });
      });
    }, CHARTS);
    await page.pdf({ format: 'A4' });
    expect(
      await page.evaluate(() => (globalThis as unknown as { printed: unknown }).printed),
    ).toEqual([
      { titles: IDS.map((id) => t[id].title), drawn: IDS.map(() => true), canChoose: false },
    ]);
    // Afterwards it is as before.
    expect(await shown(page)).toEqual(only('rates'));
    await page.close();
  });
});

test.each(LOOKS)('is accessible: %s at %i pixels', async (theme, width) => {
  const page = await open();
  await wear(page, [theme, width]);
  for (const id of ['rounds', 'rates'] as const) {
    await enlarge(page, id);
    await settle(page);
    expect(await violations(page)).toEqual([]);
  }
  await page.close();
});
