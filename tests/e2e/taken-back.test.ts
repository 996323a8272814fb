import type { Page } from 'puppeteer-core';
import { describe, expect, test } from 'vitest';
import { toLink } from '../../src/catalog/link';
import { controlsText } from '../../src/text/controls';
import { drawingText } from '../../src/text/drawing';
import { handsText } from '../../src/text/hands';
import { presentText } from '../../src/text/present';
import { plain } from '../../src/text/rich';
import { screensText } from '../../src/text/screens';
import { openUnused, openWatch, scrub, settle, textOf } from '../helpers/lab';
import { scenarioOf } from '../helpers/scenarios';
import { browser, site, withSite } from '../helpers/with-site';

withSite();

/** A moment in round 1, in which all memory was sent once. */
const LATER = '?t=22.8s';

async function open(search = LATER) {
  const opened = await openWatch(browser, site.address + search);
  await opened.page.waitForSelector('.handle');
  await settle(opened.page);
  return opened;
}

const pagesDrawn = async (page: Page) =>
  Number(
    /[\d,]+(?= (?:different )?pages?)/
      .exec(await textOf(page, '.drawing [role=status]'))?.[0]
      .replaceAll(',', '') ?? 0,
  );

/** Draws along a row of the source's map, and stays pressed if asked. */
async function stroke(page: Page, row: number, isHeld = false): Promise<void> {
  const box = (await (await page.$('.host canvas'))!.boundingBox())!;
  const y = box.y + (row + 1) * 24;
  await page.mouse.move(box.x + 40, y);
  await page.mouse.down();
  await page.mouse.move(box.x + 160, y, { steps: 6 });
  if (!isHeld) await page.mouse.up();
}

async function undo(page: Page, key: 'z' | 'y' = 'z'): Promise<void> {
  await page.keyboard.down('Control');
  await page.keyboard.press(key);
  await page.keyboard.up('Control');
}

/** Waits until nothing more is drawn or simulated, and returns the pages drawn. */
async function rest(page: Page): Promise<number> {
  for (let before = -1, now = await pagesDrawn(page); before !== now;) {
    await new Promise((done) => setTimeout(done, 400));
    [before, now] = [now, await pagesDrawn(page)];
  }
  return pagesDrawn(page);
}

describe('strokes', () => {
  test('that follow quickly are one undo step each', async () => {
    const { page, faults } = await open();
    for (let row = 0; row < 3; row++) await stroke(page, row);
    const all = [await rest(page)];
    for (let times = 0; times < 3; times++) {
      await undo(page);
      all.push(await rest(page));
    }
    expect(all.at(-1)).toBe(0);
    expect(all.every((pages, index) => index === 0 || pages < all[index - 1]!)).toBe(true);
    for (let times = 0; times < 3; times++) {
      await undo(page, 'y');
      expect(await rest(page)).toBe(all[2 - times]);
    }
    expect(faults).toEqual([]);
    await page.close();
  });

  test.each(['Ctrl+Z', 'Escape'])(
    'that are being drawn are dropped alone, with %s',
    async (how) => {
      const { page, faults } = await open();
      await stroke(page, 0);
      const once = await rest(page);
      await stroke(page, 1, true);
      await expect.poll(() => rest(page), { timeout: 10_000 }).toBeGreaterThan(once);
      await (how === 'Escape' ? page.keyboard.press('Escape') : undo(page));
      await page.mouse.move(300, 300, { steps: 4 });
      await page.mouse.up();
      expect(await rest(page)).toBe(once);
      await undo(page);
      expect(await rest(page)).toBe(0);
      await undo(page, 'y');
      expect(await rest(page)).toBe(once);
      expect(faults).toEqual([]);
      await page.close();
    },
  );

  test('follow a smaller memory', async () => {
    const { page, faults } = await open();
    await stroke(page, 5);
    const before = await rest(page);
    await page.$eval('input[type="text"][aria-label="Memory"]', (field) =>
      (field as HTMLInputElement).select(),
    );
    await page.keyboard.type('4 GiB');
    await page.keyboard.press('Enter');
    await expect.poll(() => pagesDrawn(page)).not.toBe(before);
    expect((await rest(page)) / before).toBeCloseTo(1 / 4, 2);
    expect(faults).toEqual([]);
    await page.close();
  });

  test('that the run does not reach come too late', async () => {
    const { page } = await open();
    await stroke(page, 0);
    const pages = await rest(page);
    await page.select('#policy', 'stop-and-copy');
    await page.waitForFunction(
      (text) => document.querySelector('.drawing')!.textContent!.includes(text),
      {},
      plain(drawingText.late(pages)),
    );
    expect(await textOf(page, '.drawing')).not.toContain('You wrote');
    await page.close();
  });
});

