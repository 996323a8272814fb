import { describe, expect, test } from 'vitest';
import { clientText } from '../../src/text/client';
import { drawingText } from '../../src/text/drawing';
import { handsText } from '../../src/text/hands';
import { presentText } from '../../src/text/present';
import { screensText } from '../../src/text/screens';
import { storyText } from '../../src/text/story';
import { timelineText } from '../../src/text/timeline';
import {
  LOOKS,
  overflow,
  scrub,
  settle,
  slide,
  textOf,
  use,
  violations,
  wear,
} from '../helpers/lab';
import { openPage } from '../helpers/browsers';
import { byKeyboard, byMouse, byTouch } from '../helpers/players';
import { browser, site, withSite } from '../helpers/with-site';

withSite();

const LAPTOP = { width: 1280, height: 800 };
const PHONE = { width: 390, height: 844, hasTouch: true, isMobile: true };

/** The sentence about what was drawn once the move no longer converges. */
const STOPPED = drawingText.stopped;

/** A moment at which the VM runs at the destination and pulls its memory. */
const PULLING = '?v=1&policy=qemu-postcopy&t=129.5s';

describe.each([
  ['by mouse', byMouse, LAPTOP],
  ['by keyboard alone', byKeyboard, LAPTOP],
  ['on a phone by touch', byTouch, PHONE],
] as const)('%s', (_, playerOf, viewport) => {
  test('the story is played and answered, and the move kept from converging', async () => {
    const fresh = await browser.createBrowserContext();
    const { page, faults } = await openPage(fresh, site.address, viewport, 'first');
    page.setDefaultTimeout(30_000);
    const player = playerOf(page);
    const says = (text: string) =>
      page.waitForFunction((part) => document.body.innerText.includes(part), {}, text);
    /** In every look, there is nothing that axe finds and nothing is cut. */
    const look = async (state: string) => {
      if (playerOf !== byMouse) return expect(await overflow(page), state).toBe(0);
      for (const each of [...LOOKS, ['dark', 390] as const]) {
        await wear(page, each);
        await settle(page);
        expect(await violations(page), `${state}, ${each.join()}`).toEqual([]);
        expect(await overflow(page), `${state}, ${each.join()}`).toBe(0);
      }
      await page.setViewport(viewport);
    };

    await page.waitForSelector('.begin .play:enabled');
    await player.press(await textOf(page, '.begin .play'));
    await page.waitForSelector('.timeline .head');
    // Four times as fast, so that the test need not wait for the whole story.
    await slide(page, '#speed', 2);
    await page.waitForSelector('.noticed .answer', { timeout: 20_000 });
    await player.press(clientText.noticed.no);
    await says(clientText.noticed.answers.no);
    await look('answered');
    await player.press(storyText.showLab);
    await page.waitForSelector('aside .controls');
    await page.waitForSelector('.handle');

    await scrub(page, 0.2);
    for (let strokes = 0; strokes < 24; strokes++) {
      await player.press(timelineText.next.round);
      await settle(page);
      // Once the VM is paused it writes nothing: a person steps back to the last round.
      if ((await textOf(page, '.drawing')).includes(drawingText.closed))
        await player.press(timelineText.previous.round);
      await settle(page);
      // Each stroke is on rows of its own, so that it writes pages that do not wait yet.
      await player.draw(12 * ((strokes % 5) - 2));
      if ((await textOf(page, '.drawing')).includes(STOPPED)) break;
    }
    await says(STOPPED);
    expect(await textOf(page, 'h1')).not.toMatch(/^Converged/);
    await look('stopped');
    await player.press(drawingText.clear);
    await page.waitForFunction(() => /^Converged/.test(document.querySelector('h1')!.textContent!));
    expect(faults).toEqual([]);
    await fresh.close();
  });

  test('the link is cut while pages are pulled, mended, taken back, and shown to a room', async () => {
    const { page, faults } = await openPage(browser, site.address + PULLING, viewport);
    page.setDefaultTimeout(30_000);
    const player = playerOf(page);
    const headline = (pattern: RegExp) =>
      page.waitForFunction(
        (source) => new RegExp(source).test(document.querySelector('h1')!.textContent!),
        {},
        pattern.source,
      );
    const says = (pattern: RegExp) =>
      page.waitForFunction(
        (source) =>
          new RegExp(source).test(document.querySelector('.handle [role=status]')!.textContent!),
        {},
        pattern.source,
      );
    await headline(/pulls its memory/);
    await page.waitForSelector('.stage:not(.waiting)');
    await use(page);
    await settle(page);
    const before = await textOf(page, 'h1');
    await player.press(handsText.link);
    await player.press(handsText.cut);
    await headline(/VM is lost/);
    await says(/is cut from 130 s/);
    await player.press(handsText.mend);
    await says(/carries all it can/);
    await expect.poll(() => textOf(page, 'h1')).toBe(before);
    await player.press(handsText.cut);
    await headline(/VM is lost/);
    await says(/is cut/);
    await player.press(handsText.takeBack);
    await says(/carries all it can/);
    await expect.poll(() => textOf(page, 'h1')).toBe(before);
    await player.press(handsText.link);
    expect(await page.$('.handle .panel')).toBeNull();
    if (playerOf === byKeyboard) await page.keyboard.press('p');
    else {
      if (playerOf === byTouch) await player.press(screensText.keys);
      await player.press(screensText.present);
    }
    await page.waitForSelector('.presenter');
    expect(await page.$('nav')).toBeNull();
    expect(await overflow(page)).toBe(0);
    expect(await violations(page)).toEqual([]);
    await player.press(presentText.leave);
    await page.waitForSelector('nav');
    expect(faults).toEqual([]);
    await page.close();
  });
});
