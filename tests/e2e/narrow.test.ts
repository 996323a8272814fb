import { expect, test } from 'vitest';
import { openPage } from '../helpers/browsers';
import { overflow, openWatch } from '../helpers/lab';
import { browser, site, withSite } from '../helpers/with-site';

withSite();

const height = 600;

test.each([
  ['hosts', '.timeline .stage'],
  ['reality', 'article table'],
  ['moves', '#moves-title'],
])('large letters leave %s the width of a phone', async (screen, selector) => {
  const address = `${site.address}?v=1&memory=1GiB&theme=projector#${screen}`;
  const { page } = await openPage(browser, address, { width: 320, height });
  await page.waitForSelector(selector);
  // Folded tables need room too.
  await page.$$eval('.against details', (list) => list.forEach((each) => (each.open = true)));
  for (const width of [320, 340, 360]) {
    await page.setViewport({ width, height });
    expect(await overflow(page), `at ${width}`).toBe(0);
  }
  await page.close();
});

test('above the screens all of the header is on one line, on every phone', async () => {
  const { page } = await openWatch(browser, site.address);
  for (const width of [320, 360, 375, 412, 430]) {
    await page.setViewport({ width, height });
    const tops = await page.$$eval(
      'header:has(.brand) :is(.brand, button:not(.keys), select)',
      (list) =>
        list
          .map((each) => each.getBoundingClientRect())
          .filter((box) => box.width > 0)
          .map((box) => Math.round((box.top + box.bottom) / 2)),
    );
    expect(Math.max(...tops) - Math.min(...tops), `at ${width}`).toBeLessThan(12);
  }
  await page.close();
});
