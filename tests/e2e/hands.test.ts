import type { Page } from 'puppeteer-core';
import { describe, expect, test } from 'vitest';
import { captionText } from '../../src/text/caption';
import { drawingText } from '../../src/text/drawing';
import { handsText as t } from '../../src/text/hands';
import { plain } from '../../src/text/rich';
import { mapHash, openWatch, press, scrub, settle, textOf, use, violations } from '../helpers/lab';
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

const status = (page: Page) => textOf(page, '.drawing [role=status]');
/** How many pages were drawn, as the line below the player says. */
const pagesDrawn = async (page: Page) =>
  Number(/[\d,]+(?= (?:different )?pages?)/.exec(await status(page))?.[0].replaceAll(',', '') ?? 0);
const untilDrawn = (page: Page, isDrawn: boolean) =>
  page.waitForFunction(
    (wanted) => (document.querySelector('.drawing button') !== null) === wanted,
    {},
    isDrawn,
  );

/** The middle of the source's map on the page. */
async function middle(page: Page): Promise<{ x: number; y: number }> {
  const box = (await (await page.$('.host canvas'))!.boundingBox())!;
  return { x: box.x + box.width / 2, y: box.y + box.height / 2 };
}

/** Waits until a swipe has come to rest. */
const scrolled = (page: Page) =>
  page.evaluate(async () => {
    for (let still = 0, before = NaN; still < 20; before = scrollY) {
      await new Promise((done) => requestAnimationFrame(done));
      still = scrollY === before ? still + 1 : 0;
    }
  });

async function stroke(page: Page, across = 120): Promise<void> {
  const { x, y } = await middle(page);
  await page.mouse.move(x, y);
  await page.mouse.down();
  await page.mouse.move(x + across, y, { steps: 8 });
  await page.mouse.up();
  await untilDrawn(page, true);
  await settle(page);
}

