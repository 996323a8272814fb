import type { Page } from 'puppeteer-core';
import { expect, test } from 'vitest';
import { labParts } from '../../src/hyperv/cluster-places';
import { clusterText } from '../../src/text/cluster';
import { clusterGhostsText } from '../../src/text/cluster-ghosts';
import { storyText } from '../../src/text/story';
import { openPage } from '../helpers/browsers';
import { openWatch, overflow, press, violations } from '../helpers/lab';
import { browser, site, withSite } from '../helpers/with-site';

withSite();

const says = (page: Page, words: string) =>
  page.waitForFunction(
    (wanted) => document.querySelector('.says')!.textContent!.includes(wanted),
    {},
    words,
  );

/** Drags the first part of the cluster to a point. */
async function dragFirst(page: Page, to: { x: number; y: number }): Promise<void> {
  const from = (await (await page.$('.tray li button'))!.boundingBox())!;
  await page.mouse.move(from.x + from.width / 2, from.y + from.height / 2);
  await page.mouse.down();
  await page.mouse.move(to.x, to.y, { steps: 4 });
  await page.mouse.up();
}

async function openCluster() {
  const opened = await openPage(browser, `${site.address}#cluster`, { width: 1280, height: 1000 });
  await opened.page.waitForSelector('.lab .tray');
  return opened;
}

/** A point of the first part's place. */
const firstPlace = (page: Page) =>
  page.$eval('[data-place="network"]', (place) => {
    const { right, top } = place.getBoundingClientRect();
    return { x: right - 12, y: top + 6 };
  });

test('the first Enter after a drag selects the part that has the focus', async () => {
  const { page } = await openCluster();
  await dragFirst(page, await firstPlace(page));
  await says(page, clusterGhostsText.placed(clusterGhostsText.names[labParts[0]!]));
  await page.waitForFunction(() => document.activeElement?.matches('.tray li button'));
  await page.keyboard.press('Enter');
  await page.waitForSelector('.tray [aria-pressed="true"]', { timeout: 5000 });
  await page.close();
});

test('a part that is dropped on no place says so, and parts in place are counted', async () => {
  const { page } = await openCluster();
  const [first, second] = labParts.map((part) => clusterGhostsText.names[part]);
  await dragFirst(page, { x: 700, y: 20 });
  await says(page, clusterGhostsText.nowhere(first!));
  await press(page, clusterGhostsText.placeNext);
  await says(page, clusterGhostsText.placed(first!));
  await dragFirst(page, { x: 700, y: 20 });
  await says(page, clusterGhostsText.nowhere(second!));
  // Taken and given up, nothing is left to say but how far the reader has come.
  await page.keyboard.press('Enter');
  await page.keyboard.press('Escape');
  await says(page, clusterText.begin(1, labParts.length));
  await page.close();
});

test('the cluster is still there after a reload, until the reader starts again', async () => {
  const { page, faults } = await openCluster();
  const count = () => page.$$eval('.tray li', (list) => list.length);
  await press(page, clusterGhostsText.placeNext);
  await page.reload();
  await page.waitForSelector('.lab .tray');
  expect(await count()).toBe(labParts.length - 1);
  await says(page, clusterText.begin(1, labParts.length));

  // With the migration, whose settings are in the address.
  await press(page, clusterText.buildAll);
  await page.waitForFunction(() => /clustered/i.test(location.href));
  await page.reload();
  await page.waitForSelector('.lab .timeline .memory');
  expect(await page.$('.tray')).toBeNull();

  await press(page, clusterText.reset);
  await page.waitForSelector('.lab .tray');
  await page.reload();
  await page.waitForSelector('.lab .tray');
  expect(await count()).toBe(labParts.length);
  expect(faults).toEqual([]);
  await page.close();
});

test('for a room, the headline grows with the move, and Escape closes only the keys above it', async () => {
  const { page, faults } = await openWatch(browser, site.address);
  await page.keyboard.press('p');
  await page.waitForSelector('.presenter h1');
  await page.keyboard.press('Home');
  await page.waitForFunction(
    (known) => document.querySelector('.presenter h1')!.textContent!.trim() === known,
    {},
    storyText.known.setup,
  );
  await page.keyboard.press('End');
  await page.waitForFunction(() =>
    /^Converged in 4 rounds/.test(document.querySelector('.presenter h1')!.textContent!.trim()),
  );
  // One line, and everything on a large screen.
  for (const [width, height] of [
    [1280, 720],
    [1920, 1080],
  ] as const) {
    await page.setViewport({ width, height });
    const { lines, size } = await page.$eval('.presenter h1', (h1) => ({
      lines: h1.getBoundingClientRect().height / parseFloat(getComputedStyle(h1).lineHeight),
      size: h1.parentElement!.querySelector('button')!.getBoundingClientRect().height,
    }));
    expect(Math.round(lines)).toBe(1);
    expect(size).toBeGreaterThanOrEqual(24);
    expect(await overflow(page)).toBe(0);
  }
  expect(await page.evaluate(() => document.documentElement.scrollHeight)).toBe(1080);
  expect(await violations(page)).toEqual([]);
  await page.keyboard.press('?');
  await page.waitForSelector('dialog[open]');
  await page.keyboard.press('Escape');
  await page.waitForFunction(() => !document.querySelector('dialog[open]'));
  expect(await page.$('.presenter')).not.toBeNull();
  await page.keyboard.press('Escape');
  await page.waitForFunction(() => !document.querySelector('.presenter'));
  expect(faults).toEqual([]);
  await page.close();
});
