import type { Page } from 'puppeteer-core';
import { expect, test } from 'vitest';
import { opensText } from '../../src/text/opens';
import { openTall, scrub, settle } from '../helpers/lab';
import { browser, site, withSite } from '../helpers/with-site';

withSite();

/** Figures with their units, as a number on the page has them. */
const FIGURE = /×?\d[\d,.]*(?:E-?\d+)?(?:× ?| ?(?:%|[kMGT]?b\/s|[KMGT]?i?B\b|µs|ms|min|s\b))?/g;
const figuresIn = (text: string) =>
  (text.match(FIGURE) ?? []).map((figure) => figure.replace(/[.,]?\s*$/, ''));

/** Presses each number that is shown; returns those whose figures the explanation does not have. */
async function disagreeing(page: Page): Promise<string[]> {
  const found: string[] = [];
  const selector = `main button.opens[data-also="${opensText.number}"]`;
  const count = (await page.$$(selector)).length;
  expect(count).toBeGreaterThan(5);
  for (let index = 0; index < count; index++) {
    const button = (await page.$$(selector))[index]!;
    const read = await button.evaluate((each) => {
      (each as HTMLElement).click();
      return each.textContent!.replace(/\s+/g, ' ').trim();
    });
    await page.waitForSelector('.reader math');
    await settle(page);
    const told = await page.evaluate(() => {
      const reader = document.querySelector('.reader .content')!;
      const live = [...reader.querySelectorAll('.live')].map((each) => each.textContent!);
      const text = [...reader.querySelectorAll('p')].map((each) => each.textContent!);
      return [...live, ...text].join(' | ').replace(/\s+/g, ' ');
    });
    for (const figure of figuresIn(read))
      if (!told.split(' | ').some((each) => figuresIn(each).includes(figure)))
        found.push(`${read}: no ${figure} in ${told}`);
  }
  return found;
}

test.each([
  ['the default scenario', ''],
  ['compression on a fast link', '?v=1&bandwidth=25Gb/s&transport=compression'],
  ['a throttled VM', '?v=1&policy=qemu-auto-converge&writes=1000000'],
  ['post-copy', '?v=1&policy=qemu-postcopy&writes=1000000'],
])('the explanation of a number has the number that was pressed, with %s', async (_, address) => {
  const { page } = await openTall(browser, `${site.address}${address}`);
  await page.focus('#speed');
  await page.keyboard.press('ArrowRight');
  for (const position of [0.05, 0.2, 0.45, 0.7, 0.97]) {
    await scrub(page, position);
    expect(await disagreeing(page), `at ${position}`).toEqual([]);
  }
  await page.close();
});
