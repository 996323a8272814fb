import fc from 'fast-check';
import type { Browser, Page } from 'puppeteer-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { finish, simulatePages } from '../../src/engine/run';
import { type Moment, Run } from '../../src/model/run/run';
import { policies } from '../../src/policies/all';
import { glossaryText } from '../../src/text/glossary';
import { explainNumber, readOuts, titles } from '../../src/views/explain/explanations';
import { NONE } from '../../src/views/explain/explanation';
import { alphabet, references } from '../../src/views/explain/glossary';
import { startBrowser } from '../helpers/browsers';
import { PUBLISHED_POLICIES } from '../helpers/contexts';
import { IN_PAGES, SIDES, placeholders, readBack } from '../helpers/formulas';
import { newCore } from '../helpers/kernels';
import { LOOKS, builtSite, openWatch, settle, textOf, violations, wear } from '../helpers/lab';
import { defaults } from '../helpers/policies';
import { scenarios } from '../helpers/scenarios';
import { type Site, serveFolder } from '../helpers/serve';

const NUMBERS = 'section[aria-labelledby="numbers-title"]';
const BAD = /NaN|undefined|Infinity|∞|⟦|⟧|∅/;
const ids = Object.keys(readOuts);

describe('every number', () => {
  const names = placeholders();

  /** Throws if a text about this moment is wrong. */
  function check(moment: Moment): void {
    const { ms } = moment;
    const counts = { pages: 1000, absentPages: 201, dirtyPages: 33, stalePages: 20 };
    const frame = {
      ms,
      pagesPerCell: 1,
      cells: new Uint8Array(),
      isCounted: true,
      cursor: null,
      ...counts,
    };
    for (const id of ids) {
      const told = explainNumber(id, moment, frame, 3000)!;
      expect(JSON.stringify(told)).not.toMatch(BAD);
      expect(told.sentence && told.source.label).toBeTruthy();
      for (const formula of told.formulas) {
        const wanted = names[formula];
        expect(wanted, `${id}: there is a formula ${formula}`).toBeDefined();
        const shown = wanted!.map((name) => [name, told.values[name]] as const);
        for (const [name, value] of shown) expect(value, `${id}: ${name}`).toBeTruthy();
        const sides = SIDES[formula];
        if (!sides) continue;
        const [left, right, size = 0] = sides(
          Object.fromEntries(shown.map(([name, value]) => [name, readBack(value!)])),
        );
        // Every value has three figures.
        const slack = 0.021 * Math.max(left, right, size) + (IN_PAGES.has(formula) ? 1.6 : 1e-9);
        expect(Math.abs(left - right), `${id}: ${left} and ${right}`).toBeLessThanOrEqual(slack);
      }
    }
  }

  test.each(Object.keys(policies))('adds up in whatever %s does', async (id) => {
    const core = await newCore();
    fc.assert(
      fc.property(scenarios, fc.double({ min: 0, max: 1, noNaN: true }), (shape, at) => {
        const policy = policies[id]!;
        const scenario = { ...shape, policy: { id, options: defaults(policy) } };
        const result = finish(simulatePages(core, scenario, policy, { proof: true }));
        check(new Run(result).at(at * result.totalMs));
      }),
      { numRuns: 100, seed: 14 },
    );
  });

  test('names terms that exist', () => {
    for (const { terms } of Object.values(readOuts))
      for (const term of terms) expect(references).toHaveProperty(term);
  });
});

test('every term that a term refers to exists and is another one', () => {
  for (const [id, { see }] of Object.entries(references))
    for (const other of see) {
      expect(references, `${id} refers to ${other}`).toHaveProperty(other);
      expect(other).not.toBe(id);
    }
});

let site: Site;
let browser: Browser;
let dist: string;
beforeAll(async () => {
  dist = builtSite();
  site = await serveFolder(dist);
  browser = await startBrowser('chromium');
});
afterAll(async () => {
  await browser?.close();
  await site?.close();
});

const openLab = async () => {
  const opened = await openWatch(browser, site.address);
  await opened.page.waitForSelector(`${NUMBERS} dd button`);
  return opened;
};

/** Presses a button below the selector, by its text. */
const press = (page: Page, selector: string, name: string) =>
  page.$$eval(
    selector,
    (list, wanted) =>
      (list as HTMLElement[]).find((each) => each.textContent!.trim() === wanted)!.click(),
    name,
  );

const heading = (page: Page) => textOf(page, '.reader h2');
const untilHeading = (page: Page, name: string) =>
  page.waitForFunction(
    (wanted) => document.querySelector('.reader h2')?.textContent?.trim() === wanted,
    {},
    name,
  );

