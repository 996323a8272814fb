import type { Page } from 'puppeteer-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { presets } from '../../src/catalog/presets';
import { isSpecial, versionOf } from '../../src/catalog/recorded';
import { recordedRuns } from '../../src/state/recorded-runs';
import { breakItText } from '../../src/text/break-it';
import { verdictText } from '../../src/text/verdict';
import { watchText } from '../../src/text/watch';
import { realityText } from '../../src/text/reality';
import { plain } from '../../src/text/rich';
import { openPage } from '../helpers/browsers';
import {
  LOOKS,
  builtSite,
  choose,
  openWatch,
  overflow,
  press,
  textOf,
  violations,
  wear,
} from '../helpers/lab';
import { allPredicted, chosenRun, marksOf, openFolds, openReality } from '../helpers/reality';
import { serveFolder } from '../helpers/serve';
import { browser, site, withSite } from '../helpers/with-site';

const records = recordedRuns();
const quiet = records.filter((record) => record.quiet && !isSpecial(record));

withSite();

const WATCH = '.verdict:has(+ .stage) h1, main > div:first-child h1';
const REALITY = '.against h1';

describe('against reality', () => {
  test('predicts every verdict of the undisturbed runs and says how far off it is', async () => {
    const { page, faults } = await openReality();
    await openFolds(page);
    const summary = await textOf(page, '.versions');
    for (const version of [7.2, 10]) {
      const { length } = quiet.filter((record) => versionOf(record) === version);
      expect(summary).toContain(realityText.errors.version(version));
      expect(summary).toContain(`${length} of ${length} runs`);
    }
    const headline = await textOf(page, REALITY);
    const [, off = ''] = /less than ([\d.]+ %) off\.$/.exec(headline) ?? [];
    expect(headline).toBe(plain(realityText.everyRight(quiet.length, off)));
    const median = parseFloat(off);
    expect(median).toBeGreaterThan(0);
    expect(median).toBeLessThan(0.5);
    const rows = await page.$$eval('.against .fold tbody button', (list) => list.length);
    expect(rows).toBe(records.length);
    expect(await textOf(page, '.against')).not.toMatch(/NaN|undefined|Infinity/);
    for (const { label } of presets.filter((preset) => preset.isMeasured))
      expect(await textOf(page, 'div.published')).toContain(label);
    expect(faults).toEqual([]);
    await page.close();
  });

  test('shows measured and simulated pages of a run chosen in the table, as marks and numbers', async () => {
    const { page } = await openReality();
    await press(page, realityText.recorded.title);
    await page.focus('.against .fold tbody:nth-of-type(5) button');
    await page.keyboard.press('Enter');
    const name = await textOf(page, '.against tbody.chosen button');
    expect(await chosenRun(page)).toContain(name);
    const isInView = await page.$eval('.overlay h2', (heading) => {
      const { top, bottom } = heading.getBoundingClientRect();
      return document.activeElement === heading && top >= 0 && bottom <= innerHeight;
    });
    expect(isInView).toBe(true);
    const record = records[records.findIndex(({ id }) => id.startsWith('q_')) + 4]!;
    const marks = await marksOf(page);
    expect(marks.circles).toBe(record.syncs!.length - 1);
    expect(marks.diamonds).toBeGreaterThan(0);
    await press(page, realityText.detail.numbers);
    const rows = await page.$$eval(
      '.overlay details table:last-of-type tbody tr',
      (list) => list.length,
    );
    expect(rows).toBeGreaterThanOrEqual(marks.circles);
    await page.close();
  });

  test('opens a run in Watch, with its verdict and what was measured, and comes back', async () => {
    const { page, faults } = await openReality();
    await page.click('.overlay .open');
    await page.waitForFunction(() => location.hash === '#watch');
    await page.waitForSelector('#measured-title');
    expect(await page.$eval('#preset', (select) => (select as HTMLSelectElement).value)).toBe(
      'q_u25_r080',
    );
    expect(await textOf(page, WATCH)).toMatch(
      /^Converged in \d rounds\. The VM is paused for [\d.]+ ms\./,
    );
    expect(await textOf(page, 'section[aria-labelledby="measured-title"]')).toMatch(/5\.51\d? s/);
    await page.goBack();
    await page.waitForFunction(() => location.hash === '#reality');
    // It has the same state as before.
    expect(await textOf(page, REALITY)).toContain('predicts correctly');
    expect(await page.$eval(REALITY, (h1) => (h1 as HTMLElement).offsetParent !== null)).toBe(true);
    expect(faults).toEqual([]);
    await page.close();
  });

  test('is opened by its address, goes on where it was left, and leaves the keys to itself', async () => {
    const { page } = await openPage(browser, `${site.address}#reality`);
    await page.waitForFunction(() =>
      /run [3-9] of/.test(document.querySelector('.against')?.textContent ?? ''),
    );
    await press(page, 'Watch');
    await page.waitForSelector('.clock');
    const before = await textOf(page, '.clock');
    await press(page, 'Against reality');
    await page.waitForSelector(REALITY, { visible: true });
    await page.keyboard.press('End');
    await allPredicted(page);
    expect(await page.$eval('nav [aria-current]', (link) => link.textContent)).toBe(
      'Against reality',
    );
    await press(page, 'Watch');
    await page.waitForSelector('.clock');
    expect(await textOf(page, '.clock')).toBe(before);
    await page.close();
  });

  test('works in a sandboxed frame', async () => {
    const { page } = await openPage(browser, `${site.address}icon.svg`);
    const open = await serveFolder(builtSite(), {
      headers: { 'access-control-allow-origin': '*' },
    });
    try {
      await page.goto(open.address);
      await page.setContent(
        `<iframe sandbox="allow-scripts" src="${open.address}" width="1200" height="700"></iframe>`,
      );
      const frame = await page.waitForFrame((each) => each.parentFrame() !== null);
      await (await frame.waitForSelector('nav a[href="#reality"]'))!.click();
      await frame.waitForSelector(REALITY);
      await (await frame.waitForSelector('nav a[href="#watch"]'))!.click();
      await frame.waitForSelector('nav a[href="#watch"][aria-current="page"]');
    } finally {
      await page.close();
      await open.close();
    }
  });
});

