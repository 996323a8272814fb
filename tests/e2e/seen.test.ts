import { readFileSync } from 'node:fs';
import type { Page } from 'puppeteer-core';
import { describe, expect, test } from 'vitest';
import { clusterText } from '../../src/text/cluster';
import { filesText } from '../../src/text/files';
import { screensText } from '../../src/text/screens';
import { openPage } from '../helpers/browsers';
import { takeDownloads } from '../helpers/downloads';
import { enlarge, openTall, openWatch, overflow, press, scrub, settle } from '../helpers/lab';
import { cutText, prefer, setWide, shares, shoot, tabThrough } from '../helpers/seen';
import { browser, site, withSite } from '../helpers/with-site';

withSite();

/** Shows a screen of an open page. */
async function turnTo(page: Page, screen: string, selector: string): Promise<void> {
  await page.evaluate((hash) => (location.hash = hash), screen);
  await page.waitForSelector(selector);
  await settle(page);
}

const least = (list: number[]) => Math.min(1, ...list);
/** A thin part in the middle of a box. */
const CORE = { left: 0.4, top: 0.4, width: 0.2, height: 0.2 };

/** Checks that stages, pages and rounds differ when only the system's colours are used. */
async function expectData(page: Page): Promise<void> {
  const swatches = await shares(page, '.host .legend i');
  expect(swatches.length).toBeGreaterThan(5);
  expect(least(swatches)).toBeGreaterThan(0.3);
  // A bar has an edge, even in the colour of the background.
  const bars = await shares(page, '.timeline .bar');
  expect(bars).toHaveLength(4);
  expect(least(bars)).toBeGreaterThan(0.03);
  // Within round 0, beside its name.
  expect(
    least(await shares(page, '.timeline .memory .bar', { ...CORE, left: 0.24, width: 0.1 })),
  ).toBe(1);
  expect(least(await shares(page, '.timeline .head'))).toBeGreaterThan(0.6);
  // A colour of the legend is also on the map.
  const matches = await page.$eval('.host canvas', (map) => {
    const canvas = map as HTMLCanvasElement;
    const { data } = canvas.getContext('2d')!.getImageData(0, 0, canvas.width, canvas.height);
    const seen = new Set<string>();
    for (let at = 0; at < data.length; at += 4)
      seen.add(`rgb(${data[at]}, ${data[at + 1]}, ${data[at + 2]})`);
    return ['unsent', 'current', 'dirty'].map((name) =>
      seen.has(getComputedStyle(document.querySelector(`.host i.${name}`)!).backgroundColor),
    );
  });
  expect(matches).toEqual([true, true, true]);
}