/** Opens the first number and the list of all numbers below it. */
async function openNumbers(page: Page): Promise<void> {
  // Parts outside the screen are drawn when they become visible; a user sees them before pressing.
  await page.$eval(`${NUMBERS} dd button`, (button) => button.scrollIntoView({ block: 'center' }));
  await settle(page);
  await page.click(`${NUMBERS} dd button`);
  await page.waitForSelector('.reader math');
  await page.click('.reader summary');
}

const isClosed = (page: Page) => page.waitForFunction(() => !document.querySelector('.reader'));

describe('a number', () => {
  test.each([
    ['the default preset', '', ''],
    ['xen-128, which skips', '#preset', 'xen-128'],
    ['post-copy after pre-copy', '#policy', 'qemu-postcopy'],
    ['post-copy alone', '#policy', 'post-copy'],
  ])('opens with its formula, values and source on %s', async (_, control, choice) => {
    const { page, faults, requests } = await openLab();
    expect(requests.filter((url) => url.includes('Reader'))).toEqual([]);
    if (control) {
      const before = await textOf(page, 'h1');
      await page.select(control, choice);
      await page.waitForFunction(
        (old) => document.querySelector('h1')!.textContent!.replace(/\s+/g, ' ').trim() !== old,
        {},
        before,
      );
      await page.waitForSelector('.stage[aria-busy="false"]');
    }
    await openNumbers(page);
    for (const [, title] of titles()) {
      await press(page, '.reader details button', title);
      await untilHeading(page, title);
      const shown = await page.$eval('.reader', (panel) => ({
        text: panel.textContent!.replace(/\s+/g, ' '),
        lines: panel.querySelectorAll('math').length,
        values: [...panel.querySelectorAll('math .live')].map((each) => each.textContent!),
        styled: panel.querySelectorAll('math [style], math[style]').length,
        isFocused: document.activeElement === panel.querySelector('h2'),
      }));
      expect(shown.lines, title).toBeGreaterThan(0);
      expect(shown.values.length, title).toBeGreaterThan(0);
      expect(shown.values.every((value) => value.trim() !== '')).toBe(true);
      expect(shown.text, title).not.toMatch(BAD);
      expect(shown.text, title).toMatch(/Source: \S|Illustrative\. \S/);
      expect(shown.styled).toBe(0);
      expect(shown.isFocused, title).toBe(true);
    }
    expect(faults).toEqual([]);
    await page.close();
  });

  test('is opened by its own button and gives the focus back', async () => {
    const { page } = await openLab();
    const count = (await page.$$(`${NUMBERS} dd button`)).length;
    expect(count).toBe(11);
    const titles = new Set<string>();
    for (let index = 0; index < count; index++) {
      const button = (await page.$$(`${NUMBERS} dd button`))[index]!;
      const read = await button.evaluate((each) => each.textContent!.trim());
      const node = await page.accessibility.snapshot({ root: button });
      expect(node!.name!.replace(' ,', ',')).toBe(`${read}, explain this number`);
      await button.focus();
      await page.keyboard.press('Enter');
      await page.waitForSelector('.reader math');
      const name = await heading(page);
      expect(name.endsWith(read.replace(/\s+/g, ' '))).toBe(true);
      titles.add(name);
      // The values read aloud are those of the formula.
      const values = await page.$$eval('.reader .live', (list) =>
        list.map((one) => one.textContent!),
      );
      const first = read.replace(/ \(.*/, '');
      expect(values, read).toContain(first);
      await page.keyboard.press('Escape');
      await isClosed(page);
      expect(await button.evaluate((each) => document.activeElement === each)).toBe(true);
    }
    expect(titles.size).toBe(count);
    await page.close();
  });

  test('says what no source publishes', async () => {
    const { page } = await openLab();
    await openNumbers(page);
    for (const title of ['Setup time', 'Cleanup time', 'Threshold', 'Blackout', 'Total time']) {
      await press(page, '.reader details button', title);
      await untilHeading(page, title);
      expect(await textOf(page, '.reader'), title).toContain('Illustrative.');
    }
    await page.close();
  });

  test('follows the playhead while it is open', async () => {
    const { page } = await openLab();
    await openNumbers(page);
    await press(page, '.reader details button', 'Pages left');
    await untilHeading(page, 'Pages left');
    const left = () => page.$eval('.reader .live', (each) => each.textContent!);
    const before = await left();
    expect(before).not.toBe(NONE);
    await page.$eval('#playhead', (input) => {
      (input as HTMLInputElement).value = '0.6';
      input.dispatchEvent(new Event('input', { bubbles: true }));
    });
    await page.waitForFunction(
      (old) => document.querySelector('.reader .live')!.textContent !== old,
      {},
      before,
    );
    expect(readBack(await left())).toBeLessThan(readBack(before));
    await page.close();
  });

  test('closes by its button, not by a press beside it', async () => {
    const { page } = await openLab();
    await page.click(`${NUMBERS} dd button`);
    await page.waitForSelector('.reader math');
    await page.click('h1');
    expect(await page.$('.reader')).not.toBeNull();
    await page.click('.reader button[aria-label="Close"]');
    await isClosed(page);
    await page.close();
  });

  test('is drawn under a policy that forbids inline styles', async () => {
    const policy = PUBLISHED_POLICIES[0]!.replace(" 'unsafe-inline'", '');
    expect(policy).toContain("style-src 'self';");
    const strict = await serveFolder(dist, { headers: { 'content-security-policy': policy } });
    try {
      const { page, faults } = await openWatch(browser, strict.address);
      await page.waitForSelector(`${NUMBERS} dd button`);
      faults.length = 0;
      await openNumbers(page);
      await press(page, '.reader details button', 'VM speed');
      await untilHeading(page, 'VM speed');
      expect(faults).toEqual([]);
      await page.close();
    } finally {
      await strict.close();
    }
  });
});

describe('the glossary', () => {
  test('opens every term, and from it the ones to see also', async () => {
    const { page, faults } = await openLab();
    await page.click(`${NUMBERS} dt button`);
    await page.waitForSelector('.reader h2');
    await page.click('.reader summary');
    const labels = await page.$$eval('.reader details button', (list) =>
      list.map((each) => each.textContent!.trim()),
    );
    expect(labels).toHaveLength(alphabet().length);
    for (const [index, id] of alphabet().entries()) {
      const { term, definition } = glossaryText[id];
      await press(page, '.reader details button', labels[index]!);
      await untilHeading(page, term);
      const text = await textOf(page, '.reader');
      expect(text).toContain(definition);
      const others = await page.$$eval('.reader .opens', (list) =>
        list.map((each) => each.textContent!),
      );
      expect(others).toEqual(references[id].see.map((other) => glossaryText[other].term));
    }
    await press(page, '.reader details button', 'Brownout');
    await untilHeading(page, 'Brownout');
    await press(page, '.reader .opens', 'Pre-copy');
    await untilHeading(page, 'Pre-copy');
    expect(await page.$eval('.reader h2', (each) => document.activeElement === each)).toBe(true);
    await page.type('.reader input', 'dirty');
    const found = await page.$$eval('.reader details button', (list) =>
      list.map((each) => each.textContent!.trim()),
    );
    expect(found).toEqual([
      'Dirty bitmap (dirty log)',
      'Dirty page',
      'Dirty rate (newly dirty pages)',
    ]);
    expect(faults).toEqual([]);
    await page.close();
  });

  test('gives the focus back to the term that opened it', async () => {
    const { page } = await openLab();
    const term = (await page.$(`${NUMBERS} dt button`))!;
    await term.focus();
    await page.keyboard.press('Enter');
    await page.waitForSelector('.reader h2');
    await page.keyboard.press('Escape');
    await isClosed(page);
    expect(await term.evaluate((each) => document.activeElement === each)).toBe(true);
    await page.close();
  });
});

describe('axe finds no violation', () => {
  test.each(LOOKS)('with the panel open in %s at %i pixels', async (...look) => {
    const { page } = await openLab();
    await wear(page, look, 700);
    await openNumbers(page);
    const fits = () =>
      page.evaluate(() => {
        const panel = document.querySelector('.reader')!;
        const { left, right, top, bottom } = panel.getBoundingClientRect();
        const isInside = left >= 0 && top >= 0 && right <= innerWidth && bottom <= innerHeight;
        return isInside && panel.scrollWidth <= panel.clientWidth;
      });
    for (const title of ['Blackout', 'Pages dirtied while copying', 'VM speed']) {
      await press(page, '.reader details button', title);
      await untilHeading(page, title);
      expect(await violations(page)).toEqual([]);
      expect(await fits(), title).toBe(true);
    }
    await press(page, '.reader .opens', 'Brownout');
    await untilHeading(page, 'Brownout');
    expect(await violations(page)).toEqual([]);
    expect(await fits()).toBe(true);
    await page.close();
  });
});