test('a link with strokes shows them before the page is used', async () => {
  const writes = [{ firstPage: 0, pages: 4096 }];
  const { search, hash } = await toLink(scenarioOf({ edits: [{ atMs: 9000, writes }] }));
  const { page } = await openUnused(browser, `${site.address}${search}${hash}`);
  await page.waitForSelector('.drawing button');
  expect(await pagesDrawn(page)).toBe(4096);
  await page.close();
});

describe('the focus stays', () => {
  const focused = (page: Page) =>
    page.evaluate(() => {
      const { ariaLabel, textContent } = document.activeElement!;
      return ariaLabel ?? textContent!.trim();
    });
  const act = async (page: Page, name: string) => {
    await page.evaluate((wanted) => {
      const all = [...document.querySelectorAll<HTMLElement>('button')];
      const is = (each: HTMLElement) => [each.ariaLabel, each.textContent!.trim()].includes(wanted);
      all.find((each) => is(each) && each.offsetParent)!.focus();
    }, name);
    await page.keyboard.press('Enter');
  };

  test('on Undo and Redo when there is nothing more to do', async () => {
    const { page } = await open();
    await page.select('#policy', 'stop-and-copy');
    await page.waitForFunction(() => location.search.includes('stop-and-copy'));
    for (const name of [controlsText.undo, controlsText.redo]) {
      await act(page, name);
      await page.waitForFunction(
        (wanted) =>
          [...document.querySelectorAll('footer button')].find(
            (each) => each.textContent!.trim() === wanted,
          )!.ariaDisabled === 'true',
        {},
        name,
      );
      expect(await focused(page)).toBe(name);
    }
    await page.close();
  });

  test('where a move was cancelled, and that taken back', async () => {
    const { page } = await open('?t=6s');
    await act(page, handsText.cancel);
    await page.waitForFunction(() => /given up/.test(document.querySelector('h1')!.textContent!));
    expect(await focused(page)).toBe(handsText.takeBack);
    await page.keyboard.press('Enter');
    await page.waitForFunction(() => /^Converged/.test(document.querySelector('h1')!.textContent!));
    expect(await focused(page)).toBe(handsText.cancel);
    await page.close();
  });

  test('with what opened the presenter', async () => {
    const { page } = await open();
    await act(page, screensText.present);
    await page.waitForSelector('.presenter');
    expect(await page.evaluate(() => document.activeElement!.className)).toContain('presenter');
    await act(page, presentText.leave);
    await page.waitForSelector('header .present');
    await page.waitForFunction(
      (name) => document.activeElement!.textContent === name,
      {},
      screensText.present,
    );
    await page.close();
  });
});

test('after Tune it the keys of the player act, and the controls are next', async () => {
  const fresh = await browser.createBrowserContext();
  const page = await fresh.newPage();
  await page.goto(site.address);
  await (await page.waitForSelector('nav .tune'))!.click();
  await page.waitForFunction(() => document.activeElement!.id === 'controls');
  await page.keyboard.press('p');
  await page.waitForSelector('.presenter');
  await page.keyboard.press('Escape');
  await page.waitForSelector('aside .controls');
  await page.focus('#controls');
  await page.keyboard.press('Tab');
  expect(await page.evaluate(() => document.activeElement!.id)).toBe('preset');
  await fresh.close();
});

test('what 64 TiB have left to send stays beside the maps', async () => {
  const { page } = await open('?v=1&memory=64TiB');
  await scrub(page, 0.3);
  const [note, map] = await Promise.all(
    ['.link .note', '.host:last-child canvas'].map(async (selector) => {
      const range = await page.$eval(selector, (each) => {
        const box = document.createRange();
        box.selectNodeContents(each);
        const { left, right } = (each.firstChild ? box : each).getBoundingClientRect();
        return { left, right };
      });
      return range;
    }),
  );
  expect(note!.right).toBeLessThan(map!.left);
  await page.close();
});

test('a measured run that is opened in Watch is one step of the history', async () => {
  const { page } = await openWatch(browser, `${site.address}#reality`);
  await page.waitForSelector('.overlay .open');
  await page.click('.picks button:last-child');
  // Another run is drawn, and what is below may move.
  await page.waitForSelector('.picks button:last-child[aria-pressed="true"]');
  await settle(page);
  const before = await page.evaluate(() => [history.length, location.search] as const);
  await page.click('.overlay .open');
  await page.waitForFunction(() => location.hash.startsWith('#watch'));
  await page.waitForFunction((search) => location.search !== search, {}, before[1]);
  await new Promise((done) => setTimeout(done, 1200));
  expect(await page.evaluate(() => history.length)).toBe(before[0] + 1);
  await page.goBack();
  await page.waitForFunction(
    (search) => location.hash === '#reality' && location.search === search,
    {},
    before[1],
  );
  await page.close();
});