describe('in forced colours', () => {
  test.each(['dark', 'light'])('everything of the lab keeps its meaning, %s', async (scheme) => {
    const { page, faults } = await openTall(browser, site.address);
    await prefer(page, { 'forced-colors': 'active', 'prefers-color-scheme': scheme });
    await page.setViewport({ width: 1280, height: 1600 });
    await scrub(page, 0.25);
    await page.waitForSelector('.chart .sent');
    await page.focus('#memory');
    await shoot(page);
    await expectData(page);
    expect(least((await shares(page, 'figure.chart rect.sent')).slice(0, 1))).toBe(1);
    for (const id of ['rounds', 'left'] as const) {
      await enlarge(page, id);
      await shoot(page);
      const keys = await shares(page, '.chart .legend :is(i, svg)');
      expect(keys.length).toBeGreaterThan(3);
      expect(least(keys)).toBeGreaterThan(0.04);
    }
    // The playhead, in the large chart and in the small ones.
    expect(least(await shares(page, '.chart .head'))).toBeGreaterThan(0.6);
    // The track at its start and end, and the focus ring.
    const sliders = '.field [type="range"]';
    expect((await shares(page, sliders)).length).toBeGreaterThan(4);
    for (const left of [0.02, 0.97])
      expect(least(await shares(page, sliders, { left, width: 0.01 }))).toBeGreaterThan(0.05);
    expect(least(await shares(page, '#memory', { left: -0.013, width: 0.01 }))).toBeGreaterThan(
      0.3,
    );
    // The chosen item of a group.
    const below = { top: 0.95, height: 0.04 };
    expect(least(await shares(page, 'nav [aria-current]', below))).toBe(1);
    expect(Math.max(...(await shares(page, 'nav a:not([aria-current])', below)))).toBe(0);
    const corner = { left: 0.02, width: 0.03, top: 0.4, height: 0.2 };
    expect(least(await shares(page, '[aria-pressed="true"]', corner))).toBe(1);
    expect(Math.max(...(await shares(page, '.chart [aria-pressed="false"]', corner)))).toBe(0);

    await turnTo(page, 'hosts', '.sequence li');
    await shoot(page);
    // A filled button shows its text only if the system leaves it unchanged.
    const start = await page.$eval('.start', (button) => {
      const { color, backgroundColor, forcedColorAdjust } = getComputedStyle(
        button,
      ) as CSSStyleDeclaration & { forcedColorAdjust: string };
      return { isSeen: color !== backgroundColor, forcedColorAdjust };
    });
    expect(start).toEqual({ isSeen: true, forcedColorAdjust: 'none' });
    // The lines of the handshake.
    const lifeline = { left: 1 / 12 - 0.002, width: 0.004, top: 0.5, height: 0.5 };
    expect(least(await shares(page, '.sequence ol li', lifeline))).toBeGreaterThan(0.1);
    expect(faults).toEqual([]);
    await page.close();
  });

  test('a figure keeps its meaning, and a picture has the colours of its theme', async () => {
    const { page } = await openWatch(browser, `${site.address}embed.html?t=6s`);
    await prefer(page, { 'forced-colors': 'active', 'prefers-color-scheme': 'dark' });
    await settle(page);
    await shoot(page);
    await expectData(page);
    await page.close();

    const { page: lab } = await openTall(browser, site.address);
    await prefer(lab, { 'forced-colors': 'active', 'prefers-color-scheme': 'light' });
    const downloads = await takeDownloads(browser);
    await lab.waitForSelector('.chart .sent');
    await lab.evaluate(() => {
      const sections = [...document.querySelectorAll<HTMLDetailsElement>('.chart details')];
      sections.slice(0, 3).forEach((each) => (each.open = true));
    });
    await lab.waitForFunction(() =>
      [...document.querySelectorAll('.chart button')].some((each) => each.textContent === 'SVG'),
    );
    await press(lab, 'SVG');
    const name = 'hyper-v-16g-dirty-set-per-round.svg';
    const drawing = readFileSync(await downloads.wait(name), 'utf8');
    expect(drawing).toContain('#fbfaf6');
    expect(drawing).toContain('rgb(43, 138, 148)');
    expect(drawing).not.toMatch(/Canvas/);
    await lab.close();
  });
});

describe('at 320 pixels with text set as wide as readers may set it', () => {
  const LONG = ['hosts.first.name', 'hosts.second.name', 'hosts.vm.name']
    .map((path, index) => `${path}=${'HJV'[index]!.repeat(60)}`)
    .join('&');

  test('nothing is cut, nothing lies over other text and nothing scrolls sideways', async () => {
    const { page, faults } = await openWatch(browser, `${site.address}?${LONG}&t=6s`);
    await page.setViewport({ width: 320, height: 640 });
    await setWide(page);
    const isFine = async (where: string) => {
      await settle(page);
      expect({ where, over: await overflow(page), cut: await cutText(page) }).toEqual({
        where,
        over: 0,
        cut: [],
      });
    };
    await isFine('Watch');
    // One chart at a time.
    for (let chart = 1; chart < 4; chart++) {
      await page.$$eval(
        'main [role="tab"]',
        (tabs, at) => (tabs[at] as HTMLElement).click(),
        chart,
      );
      await isFine(`chart ${chart}`);
    }
    await page.$$eval('main details > summary', (list) => list.forEach((each) => each.click()));
    await page.waitForSelector('.break-it');
    await isFine('Watch, all open');
    await turnTo(page, 'hosts', '.sequence li');
    await page.$$eval('.card details', (list) => list.forEach((each) => (each.open = true)));
    await isFine('Hosts');
    await turnTo(page, 'cluster', '.lab');
    await press(page, clusterText.buildAll);
    await page.waitForSelector('.lab .play');
    await page.click('.lab .play');
    await isFine('Cluster lab');
    await turnTo(page, 'reality', '.against table');
    await page.$$eval('.against details', (list) => list.forEach((each) => (each.open = true)));
    await isFine('Against reality');
    await turnTo(page, 'moves', '#moves-title');
    await isFine('Six ways');
    await turnTo(page, 'watch', 'h1 button');
    await press(page, filesText.share);
    await page.waitForSelector('.share .field');
    await isFine('Share');
    await page.$$eval('dialog [role="tab"]', (tabs) => (tabs[1] as HTMLElement).click());
    await page.waitForSelector('.save fieldset');
    await isFine('Save');
    await page.keyboard.press('Escape');
    await page.waitForFunction(() => !document.querySelector('dialog[open]'));
    await page.$eval('.caption button', (button) => button.click());
    await page.waitForSelector('.reader h2');
    await isFine('an explanation');
    expect(faults).toEqual([]);
    await page.close();
  });

  test('a figure cuts no text', async () => {
    const { page } = await openWatch(browser, `${site.address}embed.html?t=6s`);
    await page.setViewport({ width: 320, height: 640 });
    await setWide(page);
    await settle(page);
    // Words for a VM's state are hidden as a whole; their sign stays.
    expect(await cutText(page, '.guest')).toEqual([]);
    expect(await overflow(page)).toBe(0);
    await page.close();
  });
});