describe('drawing on the map of the source', () => {
  test('writes pages at the playhead, as one step that can be undone and shared', async () => {
    const { page, faults } = await open();
    const before = await mapHash(page);
    await stroke(page);
    // A stroke of 120 pixels has more than 40 cells of 256 pages.
    const pages = await pagesDrawn(page);
    expect(pages).toBeGreaterThan(40 * 256);
    expect(await mapHash(page)).not.toEqual(before);
    // The same link shows the same map.
    await page.waitForFunction(() => location.href.length > 100);
    const { search, hash } = new URL(page.url());
    const { page: other } = await open(search + hash);
    expect(await pagesDrawn(other)).toBe(pages);
    expect(await mapHash(other)).toEqual(await mapHash(page));
    await other.close();
    await page.keyboard.down('Control');
    await page.keyboard.press('z');
    await page.keyboard.up('Control');
    await untilDrawn(page, false);
    await settle(page);
    expect(await mapHash(page)).toEqual(before);
    expect(faults).toEqual([]);
    await page.close();
  });

  test('adds to what was drawn, and is cleared with a button', async () => {
    const { page, faults } = await open();
    await stroke(page, 60);
    const once = await pagesDrawn(page);
    await page.keyboard.press('ArrowRight');
    await stroke(page, -60);
    await expect.poll(() => pagesDrawn(page)).toBeGreaterThan(once);
    await press(page, drawingText.clear);
    await untilDrawn(page, false);
    expect(faults).toEqual([]);
    await page.close();
  });

  test('by keyboard, Space held writes each cell that is chosen', async () => {
    const { page, faults } = await open();
    await page.focus('.host .map input');
    await page.keyboard.down(' ');
    for (let step = 0; step < 5; step++) await page.keyboard.press('ArrowDown');
    await page.keyboard.up(' ');
    await page.waitForFunction(
      (wanted) => document.querySelector('.drawing')!.textContent!.includes(wanted),
      {},
      plain(drawingText.drawn(6 * 256)),
    );
    expect(await page.$eval('.play', (play) => play.getAttribute('aria-label'))).toBe('Play');
    expect(faults).toEqual([]);
    await page.close();
  });

  test('a finger that holds draws, and one that swipes scrolls', async () => {
    const { page, faults } = await open();
    // This loads the page again.
    await page.setViewport({ width: 390, height: 844, hasTouch: true, isMobile: true });
    await page.waitForSelector('.host canvas');
    await use(page);
    await page.waitForSelector('.handle');
    await settle(page);
    const { x, y } = await middle(page);
    await page.touchscreen.touchStart(x, y);
    await page.touchscreen.touchMove(x, y - 120);
    await page.touchscreen.touchEnd();
    await settle(page);
    expect(await pagesDrawn(page)).toBe(0);
    await scrolled(page);
    await page.evaluate(() => scrollTo(0, 0));
    await scrolled(page);
    const held = await middle(page);
    await page.touchscreen.touchStart(held.x, held.y);
    await new Promise((done) => setTimeout(done, 450));
    await page.touchscreen.touchMove(held.x + 60, held.y + 20);
    await page.touchscreen.touchEnd();
    await untilDrawn(page, true);
    expect(await page.evaluate(() => scrollY)).toBe(0);
    expect(faults).toEqual([]);
    await page.close();
  });

  test('while it plays, the playhead goes on and never jumps', async () => {
    const { page, faults } = await open('?t=10s');
    await page.evaluate(() => {
      const seen: number[] = [];
      const read = () => {
        seen.push(parseFloat(document.querySelector('.clock')!.textContent!));
        requestAnimationFrame(read);
      };
      Object.assign(globalThis, { seen });
      read();
    });
    for (let times = 0; times < 3; times++) await page.keyboard.press('[');
    await page.click('.play');
    const { x, y } = await middle(page);
    await page.mouse.move(x, y - 40);
    await page.mouse.down();
    for (let step = 1; step <= 40; step++) {
      await page.mouse.move(x + 3 * step, y - 40);
      await new Promise((done) => setTimeout(done, 30));
    }
    await page.mouse.up();
    await untilDrawn(page, true);
    await page.click('.play');
    const seen = await page.evaluate(() => (globalThis as unknown as { seen: number[] }).seen);
    const steps = seen.slice(1).map((now, index) => now - seen[index]!);
    expect(Math.min(...steps)).toBeGreaterThanOrEqual(-0.11);
    expect(Math.max(...steps)).toBeLessThan(2);
    expect(faults).toEqual([]);
    await page.close();
  });
});

describe('handles on the stage', () => {
  test('the link is cut, mended and taken back, with the result in place', async () => {
    const { page, faults } = await open('?t=6s');
    await page.click('.handle .toggle');
    await press(page, t.cut);
    await page.waitForFunction(
      (text) => document.querySelector('.caption')!.textContent!.includes(text),
      {},
      plain(captionText.cut.source),
    );
    expect(await textOf(page, '.handle [role=status]')).toMatch(/is cut from 6 s/);
    expect(await violations(page)).toEqual([]);
    // Some time after the cut, and before the hosts give up.
    await scrub(page, 0.3);
    await press(page, t.mend);
    await page.waitForFunction(() =>
      /then carries/.test(document.querySelector('.handle p')!.textContent!),
    );
    await press(page, t.takeBack);
    await untilDrawn(page, false);
    await page.keyboard.press('Escape');
    expect(await page.$('.handle .panel')).toBeNull();
    expect(faults).toEqual([]);
    await page.close();
  });

  test('the move is cancelled at the source, and that is taken back', async () => {
    const { page, faults } = await open('?t=6s');
    await page.click(`button[aria-label="${t.cancel}"]`);
    await page.waitForFunction(() => /given up/.test(document.querySelector('h1')!.textContent!));
    await press(page, t.takeBack);
    await page.waitForFunction(() => /^Converged/.test(document.querySelector('h1')!.textContent!));
    expect(faults).toEqual([]);
    await page.close();
  });
});
