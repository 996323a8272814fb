import type { Page } from 'puppeteer-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { eventsText } from '../../src/text/events';
import { memoryMapText } from '../../src/text/memory-map';
import { watchText } from '../../src/text/watch';
import { LOOKS, openTall, press, textOf, violations, wear } from '../helpers/lab';
import { browser, site, withSite } from '../helpers/with-site';

withSite();

const open = () => openTall(browser, site.address);
const caption = (page: Page) => textOf(page, '.caption');

describe('the keyboard alone', () => {
  test('walks through the whole screen', async () => {
    const { page, faults } = await open();
    const active = () =>
      page.evaluate(() => {
        const element = document.activeElement as HTMLInputElement;
        return (
          element.getAttribute('aria-label') ??
          element.labels?.[0]?.textContent ??
          element.textContent!
        )
          .replace(/\s+/g, ' ')
          .trim();
      });
    const names: string[] = [];
    for (let i = 0; i < 160; i++) {
      await page.keyboard.press('Tab');
      const name = await active();
      if (names.length && name === names[0]) break;
      names.push(name);
    }
    // All parts in reading order.
    const order = [
      'Skip to the migration',
      'Watch',
      'Theme',
      'Keys',
      'Scenario',
      'Memory',
      'Page writes',
      'Reset all',
      memoryMapText.read.source,
      memoryMapText.read.destination,
      'Playhead',
      'Previous stage',
      'Play',
      'Next stage',
      'Speed',
      'Dirty set per round: read values',
      'How to read this',
      // The small charts are one stop.
      'Dirty set per round',
      eventsText.save,
      watchText.folds.break,
    ];
    let at = -1;
    for (const name of order) {
      const next = names.findIndex((each, index) => index > at && each.startsWith(name));
      expect(next, `${name} after ${names[at] ?? 'the start'}`).toBeGreaterThan(at);
      at = next;
    }
    // A key of the first control, a slider, a cell of the map, a chart, and Play.
    await page.focus('main');
    await page.keyboard.press('/');
    expect(await active()).toBe('Scenario');
    await page.focus('#writes');
    const before = await textOf(page, 'h1');
    for (let i = 0; i < 60; i++) await page.keyboard.press('ArrowRight');
    await page.waitForFunction(
      (old) => document.querySelector('h1')!.textContent!.replace(/\s+/g, ' ').trim() !== old,
      {},
      before,
    );
    const cellReader = `[aria-label="${memoryMapText.read.source}"]`;
    await page.focus(cellReader);
    await page.keyboard.press('ArrowUp');
    await page.keyboard.press('ArrowRight');
    const cell = () => page.$eval(cellReader, (input) => input.getAttribute('aria-valuetext'));
    await expect
      .poll(cell)
      .toMatch(
        /^Page [\d,]+ at 0x[0-9a-f]+: .*\. The cell stands for pages [\d,]+ to [\d,]+ \(1 MiB from 0x[0-9a-f]+\)\.$/,
      );
    await page.focus('main');
    await page.keyboard.press('2');
    expect(await caption(page)).toMatch(/^Round 0/);
    await page.keyboard.press('4');
    expect(await caption(page)).toMatch(/^Cleanup/);
    const usual = await textOf(page, '.speed output');
    await page.keyboard.press('[');
    // Cleanup is played slower than it is; half as fast is twice as slow.
    expect(parseFloat(await textOf(page, '.speed output')) / parseFloat(usual)).toBeCloseTo(2, 1);
    expect(faults).toEqual([]);
    await page.close();
  });

  test('opens the help, which lists the keys and turns them off', async () => {
    const { page } = await open();
    await page.focus('main');
    await page.keyboard.press('?');
    await page.waitForSelector('dialog[open] kbd');
    const list = await textOf(page, 'dialog');
    for (const words of ['play or pause', 'next event', 'next round', 'go to a stage'])
      expect(list).toContain(words);
    // A dialog uses the keys itself.
    const clock = await textOf(page, '.clock');
    await page.keyboard.press('End');
    expect(await textOf(page, '.clock')).toBe(clock);
    expect(await violations(page)).toEqual([]);
    await page.click('dialog input[type=checkbox]');
    await page.keyboard.press('Escape');
    await page.waitForFunction(() => !document.querySelector('dialog[open]'));
    await page.focus('main');
    await page.keyboard.press('End');
    expect(await textOf(page, '.clock')).toBe(clock);
    // The choice is stored; the other tests need the keys.
    await press(page, 'Keys');
    await page.waitForSelector('dialog[open] input[type=checkbox]');
    await page.click('dialog input[type=checkbox]');
    await page.close();
  });

  describe('shows the help without a fault', () => {
    let page: Page;
    beforeAll(async () => {
      ({ page } = await open());
      await press(page, 'Keys');
      await page.waitForSelector('dialog[open] kbd');
    });
    afterAll(() => page.close());

    test.each(LOOKS)('in %s at %i pixels', async (...look) => {
      await wear(page, look, 700);
      expect(await violations(page)).toEqual([]);
    });
  });
});