describe('the spread of seeds', () => {
  test('shows the spread of a hundred seeds until the scenario changes', async () => {
    const { page, faults } = await openWatch(browser, site.address);
    await choose(page, 'xen-128');
    await page.waitForSelector('#measured-title');
    await press(page, verdictText.again);
    await page.waitForFunction(() => document.querySelectorAll('.strip svg').length === 3);
    const panel = await textOf(page, '.seed-spread');
    expect(panel).toMatch(
      /^How much is chance\? Of 100 runs, 100 (converged|did not converge and were stopped)\./,
    );
    expect(panel).toContain('Each page was simulated.');
    expect(panel).not.toMatch(/NaN|undefined|Infinity/);
    const numbers = await page.$$eval('.strip dl', (lists) =>
      lists.map((list) => [...list.querySelectorAll('dd')].map((dd) => parseFloat(dd.innerText))),
    );
    for (const five of numbers) {
      expect(five).toHaveLength(5);
      expect([...five].sort((a, b) => a - b)).toEqual(five);
    }
    expect(
      await page.$$eval('.strip svg', (list) => list[1]!.querySelectorAll('circle').length),
    ).toBe(100);
    await page.focus('#writes');
    await page.keyboard.press('ArrowRight');
    await page.waitForFunction(() => !document.querySelector('.seed-spread'));
    expect(faults).toEqual([]);
    await page.close();
  });

  test('says which model counted where the memory is large', async () => {
    const { page } = await openWatch(browser, site.address);
    await press(page, verdictText.again);
    await page.waitForFunction(() => document.querySelectorAll('.strip svg').length === 3);
    expect(await textOf(page, '.seed-spread')).toContain('Pages were counted');
    await page.close();
  });
});

