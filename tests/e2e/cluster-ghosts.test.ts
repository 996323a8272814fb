import type { ElementHandle, Page } from 'puppeteer-core';
import { expect, test } from 'vitest';
import { PLACES, labParts, placeOf } from '../../src/hyperv/cluster-places';
import type { PartId } from '../../src/hyperv/cluster-steps';
import { clusterText } from '../../src/text/cluster';
import { clusterGhostsText as t } from '../../src/text/cluster-ghosts';
import { openPage } from '../helpers/browsers';
import { LOOKS, overflow, press, settle, slide, textOf, violations, wear } from '../helpers/lab';
import { browser, site, withSite } from '../helpers/with-site';

withSite();

async function openLab(width = 1280, height = 900) {
  const opened = await openPage(browser, `${site.address}#cluster`);
  await opened.page.setViewport({ width, height, hasTouch: width < 500 });
  await opened.page.waitForSelector('.lab .tray');
  return opened;
}
const says = (page: Page, words: string) =>
  page.waitForFunction(
    (wanted) => document.querySelector('.says')!.textContent!.includes(wanted),
    {},
    words,
  );
const names = (page: Page) =>
  page.$$eval('.tray li', (list) => list.map((each) => each.textContent!.trim()));

/** The button of a part in the tray. */
async function ghost(page: Page, part: PartId) {
  const handle = await page.evaluateHandle(
    (name) =>
      [...document.querySelectorAll('.tray li button')].find(
        (each) => each.textContent!.trim() === name,
      )!,
    t.names[part],
  );
  return handle.asElement() as ElementHandle<Element>;
}
/** A point of a place that is in no other place inside it. */
const pointOf = (page: Page, place: string) =>
  page.$eval(`[data-place="${place}"]`, (rect) => {
    const { left, top, width, height } = rect.getBoundingClientRect();
    for (let y = top + 3; y < top + height; y += 2)
      for (let x = left + 3; x < left + width; x += 2)
        if (document.elementFromPoint(x, y) === rect) return { x, y };
    throw new Error('No point of this place is free.');
  });
async function drag(page: Page, part: PartId, place: string): Promise<void> {
  const from = (await (await ghost(page, part)).boundingBox())!;
  const to = await pointOf(page, place);
  await page.mouse.move(from.x + from.width / 2, from.y + from.height / 2);
  await page.mouse.down();
  await page.mouse.move(to.x, to.y, { steps: 4 });
  await page.mouse.up();
}

test('every part is dragged to its place; a wrong place says why', async () => {
  const { page, faults } = await openLab(1280, 1100);
  await drag(page, 'vm', 'luns');
  await says(page, t.wrong(t.places.luns, t.why.vm));
  expect(await names(page)).toContain(t.names.vm);
  for (const part of labParts) {
    await drag(page, part, placeOf(part));
    await page.waitForFunction(
      (name) =>
        ![...document.querySelectorAll('.tray li')].some(
          (each) => each.textContent!.trim() === name,
        ),
      {},
      t.names[part],
    );
  }
  expect(await page.$('.tray')).toBeNull();
  // In place, but nothing is built: only the first step can be done.
  expect(await page.$$eval('.lab svg .stands', (list) => list.length)).toBe(0);
  expect(await textOf(page, '#lab-domain-state')).toBe(clusterText.step.ready);
  expect(await textOf(page, '#lab-cluster-state')).toMatch(/needs step 1/);
  await press(page, clusterText.reset);
  await page.waitForSelector('.tray');
  expect(await names(page)).toHaveLength(labParts.length);
  expect(faults).toEqual([]);
  await page.close();
});

test('a part is placed with the keyboard alone', async () => {
  const { page } = await openLab();
  await (await ghost(page, 'csv')).focus();
  await page.keyboard.press('Enter');
  await says(page, t.take(t.names.csv));
  const steps = PLACES.indexOf('csv');
  for (let step = 1; step <= steps; step++) {
    if (step === steps) {
      // One place too early is wrong, and says why; the part is still held.
      await page.keyboard.press('Enter');
      await says(page, t.why.csv);
    }
    await page.keyboard.press('ArrowDown');
    await says(page, t.at(step + 1, PLACES.length, t.places[PLACES[step]!]));
  }
  await page.keyboard.press('Enter');
  await says(page, t.placed(t.names.csv));
  expect(await names(page)).not.toContain(t.names.csv);
  // The focus is on the next part. Escape gives up, and nothing was placed.
  await page.keyboard.press('Enter');
  await page.waitForSelector('.tray [aria-pressed="true"]');
  await page.keyboard.press('Escape');
  await page.waitForSelector('.tray [aria-pressed="true"]', { hidden: true });
  expect(await names(page)).toHaveLength(labParts.length - 1);
  await page.close();
});

