import type { Page } from 'puppeteer-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { openPage } from '../helpers/browsers';
import { overflow, settle } from '../helpers/lab';
import { browser, site, withSite } from '../helpers/with-site';

withSite();

const SCREENS = ['watch', 'hosts', 'cluster', 'reality', 'moves'] as const;
const WIDTHS = [320, 390, 1280, 1920];

/** Texts of the page that are cut off, and pairs of texts that overlap. */
const faultsOf = (page: Page) =>
  page.evaluate(() => {
    const leaves = [...document.querySelectorAll<HTMLElement | SVGElement>('body *')].filter(
      (element) =>
        [...element.childNodes].some(
          (node) => node.nodeType === Node.TEXT_NODE && /\S/.test(node.textContent ?? ''),
        ) && element.checkVisibility({ contentVisibilityAuto: true, opacityProperty: true }),
    );
    const nameOf = (element: Element) =>
      `${element.tagName.toLowerCase()}.${element.getAttribute('class') ?? ''} “${element.textContent!.trim().slice(0, 40)}”`;
    // A stage of the timeline is as wide as its share of time, with any name.
    const isHidden = (element: Element) =>
      element.closest(
        '.visually-hidden, .skip, .timeline, script, style, option, textarea, [aria-hidden="true"]',
      );
    const shown = leaves.filter((element) => !isHidden(element));
    const cut = shown.filter((element) => {
      if (!(element instanceof HTMLElement) || element.closest('.reading, pre')) return false;
      const { overflowX } = getComputedStyle(element);
      return /hidden|clip/.test(overflowX) && element.scrollWidth > element.clientWidth + 1;
    });
    /** The visible part of a box inside elements that scroll or cut it. */
    const inSight = (element: Element, { left, right, top, bottom }: DOMRect) => {
      for (let around: Element | null = element; around; around = around.parentElement) {
        if (getComputedStyle(around).overflowY === 'visible') continue;
        const edge = around.getBoundingClientRect();
        [left, right] = [Math.max(left, edge.left), Math.min(right, edge.right)];
        [top, bottom] = [Math.max(top, edge.top), Math.min(bottom, edge.bottom)];
      }
      return { left, right, top, bottom };
    };
    /** The boxes of the words, line by line. */
    const boxesOf = (element: Element) => {
      const range = document.createRange();
      const boxes: ReturnType<typeof inSight>[] = [];
      for (const node of element.childNodes)
        if (node.nodeType === Node.TEXT_NODE && /\S/.test(node.textContent ?? '')) {
          range.selectNodeContents(node);
          boxes.push(...[...range.getClientRects()].map((box) => inSight(element, box)));
        }
      return boxes;
    };
    const placed = shown
      .filter((element) => !element.closest('header, .toggle, aside'))
      .map((element) => ({ element, boxes: boxesOf(element) }));
    const over: string[] = [];
    for (const [index, { element, boxes }] of placed.entries())
      for (const other of placed.slice(index + 1))
        if (
          boxes.some((box) =>
            other.boxes.some(
              (each) =>
                Math.min(box.right, each.right) - Math.max(box.left, each.left) > 3 &&
                Math.min(box.bottom, each.bottom) - Math.max(box.top, each.top) > 5,
            ),
          )
        )
          over.push(`${nameOf(element)} and ${nameOf(other.element)}`);
    return { cut: cut.map(nameOf), over };
  });

/** Words on the page that are not from the texts. */
const untranslated = (page: Page) =>
  page.evaluate(() => {
    const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
    const found: string[] = [];
    while (walker.nextNode()) {
      const { parentElement, textContent } = walker.currentNode;
      if (parentElement!.closest('script, style, #late, pre, code, math')) continue;
      // In the pseudo-locale, letters between the brackets have accents.
      const text = (textContent ?? '').replace(/Intel|JavaScript|Hyper-V/g, '');
      if (/[a-z]{4,}/.test(text)) found.push(text.trim());
    }
    return found;
  });

describe.each(SCREENS)('%s in the pseudo-locale', (view) => {
  let page: Page;
  let faults: string[];
  beforeAll(async () => {
    ({ page, faults } = await openPage(browser, `${site.address}?v=1&lang=qps&view=${view}`));
    await page.waitForSelector('h1');
    await settle(page);
    // Folded tables need room too.
    await page.$$eval('.against details', (list) => list.forEach((each) => (each.open = true)));
  });
  afterAll(() => page.close());

  test.each(WIDTHS)('has room for longer words at %i pixels', async (width) => {
    await page.setViewport({ width, height: 900 });
    await settle(page);
    const height = await page.evaluate(() => document.documentElement.scrollHeight);
    // Parts outside the screen are not laid out.
    await page.setViewport({ width, height: Math.min(height, 9000) });
    await settle(page);
    expect(await overflow(page)).toBe(0);
    expect(await faultsOf(page)).toEqual({ cut: [], over: [] });
    expect(faults).toEqual([]);
  });

  test('says everything from the catalogue', async () => {
    expect(await untranslated(page)).toEqual([]);
  });
});