describe('break it', () => {
  /** Waits for a verdict that matches. */
  const verdict = (page: Page, pattern: RegExp) =>
    page.waitForFunction(
      (selector, source) =>
        new RegExp(source).test(
          document.querySelector(selector)!.textContent!.replace(/\s+/g, ' ').trim(),
        ),
      {},
      // The sentence, and the numbers below.
      '.verdict:has(+ .stage), main > div:first-child .verdict',
      pattern.source,
    );

  test('tells what each break does to the verdict, and takes it back', async () => {
    const { page, faults } = await openWatch(browser, site.address);
    await press(page, watchText.folds.break);
    await page.waitForSelector('.break-it');
    const whole = /^Converged in 4 rounds\. The VM is paused for 20\.9 ms\..*copied for 21\.6 s/;
    const cases: [string, RegExp][] = [
      [breakItText.cut, /The VM stays at the source/],
      // The pause does not change; the two seconds are in the time before it.
      [breakItText.cutShortly, /^Converged in \d+ rounds.*copied for 23\.[6-9] s/],
      [breakItText.slow, /stopped after 10 passes/],
      [breakItText.cancel, /The VM stays at the source/],
    ];
    for (const [name, pattern] of cases) {
      await press(page, name);
      await verdict(page, pattern);
      expect(await textOf(page, '.page')).not.toMatch(/NaN|undefined|Infinity/);
      await press(page, breakItText.undo);
      await verdict(page, whole);
    }
    expect(faults).toEqual([]);
    await page.close();
  });

  test('loses a guest that was pulling its memory', async () => {
    const { page } = await openWatch(browser, site.address);
    await page.select('#policy', 'post-copy');
    await verdict(page, /^(?!Converged in 4 rounds)/);
    await press(page, watchText.folds.break);
    await page.waitForSelector('.break-it');
    await page.$eval('#playhead', (input) => {
      (input as HTMLInputElement).value = '0.75';
      input.dispatchEvent(new Event('input', { bubbles: true }));
    });
    expect(await textOf(page, '.break-it')).toContain(breakItText.cancelNote.pulling);
    await press(page, breakItText.cut);
    await verdict(page, /^The VM is lost/);
    await page.close();
  });

  test('starts a move again when the link is back', async () => {
    const { page } = await openWatch(browser, site.address);
    await press(page, watchText.folds.break);
    await page.waitForSelector('#retries');
    const set = async (id: string, value: string) => {
      await page.click(id, { count: 3 });
      await page.keyboard.type(value);
      await page.keyboard.press('Enter');
    };
    await set('#patience', '1 s');
    await press(page, breakItText.cutShortly);
    await verdict(page, /stays at the source/);
    await set('#retries', '1');
    await verdict(page, /^Converged/);
    await page.close();
  });
});

describe('axe finds no violation', () => {
  describe('against reality', () => {
    let page: Page;
    beforeAll(async () => {
      ({ page } = await openReality());
    });
    afterAll(() => page.close());

    test.each(LOOKS)('in %s at %i pixels', async (...look) => {
      await wear(page, look);
      await openFolds(page);
      await page.waitForSelector('.against article .open');
      expect(await violations(page)).toEqual([]);
      expect(await overflow(page)).toBe(0);
    });
  });

  test.each(['light', 'dark'])('the spread of seeds and the breaks, in %s', async (theme) => {
    const { page } = await openWatch(browser, site.address);
    await page.select('header select', theme);
    await press(page, verdictText.again);
    await press(page, watchText.folds.break);
    await page.waitForFunction(() => document.querySelectorAll('.strip svg').length === 3);
    await page.waitForSelector('.break-it');
    expect(await violations(page)).toEqual([]);
    await page.close();
  });
});
