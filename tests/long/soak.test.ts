import { availableParallelism } from 'node:os';
import type { Page } from 'puppeteer-core';
import { expect, test } from 'vitest';
import { openWatch } from '../helpers/lab';
import { runMonkey } from '../helpers/monkey';
import { browser, site, withSite } from '../helpers/with-site';

withSite();

const MINUTES = 10;
const BATCH = 50;

/** The load of the page at rest: heap in MB, workers, frames a second. */
async function costOf(page: Page) {
  const session = await page.createCDPSession();
  await session.send('HeapProfiler.collectGarbage');
  await session.detach();
  const { JSHeapUsedSize } = await page.metrics();
  const frames = await page.evaluate(async () => {
    const until = performance.now() + 1000;
    let count = 0;
    while (performance.now() < until) {
      await new Promise((drawn) => requestAnimationFrame(drawn));
      count++;
    }
    return count;
  });
  return { heap: JSHeapUsedSize! / 2 ** 20, workers: page.workers().length, frames };
}

test(
  `${MINUTES} minutes of random use cost no memory, no workers and no frames`,
  async () => {
    const { page, faults } = await openWatch(browser, site.address);
    const costs = [];
    const began = performance.now();
    let batch = 0;
    for (let minute = 1; minute <= MINUTES; minute++) {
      while (performance.now() - began < minute * 60_000) {
        const { done, seen } = await runMonkey(page, batch++, BATCH);
        expect([...seen, ...faults], done.join('\n')).toEqual([]);
      }
      costs.push(await costOf(page));
    }
    console.table(costs);
    // Everything is opened once in the first minutes.
    const [early, late] = [costs.slice(1, 4), costs.slice(-3)].map((some) => ({
      heap: Math.min(...some.map(({ heap }) => heap)),
      frames: Math.max(...some.map(({ frames }) => frames)),
    }));
    expect(late!.heap).toBeLessThan(early!.heap * 1.3 + 5);
    expect(late!.frames).toBeGreaterThan(early!.frames * 0.7);
    const most = Math.max(1, availableParallelism() - 1);
    for (const { workers } of costs) expect(workers).toBeLessThanOrEqual(most);
    await page.close();
  },
  (MINUTES + 2) * 60_000,
);