describe('what has the focus is hidden by nothing that stays in place', () => {
  test.each([
    [1280, 800],
    [390, 844],
  ])('at %i x %i', async (width, height) => {
    const { page } = await openWatch(browser, site.address);
    await page.setViewport({ width, height });
    await page.waitForSelector('.chart .sent');
    const goes = async (least: number) => {
      const { stops, covered } = await tabThrough(page);
      expect(covered).toEqual([]);
      expect(stops).toBeGreaterThan(least);
    };
    await goes(70);
    await turnTo(page, 'cluster', '.lab');
    await page.$$eval('.lab details', (list) => list.forEach((each) => (each.open = true)));
    // The screen takes the focus once it is all there.
    await page.waitForNetworkIdle({ idleTime: 300 });
    await goes(20);
    await page.close();
  });

  test('with the controls open on a phone', async () => {
    const { page } = await openWatch(browser, site.address);
    await page.setViewport({ width: 390, height: 844 });
    await page.click('aside .toggle');
    const { stops, covered } = await tabThrough(page);
    expect(covered).toEqual([]);
    expect(stops).toBeGreaterThan(100);
    await page.close();
  });
});

test('Play is two steps of the keyboard away', async () => {
  const { page } = await openWatch(browser, site.address);
  const focused = () => page.evaluate(() => document.activeElement!.textContent);
  await page.keyboard.press('Tab');
  await page.keyboard.press('Tab');
  expect(await focused()).toBe(screensText.skipToPlay);
  const before = page.url();
  await page.keyboard.press('Enter');
  expect(await page.$eval('.play', (each) => document.activeElement === each)).toBe(true);
  expect(page.url()).toBe(before);
  await page.keyboard.press('Space');
  await page.waitForSelector('.play[aria-label="Pause"]');
  await page.evaluate(() => (location.hash = 'hosts'));
  await page.waitForSelector('.sequence');
  expect(await page.$$eval('.skip', (links) => links.length)).toBe(1);
  await page.close();
});

test('who asks for more contrast gets it, in light and in dark', async () => {
  const { page } = await openPage(browser, site.address);
  await page.waitForSelector('.host');
  /** The contrast of text and lines with the background, and the width of lines. */
  const look = () =>
    page.evaluate(() => {
      const style = getComputedStyle(document.documentElement);
      const light = (token: string) => {
        const probe = document.body.appendChild(document.createElement('i'));
        probe.style.color = `var(${token})`;
        const colour = getComputedStyle(probe).color.match(/\d+/g)!;
        probe.remove();
        const [r, g, b] = colour.map((part) => {
          const value = Number(part) / 255;
          return value <= 0.04045 ? value / 12.92 : ((value + 0.055) / 1.055) ** 2.4;
        });
        return 0.2126 * r! + 0.7152 * g! + 0.0722 * b!;
      };
      const contrast = (token: string) => {
        const [low, high] = [light(token), light('--ground')].sort((a, b) => a - b);
        return (high! + 0.05) / (low! + 0.05);
      };
      const inks = ['--ink', '--ink-soft', '--current-ink', '--dirty-ink', '--warning'];
      return {
        inks: Math.min(...inks.map(contrast)),
        lines: Math.min(...['--line', '--line-strong'].map(contrast)),
        stroke: style.getPropertyValue('--stroke'),
      };
    });
  for (const scheme of ['light', 'dark']) {
    await prefer(page, { 'prefers-color-scheme': scheme });
    const usual = await look();
    await prefer(page, { 'prefers-color-scheme': scheme, 'prefers-contrast': 'more' });
    const more = await look();
    expect(more.inks).toBeGreaterThan(1.3 * usual.inks);
    expect(more.inks).toBeGreaterThan(7);
    expect(usual.lines).toBeLessThan(2);
    expect(more.lines).toBeGreaterThan(3);
    expect([usual.stroke, more.stroke]).toEqual(['1px', '2px']);
  }
  await page.close();
});
