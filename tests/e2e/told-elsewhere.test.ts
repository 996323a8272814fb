import type { Page } from 'puppeteer-core';
import { expect, test } from 'vitest';
import { labParts } from '../../src/hyperv/cluster-places';
import { clusterText } from '../../src/text/cluster';
import { clusterGhostsText } from '../../src/text/cluster-ghosts';
import { hostSettingsText } from '../../src/text/host-settings';
import { filesText } from '../../src/text/files';
import { storyText } from '../../src/text/story';
import { openPage } from '../helpers/browsers';
import { ENTRY, gone, type, valueOf } from '../helpers/fields';
import { choose, openWatch, overflow, press, textOf, violations } from '../helpers/lab';
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

test('beside the stage at 1280 pixels, every explanation shows its whole formula', async () => {
  const { page } = await openWatch(browser, `${site.address}?t=10s`);
  await page.click('.verdict button.opens');
  await page.waitForSelector('.reader .formula');
  await page.$eval('.reader details', (list) => ((list as HTMLDetailsElement).open = true));
  const cut = await page.evaluate(async () => {
    const found: string[] = [];
    const numbers = document.querySelectorAll<HTMLElement>('.reader details button').length;
    for (let index = 0; index < numbers; index++) {
      document.querySelector<HTMLDetailsElement>('.reader details')!.open = true;
      document.querySelectorAll<HTMLElement>('.reader details button')[index]!.click();
      await new Promise((done) => requestAnimationFrame(done));
      const { scrollWidth, clientWidth, textContent } = document.querySelector('.reader .formula')!;
      if (scrollWidth > clientWidth) found.push(textContent!);
    }
    return [numbers, ...found];
  });
  expect(cut).toEqual([expect.any(Number)]);
  expect(cut[0]).toBeGreaterThan(10);
  // The headers of both hosts have two lines, as high as each other.
  const headers = await page.$$eval('.host header', (list) =>
    list.map((each) => each.clientHeight),
  );
  expect(headers[0]).toBe(headers[1]);
  await page.close();
});

test('a refused value is told once, at its field, in the words and units of the field', async () => {
  const { page } = await openWatch(browser, site.address);
  await type(page, ENTRY('memory'), '999 TiB');
  await page.waitForSelector('#memory-wrong');
  expect(await textOf(page, '#memory-wrong')).toMatch(
    /^Memory: 999 TiB is not allowed\. Allowed: 1 B to 64 TiB, such as “16 GiB”\.$/,
  );
  expect(await page.$('.problems')).toBeNull();
  expect(await page.$$('[role="alert"]')).toHaveLength(1);
  expect(await valueOf(page, ENTRY('memory'))).toBe('999 TiB');
  expect(await violations(page)).toEqual([]);
  await type(page, ENTRY('memory'), '8 GiB');
  await gone(page, '#memory-wrong');
  await page.close();
});

test('a long link stays in a box of a few lines, with Copy in sight', async () => {
  const { page } = await openWatch(browser, site.address);
  await press(page, filesText.share);
  await page.waitForSelector('dialog textarea');
  // As long as the link of a drawing; the value itself is of no interest.
  const { height, isCut } = await page.$eval('dialog textarea', (field) => {
    const area = field as HTMLTextAreaElement;
    area.value = 'http://localhost/?z='.padEnd(6000, 'x');
    area.style.height = `${area.scrollHeight}px`;
    return { height: area.offsetHeight, isCut: area.scrollHeight > area.clientHeight };
  });
  expect(height).toBeLessThan(170);
  expect(isCut).toBe(true);
  await page.close();
});

test('no suggestion is cut, and each is reached by the keyboard', async () => {
  for (const width of [1280, 1000, 320]) {
    const { page } = await openWatch(browser, site.address);
    await choose(page, 'hyper-v-stuck');
    await page.setViewport({ width, height: 900 });
    await page.waitForFunction(() => document.querySelectorAll('.suggestions button').length > 2);
    const cut = await page.$$eval(
      '.suggestions li',
      (list) =>
        list.filter((item) => {
          const { right } = item.parentElement!.getBoundingClientRect();
          return item.getBoundingClientRect().right > right + 1;
        }).length,
    );
    expect(cut, String(width)).toBe(0);
    expect(await overflow(page)).toBe(0);
    await page.close();
  }
});

test('at 320 pixels the chosen tool of Hosts is shown in full', async () => {
  const { page } = await openPage(browser, `${site.address}#hosts`, { width: 320, height: 640 });
  await page.waitForSelector('#administrator-tool');
  for (const tool of Object.keys(hostSettingsText.tools)) {
    await page.select('#administrator-tool', tool);
    const { shown, needed } = await page.$eval('#administrator-tool', (element) => {
      const select = element as HTMLSelectElement;
      const { font, paddingLeft, paddingRight } = getComputedStyle(select);
      const pen = document.createElement('canvas').getContext('2d')!;
      pen.font = font;
      const { width } = pen.measureText(select.selectedOptions[0]!.text);
      const padding = parseFloat(paddingLeft) + parseFloat(paddingRight);
      return { shown: select.clientWidth, needed: width + padding };
    });
    expect(shown, tool).toBeGreaterThanOrEqual(Math.floor(needed));
  }
  expect(await overflow(page)).toBe(0);
  await page.close();
});