test('a finger drags a part, or presses it and then its place', async () => {
  const { page } = await openLab(390, 844);
  await page.$eval('.tray', (tray) => tray.scrollIntoView({ block: 'end' }));
  const from = (await (await ghost(page, 'cluster')).boundingBox())!;
  const to = await pointOf(page, 'cluster');
  const finger = await page.touchscreen.touchStart(from.x + 20, from.y + 15);
  await finger.move(to.x, to.y - 2);
  await finger.move(to.x, to.y);
  await finger.end();
  await says(page, t.placed(t.names.cluster));
  await (await ghost(page, 'pool')).tap();
  const place = await pointOf(page, 'pool');
  await page.touchscreen.tap(place.x, place.y);
  await says(page, t.placed(t.names.pool));
  await page.close();
});

test('the lab places parts for who asks; undoing a step gives its parts back', async () => {
  const { page } = await openLab();
  await press(page, t.placeNext);
  await says(page, t.placed(t.names[labParts[0]!]));
  await page.$eval('.lab .do', (button) => (button as HTMLElement).click());
  await says(page, '1 of 8');
  expect(await names(page)).toHaveLength(labParts.length - 5);
  await press(page, clusterText.undo);
  await says(page, clusterText.begin(1, labParts.length));
  expect(await names(page)).toHaveLength(labParts.length - 1);
  for (const look of LOOKS) {
    await wear(page, look);
    expect(await violations(page), look.join()).toEqual([]);
    expect(await overflow(page), look.join()).toBe(0);
  }
  await page.close();
});

test.each([false, true])(
  'the files pass from node to node in the pause (still: %s)',
  async (isStill) => {
    const { page } = await openLab();
    if (isStill)
      await page.emulateMediaFeatures([{ name: 'prefers-reduced-motion', value: 'reduce' }]);
    await press(page, clusterText.buildAll);
    await page.waitForSelector('.lab .timeline .memory');
    const pause = await page.waitForSelector('.lab button[aria-label="Pause"]');
    await pause!.evaluate((button) => (button as HTMLElement).click());
    await page.waitForSelector('.lab button[aria-label="Play"]');
    /** Where the mark is, and what is said, at a share of the timeline. */
    const at = async (share: number, words: string) => {
      await slide(page, '.lab .timeline input', share);
      await page.waitForFunction(
        (wanted) => document.querySelector('.lab .files')?.textContent === wanted,
        {},
        words,
      );
      await settle(page);
      return page.$eval('.lab .handover', (group) => {
        const middle = (box: DOMRect) => box.left + box.width / 2;
        const volume = document.querySelector('[data-place="csv"]')!.getBoundingClientRect();
        const nodes = [...document.querySelectorAll('[data-place="nodes"]')];
        return {
          mark: middle(group.querySelector('circle')!.getBoundingClientRect()),
          nodes: nodes.map((node) => middle(node.getBoundingClientRect())),
          volume: volume.left,
        };
      });
    };
    const { files } = clusterText;
    const before = await at(0.3, files.before);
    const early = await at(0.74, files.pause);
    const late = await at(0.8, files.pause);
    const after = await at(1, files.after);
    expect(before.mark).toBeCloseTo(before.nodes[0]!, 0);
    expect(after.mark).toBeCloseTo(after.nodes[1]!, 0);
    expect(early.mark).toBeGreaterThan(before.mark);
    expect(late.mark).toBeLessThan(after.mark);
    if (isStill) expect(late.mark).toBe(early.mark);
    else expect(late.mark).toBeGreaterThan(early.mark);
    expect(after.volume).toBe(before.volume);
    await page.close();
  },
);
