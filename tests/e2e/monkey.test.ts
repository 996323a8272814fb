import { expect, test } from 'vitest';
import { openWatch } from '../helpers/lab';
import { runMonkey } from '../helpers/monkey';
import { browser, site, withSite } from '../helpers/with-site';

withSite();

/** In all three together. */
const ACTIONS = 2000;
/** Actions before each check. */
const BATCH = 50;

test.each([
  { seed: 1, width: 1280, height: 800 },
  { seed: 2, width: 390, height: 844 },
  { seed: 3, width: 1920, height: 1080 },
])('random use at $width x $height breaks nothing', async ({ seed, width, height }) => {
  const { page, faults } = await openWatch(browser, site.address);
  page.on('console', (message) => {
    if (message.type() === 'warn') faults.push(message.text());
  });
  await page.setViewport({ width, height });
  for (let batch = 0; batch * BATCH < ACTIONS / 3; batch++) {
    const { done, seen } = await runMonkey(page, seed * 1000 + batch, BATCH);
    expect([...seen, ...faults], done.join('\n')).toEqual([]);
  }
  // The page still responds.
  await page.keyboard.press('Escape');
  await page.evaluate(() => (location.hash = '#watch'));
  await page.waitForFunction(() => document.querySelector('h1')?.textContent?.trim());
  await page.close();
});
