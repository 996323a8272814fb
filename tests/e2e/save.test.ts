import { readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { csvParse } from 'd3';
import type { Browser, Page } from 'puppeteer-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { PUBLISHED_POLICIES } from '../helpers/contexts';
import { simulate } from '../../src/engine/simulate';
import { explainStop } from '../../src/hyperv/explain-stop';
import { eventsOf } from '../../src/model/events';
import { chartText } from '../../src/text/charts';
import { filmingText } from '../../src/text/filming';
import { pictureText } from '../../src/text/picture';
import { worksheetText } from '../../src/text/worksheet';
import { eventsCsv, eventsJson, roundsCsv, roundsJson } from '../../src/views/export/tables';
import { startBrowser } from '../helpers/browsers';
import { type Downloads, takeDownloads } from '../helpers/downloads';
import { newCore } from '../helpers/kernels';
import { builtSite, enlarge, openTall, scrub, textOf, violations } from '../helpers/lab';
import { probe } from '../helpers/probe';
import { click, fill, lookAt, lookAtPng, openSavePanel } from '../helpers/save-panel';
import { scenarioOf } from '../helpers/scenarios';
import { type Site, serveFolder } from '../helpers/serve';

const CHARTS = ['rounds', 'left', 'rates', 'guest'] as const;
/** A name that would do harm if used as markup. */
const HOSTILE = `<svg onload=alert(1)>"']]>&`;

let dist: string;
let site: Site;
let browser: Browser;
let downloads: Downloads;
beforeAll(async () => {
  dist = builtSite();
  site = await serveFolder(dist);
  browser = await startBrowser('chromium');
  downloads = await takeDownloads(browser);
});
afterAll(async () => {
  await browser?.close();
  await site?.close();
  if (downloads) rmSync(downloads.folder, { recursive: true });
});

/** Makes a chart large and opens what it offers. */
async function openChart(page: Page, id: (typeof CHARTS)[number]): Promise<void> {
  await enlarge(page, id);
  await page.$$eval('.chart details', (all) =>
    all.forEach((each) => (each.open = !each.querySelector('table'))),
  );
}

const openPanel = (
  search = '',
  address = site.address,
  before?: (page: Page) => Promise<unknown>,
) => openSavePanel(browser, `${address}${search}`, before);

const statusOf = (page: Page, section: string) =>
  textOf(page, `section[aria-labelledby="save-${section}"] [role="status"]`);

describe('pictures', () => {
  test('of the stage stand on their own and say which run they show', async () => {
    const { page, faults } = await openPanel('?v=1&seed=7');
    await click(page, 'SVG of both hosts');
    const svg = await lookAt(page, await downloads.wait('scenario-stage.svg'));
    expect(svg.error).toBeNull();
    expect(svg.size).toEqual([1280, 720]);
    expect(svg.foreign).toBe(0);
    expect(svg.ground).toBe('#fbfaf6');
    expect(svg.text).toContain(await textOf(page, 'h1'));
    expect(svg.text).toContain('Round 0.');
    expect(svg.text).toMatch(/\/\?v=1&seed=7&t=[\d.]+m?s$/);
    for (const words of ['Source', 'Destination', 'sent, clean', 'stale', 'slower than real time'])
      expect(svg.text).toContain(words);
    await click(page, 'PNG of both hosts');
    const png = await lookAtPng(page, await downloads.wait('scenario-stage.png'));
    expect(png.size).toEqual([2560, 1440]);
    expect(png.isOpaque).toBe(true);
    expect(png.colours).toBeGreaterThan(20);
    expect(faults).toEqual([]);
    await page.close();
  });

  test('of the stage say of each moment what the page says', async () => {
    const { page } = await openPanel('?v=1&memory=256MiB&policy=qemu-postcopy');
    for (const position of [0, 0.05, 0.2, 0.35, 0.5, 0.62, 0.8, 0.97, 1]) {
      await scrub(page, position);
      const said = await page.$$eval('.stage .guest, .stage .figure, .caption', (all) =>
        all.map((each) => each.textContent!.replace(/\s+/g, ' ').trim()),
      );
      await click(page, 'SVG of both hosts');
      const path = await downloads.wait('scenario-stage.svg');
      const { text } = await lookAt(page, path);
      rmSync(path);
      const bare = (words: string) => words.replace(/\s+/g, '');
      for (const words of said) expect(bare(text), `at ${position}`).toContain(bare(words));
    }
    await page.close();
  });

  test('of each chart have its words, and the table its rows', async () => {
    const { page } = await openTall(browser, site.address);
    await page.select('header select', 'dark');
    for (const id of CHARTS) {
      const { title } = chartText[id];
      await openChart(page, id);
      const name = `hyper-v-16g-${title.toLowerCase().replaceAll(' ', '-')}`;
      await click(page, `SVG of ${title}`);
      const svg = await lookAt(page, await downloads.wait(`${name}.svg`));
      expect(svg.error, title).toBeNull();
      expect(svg.foreign, title).toBe(0);
      expect(svg.ground).toBe('#14181d');
      const said = await page.$$eval('figure.chart', ([chart]) => {
        const words = (selector: string) =>
          [...chart!.querySelectorAll(selector)].map((each) =>
            each.textContent!.replace(/\s+/g, ' ').trim(),
          );
        return [...words('.legend li'), ...words('.reading .what')];
      });
      for (const words of [title, ...said, site.address]) expect(svg.text).toContain(words);
      expect(svg.text).toMatch(/[?&]t=[\d.]+m?s/);
      await click(page, `PNG of ${title}`);
      const png = await lookAtPng(page, await downloads.wait(`${name}.png`));
      expect(png.size).toEqual(svg.size.map((length) => Math.round(2 * length)));
      expect(png.isOpaque).toBe(true);
      await click(page, `CSV of ${title}`);
      const rows = csvParse(readFileSync(await downloads.wait(`${name}.csv`), 'utf8'));
      expect(rows.length).toBeGreaterThanOrEqual(3);
    }
    await page.close();
  });

  test('are refused calmly where a page may show none of its own', async () => {
    const strict = await serveFolder(dist, {
      headers: { 'content-security-policy': "img-src 'self'" },
    });
    const { page } = await openTall(browser, strict.address);
    await openChart(page, 'guest');
    await click(page, 'PNG of VM speed');
    await page.waitForFunction(
      (refused) => document.body.textContent!.includes(refused),
      {},
      pictureText.refused.noDrawings,
    );
    await page.close();
    await strict.close();
  });
});

test('tables are those of the run, bit by bit', async () => {
  const { page } = await openPanel();
  const result = simulate(await newCore(), scenarioOf({}));
  const events = eventsOf(result);
  const wanted = {
    'rounds.csv': roundsCsv(result),
    'rounds.json': roundsJson(result),
    'events.csv': eventsCsv(events, result),
    'events.json': eventsJson(events, result),
  };
  for (const [name, text] of Object.entries(wanted)) {
    const [what, ending] = name.split('.') as [string, string];
    await click(page, `${ending.toUpperCase()} of the ${what}`);
    expect(readFileSync(await downloads.wait(`hyper-v-16g-${name}`), 'utf8')).toBe(text);
  }
  await page.close();
});

describe('films', () => {
  test('have the size, the length and the frames that were chosen, and can be cancelled', async () => {
    const { page, faults } = await openPanel();
    // First a long one, which is abandoned.
    await fill(page, { File: 'GIF', Seconds: '100' });
    await click(page, 'Make the film');
    await page.waitForFunction(() => document.querySelector('progress')!.value > 3);
    await click(page, 'Cancel');
    await page.waitForSelector('progress', { hidden: true });
    expect(await statusOf(page, 'film')).toBe(filmingText.cancelled);
    const drawn = () =>
      page.$eval('.save canvas', (canvas) => (canvas as HTMLCanvasElement).toDataURL().length);
    const before = await drawn();
    await new Promise((done) => setTimeout(done, 400));
    expect(await drawn()).toBe(before);
    expect(downloads.list()).not.toContain('hyper-v-16g.gif');

    await fill(page, { Seconds: '2', Frames: '8', Size: '640' });
    await click(page, 'Make the film');
    const gif = probe(await downloads.wait('hyper-v-16g.gif'));
    expect(gif).toMatchObject({ codec: 'gif', width: 640, height: 360, frames: 16 });
    expect(gif.seconds).toBeCloseTo(2, 1);

    await fill(page, { File: 'MP4', Part: 'State', Seconds: '1.5', Size: '960' });
    await click(page, 'Make the film');
    const mp4 = probe(await downloads.wait('hyper-v-16g.mp4'));
    expect(mp4).toMatchObject({ width: 960, height: 540, frames: 45 });
    expect(mp4.codec).toMatch(/^(h264|vp9)$/);
    expect(mp4.seconds).toBeCloseTo(1.5, 2);
    expect(faults).toEqual([]);
    await page.close();
  });

  test('are made as GIF in the single file from a disk, which says that it makes no MP4', async () => {
    rmSync(join(downloads.folder, 'hyper-v-16g.gif'), { force: true });
    const { page, faults } = await openPanel('', `file://${builtSite()}/precopy.html`);
    expect(await textOf(page, '.save')).toContain(filmingText.noVideo);
    await fill(page, { Part: 'State', Seconds: '1', Frames: '8', Size: '640' });
    await click(page, 'Make the film');
    const gif = probe(await downloads.wait('hyper-v-16g.gif'));
    expect(gif).toMatchObject({ width: 640, height: 360, frames: 8 });
    expect(faults).toEqual([]);
    await page.close();
  });

  test('are offered as GIF alone where nothing encodes video, and that is said', async () => {
    const { page } = await openPanel('', site.address, (opened) =>
      opened.evaluate(() => Reflect.deleteProperty(globalThis, 'VideoEncoder')),
    );
    const offered = await page.$$eval('.save label', (labels) =>
      [
        ...labels
          .find((label) => label.textContent!.trim().startsWith('File'))!
          .querySelectorAll('option'),
      ].map((option) => option.textContent),
    );
    expect(offered).toEqual(['GIF']);
    expect(await textOf(page, '.save')).toContain(filmingText.noVideo);
    await fill(page, { Part: 'Between', 'From (ms)': '900', 'To (ms)': '800' });
    expect(await textOf(page, '.save')).toContain(filmingText.emptySpan);
    await page.close();
  });
});

test('a worksheet has its answers only where they are wanted', async () => {
  const { page } = await openPanel();
  const save = async (name: string) => {
    await click(page, worksheetText.save);
    return readFileSync(await downloads.wait(`hyper-v-16g-${name}.html`), 'utf8');
  };
  const plain = (await save('worksheet')).replaceAll('&nbsp;', ' ');
  expect(plain).not.toMatch(/\^/);
  await fill(page, { Answers: worksheetText.withAnswers, Figure: 'Both' });
  const solved = await save('worksheet-answers');
  const why = explainStop(simulate(await newCore(), scenarioOf({}))).slice(1);
  expect(solved).toContain(why);
  expect(solved).toMatch(/class="answer">q = /);
  expect(plain).not.toContain(why);
  expect(plain).not.toMatch(/class="answer"|0\.138|13\.8|14\.5 s|23\.5 ms/);
  const asked = (text: string) => text.match(/<li>/g)!.length;
  expect(asked(plain)).toBeGreaterThanOrEqual(6);
  expect(asked(plain)).toBe(asked(solved));
  for (const text of [plain, solved]) {
    expect(text).toMatch(/^<!doctype html>\n<html lang="en">/);
    expect(text).toContain('<svg ');
    expect(text).not.toMatch(/<script|<link|NaN|undefined/);
  }
  // Printed alone; afterwards the page is as before.
  await page.evaluate(() => {
    globalThis.print = () => {
      const seen = [...document.body.children].filter(
        (each) => !(each instanceof HTMLScriptElement),
      );
      document.title = seen.map((each) => each.className || each.id).join(' ');
      dispatchEvent(new Event('afterprint'));
    };
  });
  await click(page, worksheetText.print);
  await page.waitForFunction(() => document.title.includes('worksheet-paper'));
  expect(await page.$('.worksheet-paper')).toBeNull();
  await page.close();
});

test('a worksheet is made where the published policy asks for trusted types', async () => {
  const headers = { 'content-security-policy': PUBLISHED_POLICIES[0]! };
  const strict = await serveFolder(builtSite(), { headers });
  try {
    for (const address of [strict.address, `file://${builtSite()}/precopy.html`]) {
      const { page, faults } = await openPanel('', address);
      await fill(page, { Figure: 'Both' });
      await click(page, worksheetText.save);
      const text = readFileSync(await downloads.wait('hyper-v-16g-worksheet.html'), 'utf8');
      expect(text).toContain('<svg ');
      expect(faults).toEqual([]);
      await page.close();
    }
  } finally {
    await strict.close();
  }
});

test('a hostile name does no harm in any file', async () => {
  const search = `?v=1&hosts.vm.name=${encodeURIComponent(HOSTILE)}&hosts.first.name=${encodeURIComponent(HOSTILE)}`;
  const { page, faults } = await openPanel(search);
  await page.evaluate(() => (globalThis.alert = () => void (document.title = 'harmed')));
  rmSync(join(downloads.folder, 'scenario-stage.svg'), { force: true });
  await click(page, 'SVG of both hosts');
  const svg = await lookAt(page, await downloads.wait('scenario-stage.svg'));
  expect(svg.error).toBeNull();
  expect(svg.foreign).toBe(0);
  await fill(page, { Answers: worksheetText.withAnswers, Figure: 'Both' });
  await click(page, worksheetText.save);
  const html = readFileSync(await downloads.wait('scenario-worksheet-answers.html'), 'utf8');
  const harm = await page.evaluate(
    (text) =>
      new DOMParser().parseFromString(text, 'text/html').querySelectorAll('[onload], script')
        .length,
    html,
  );
  expect(harm).toBe(0);
  await click(page, worksheetText.preview);
  await page.waitForSelector('.preview .worksheet');
  expect(await page.$$eval('[onload]', (list) => list.length)).toBe(0);
  expect(await page.title()).not.toBe('harmed');
  expect(faults).toEqual([]);
  await page.close();
});

test.each(['light', 'dark', 'projector'])(
  'the panel has no accessibility faults, %s',
  async (theme) => {
    const { page } = await openPanel('', site.address, (opened) =>
      opened.select('header select', theme),
    );
    await click(page, worksheetText.preview);
    await page.waitForSelector('.preview .worksheet');
    expect(await violations(page)).toEqual([]);
    await page.close();
  },
);
