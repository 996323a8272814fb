import type { Browser } from 'puppeteer-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { openPage, startBrowser } from '../helpers/browsers';
import { builtSite } from '../helpers/lab';
import { type Site, serveFolder } from '../helpers/serve';

let site: Site;
let browser: Browser;
beforeAll(async () => {
  site = await serveFolder(builtSite());
  browser = await startBrowser('chromium');
});
afterAll(async () => {
  await browser?.close();
  await site?.close();
});

const SIZES = [
  [320, 240],
  [358, 480],
  [358, 560],
  [480, 270],
  [640, 360],
  [800, 600],
] as const;

test.each(['figure', 'min', 'slides'])(
  'the layout %s has what it needs in small frames, and no word is cut',
  async (ui) => {
    const { page } = await openPage(browser, `${site.address}embed.html?ui=${ui}`);
    await page.waitForSelector('.timeline .state');
    for (const [width, height] of SIZES) {
      await page.setViewport({ width, height });
      await page.waitForFunction(() => document.querySelector('canvas')!.clientHeight > 0);
      const seen = await page.evaluate(() => {
        const box = (element: Element) => element.getBoundingClientRect();
        const isShown = (element: HTMLElement) =>
          element.checkVisibility({ visibilityProperty: true });
        const all = (selector: string) =>
          [...document.querySelectorAll<HTMLElement>(selector)].filter(isShown);
        const words = all('.timeline .name, .timeline .inside, .host h2, .clock');
        return {
          cut: words
            .filter(
              (each) => each.scrollWidth > each.clientWidth + 1 || box(each).right > innerWidth,
            )
            .map((each) => each.textContent),
          below: all('.play, .clock').filter((each) => box(each).bottom > innerHeight).length,
          covered: all('.host').filter((host) => {
            const legend = host.querySelector<HTMLElement>('.legend')!;
            const map = host.querySelector('canvas')!;
            return isShown(legend) && box(legend).top < box(map).bottom - 1;
          }).length,
          map: Math.min(...all('.host canvas').map((map) => box(map).height)),
          type: Math.min(...words.map((each) => parseFloat(getComputedStyle(each).fontSize))),
        };
      });
      const at = `${width} x ${height}`;
      expect(seen, at).toMatchObject({ cut: [], below: 0, covered: 0 });
      expect(seen.map, at).toBeGreaterThan(height < 300 ? 14 : 40);
      expect(seen.type, at).toBeGreaterThanOrEqual(11);
    }
    await page.close();
  },
);
