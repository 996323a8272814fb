import type { Page } from 'puppeteer-core';
import { expect, test } from 'vitest';
import { openPage } from '../helpers/browsers';
import { settle } from '../helpers/lab';
import { browser, site, withSite } from '../helpers/with-site';

withSite();

const SIZES = [
  [320, 240],
  [358, 480],
  [358, 560],
  [480, 270],
  [640, 360],
  [700, 450],
  [800, 600],
  [960, 600],
] as const;

/** The heights of the maps while the playhead passes every caption. */
const heights = (page: Page) =>
  page.evaluate(async () => {
    const playhead = document.querySelector<HTMLInputElement>('#playhead')!;
    const seen = new Set<number>();
    for (let at = 0; at <= 20; at++) {
      playhead.value = String(at / 20);
      playhead.dispatchEvent(new Event('input', { bubbles: true }));
      await new Promise((done) => setTimeout(done));
      seen.add(document.querySelector('.map')!.clientHeight);
    }
    return [...seen];
  });

test.each(['figure', 'figure&theme=projector', 'min', 'min&theme=projector', 'slides'])(
  'the layout %s has what it needs in small frames, cuts no word, and stands still',
  async (ui) => {
    const address = `${site.address}embed.html?scenario=hyper-v-stuck&ui=${ui}`;
    const { page } = await openPage(browser, address);
    await page.waitForSelector('.timeline .state');
    for (const [width, height] of SIZES) {
      await page.setViewport({ width, height });
      await settle(page);
      const seen = await page.evaluate(() => {
        const box = (element: Element) => element.getBoundingClientRect();
        const isShown = (element: HTMLElement) =>
          element.checkVisibility({ visibilityProperty: true, opacityProperty: true });
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
      expect(await heights(page), at).toHaveLength(1);
    }
    await page.close();
  },
);

test('captions about a slowed link do not move the maps of a figure', async () => {
  const slow = encodeURIComponent(JSON.stringify([{ atMs: 8000, bytesPerSecond: 118.75e6 }]));
  const { page } = await openPage(browser, `${site.address}embed.html?v=1&link.changes=${slow}`);
  await page.waitForSelector('.timeline .state');
  for (const [width, height] of SIZES) {
    await page.setViewport({ width, height });
    await settle(page);
    expect(await heights(page), `${width} x ${height}`).toHaveLength(1);
  }
  await page.close();
});
