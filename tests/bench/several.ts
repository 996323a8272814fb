import type { Browser, Page } from 'puppeteer-core';
import { openWatch } from '../helpers/lab';
import { type Figure, countFrames, openClient, pause, quantile } from './figures';

/** Two stages of 64 GiB side by side, with three ghosts and the client, while they play. */
export async function measureTwoStages(
  browser: Browser,
  address: string,
  seconds: number,
): Promise<Figure[]> {
  const kept = [1, 2, 3].map(
    (seed) => `${'abc'[seed - 1]}=scenario%3Dhyper-v-64g%26seed%3D${seed}`,
  );
  const link = `${address}?scenario=hyper-v-64g&writes=90000&${kept.join('&')}&align=time`;
  const { page } = await openWatch(browser, link);
  await page.waitForFunction(
    () => document.querySelectorAll('.beside .stage[aria-busy="false"]').length === 2,
    { timeout: 60_000 },
  );
  await page.waitForSelector('.strips', { timeout: 60_000 });
  await openClient(page);
  await pause(1500);
  await page.focus('main');
  await page.keyboard.press('Home');
  await page.click('button[aria-label="Play"]');
  const { rate, moves } = await page.evaluate(countFrames, seconds * 1000);
  await page.close();
  const what = 'playing, two stages, three ghosts, client';
  return [{ what, value: Math.min(rate, moves), unit: 'frames/s', limit: 'at least 58' }];
}

/** The fields of a map that every change of the page writes computes again. */
export const MAP_OF_OTHERS = '?map=vm.memoryBytes,link.bytesPerSecond';

/** Opens the small map beside the sliders. */
export async function openSmallMap(page: Page): Promise<void> {
  await page.evaluate(() =>
    [...document.querySelectorAll('details')]
      .find((each) => each.querySelector('summary')!.textContent!.includes('Where am I?'))!
      .querySelector('summary')!
      .click(),
  );
  await page.waitForSelector('.outcome-colours .plot svg[aria-busy="false"]', { timeout: 60_000 });
  // The map came into view in the column of controls.
  await page.$eval('#writes', (slider) => slider.scrollIntoView({ block: 'center' }));
}

interface MapSeen {
  /** From a change of the third slider to the first drawing of the new map, and to the whole, ms. */
  first: number[];
  whole: number[];
}

/** Runs in the page: watches how long the map takes after each change of the slider. */
function watchMap(): void {
  const seen: MapSeen = { first: [], whole: [] };
  Object.assign(globalThis, { seen });
  let since: number | null = null;
  let isDrawn = false;
  addEventListener(
    'input',
    () => {
      since = performance.now();
      isDrawn = false;
    },
    true,
  );
  const isMap = (each: Node) => (each as Element).closest?.('.outcome-colours .plot') != null;
  const put = CanvasRenderingContext2D.prototype.putImageData;
  CanvasRenderingContext2D.prototype.putImageData = function (
    this: CanvasRenderingContext2D,
    ...rest
  ) {
    (put as (...all: unknown[]) => void).apply(this, rest);
    if (!isMap(this.canvas as HTMLCanvasElement) || since === null) return;
    if (!isDrawn) seen.first.push(performance.now() - since);
    isDrawn = true;
  } as typeof put;
  new MutationObserver((changes) => {
    const isWhole = changes.some(
      ({ target }) => isMap(target) && (target as Element).getAttribute('aria-busy') === 'false',
    );
    if (since === null || !isWhole) return;
    seen.whole.push(performance.now() - since);
    since = null;
  }).observe(document.body, { subtree: true, attributeFilter: ['aria-busy'] });
}

/** The map of 100 x 100 migrations while the third slider is dragged. */
export async function measureMap(
  browser: Browser,
  address: string,
  steps: number,
): Promise<Figure[]> {
  const { page } = await openWatch(browser, `${address}#map`);
  await page.waitForSelector('.outcome-colours .plot svg[aria-busy="false"]', { timeout: 60_000 });
  await pause(1500);
  await page.evaluate(watchMap);
  await dragThird(page, steps);
  const seen = await page.evaluate(() => (globalThis as unknown as { seen: MapSeen }).seen);
  await page.close();
  if (seen.whole.length < steps / 4)
    throw new Error(`Only ${seen.whole.length} maps were whole, ${seen.first.length} begun.`);
  return [
    {
      what: 'third slider to the first cells, median',
      value: quantile(seen.first, 0.5),
      limit: 'at most 17',
    },
    {
      what: 'third slider to the whole map, median',
      value: quantile(seen.whole, 0.5),
      limit: 'at most 33',
    },
    { what: 'third slider to the whole map, 95 %', value: quantile(seen.whole, 0.95), limit: '' },
  ].map((figure) => ({ ...figure, unit: 'ms' }));
}

async function dragThird(page: Page, steps: number): Promise<void> {
  await page.$eval('#map-third', (slider) => slider.scrollIntoView({ block: 'center' }));
  const box = (await (await page.$('#map-third'))!.boundingBox())!;
  const y = box.y + box.height / 2;
  await page.mouse.move(box.x + box.width * 0.3, y);
  await page.mouse.down();
  for (let step = 1; step <= steps; step++) {
    await page.mouse.move(box.x + box.width * (0.3 + (0.4 * step) / steps), y);
    await pause(400);
  }
  await page.mouse.up();
  await pause(300);
}
