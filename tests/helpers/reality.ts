import type { Page } from 'puppeteer-core';
import { openWatch, press } from './lab';
import { browser, site } from './with-site';

/** Opens the screen by its tab and waits until every recorded and published run is simulated. */
export async function openReality() {
  const opened = await openWatch(browser, site.address);
  await press(opened.page, 'Against reality');
  await allPredicted(opened.page);
  return opened;
}

/** Waits until every recorded and published run is simulated. */
export async function allPredicted(page: Page): Promise<void> {
  await page.waitForFunction(
    () =>
      document.querySelector('.against table') &&
      !document.querySelector('.against progress') &&
      ![...document.querySelectorAll('.against td')].some((cell) => cell.textContent === '…'),
    { timeout: 60_000 },
  );
}

/** Opens all sections that are folded. */
export const openFolds = (page: Page) =>
  page.$$eval('.against details', (list) => list.forEach((each) => (each.open = true)));

/** The chosen run, as the list of runs names it. */
export const chosenRun = (page: Page) =>
  page.$eval('#run', (select) => (select as HTMLSelectElement).selectedOptions[0]!.text);

/** The marks of the overlay. */
export const marksOf = (page: Page) =>
  page.$eval('.overlay svg[role="img"]', (svg) => ({
    circles: svg.querySelectorAll('circle.measured').length,
    diamonds: svg.querySelectorAll('path.simulated[transform]').length,
  }));
