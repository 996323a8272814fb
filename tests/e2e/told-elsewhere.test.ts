import type { Page } from 'puppeteer-core';
import { expect, test } from 'vitest';
import { labParts } from '../../src/hyperv/cluster-places';
import { clusterGhostsText } from '../../src/text/cluster-ghosts';
import { openPage } from '../helpers/browsers';
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
