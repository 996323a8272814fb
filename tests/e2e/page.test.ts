import { mkdtempSync, readFileSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Page } from 'puppeteer-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { plain } from '../../src/text/rich';
import { verdictText } from '../../src/text/verdict';
import { openPage } from '../helpers/browsers';
import { root } from '../helpers/commands';
import { takeDownloads } from '../helpers/downloads';
import {
  LOOKS,
  mapHash,
  openWatch,
  overflow,
  scrub,
  settle,
  textOf,
  violations,
  wear,
} from '../helpers/lab';
import { ENTRY } from '../helpers/fields';
import { serveFolder } from '../helpers/serve';
import { browser, site, withSite } from '../helpers/with-site';

/** The first verdict of the lab. */
const CONVERGED = plain(verdictText.converged(4, 20.9));
const dist = join(root, 'build', 'site');
withSite();

const verdict = (page: Page) => page.$eval('h1', (element) => element.textContent!.trim());
const text = textOf;

/** Opens the lab and waits for its first run and frame. */
const openLab = (query = '', address = site.address) => openWatch(browser, `${address}${query}`);

async function choosePreset(page: Page, id: string): Promise<void> {
  const before = await verdict(page);
  await page.select('#preset', id);
  await page.waitForFunction(
    (old) => document.querySelector('h1')!.textContent!.trim() !== old,
    {},
    before,
  );
}

/** The share of the two maps painted in more than one colour. */
const mapColours = (page: Page) =>
  page.$$eval('.host canvas', (canvases) =>
    canvases.map((canvas) => {
      const { data } = canvas.getContext('2d')!.getImageData(0, 0, canvas.width, canvas.height);
      const colours = new Set<string>();
      for (let i = 0; i < data.length; i += 4)
        colours.add(`${data[i]},${data[i + 1]},${data[i + 2]}`);
      return colours.size;
    }),
  );

describe('the first page', () => {
  test('opens under a sub-path with a verdict and both maps, and asks nobody else', async () => {
    const { page, faults, requests } = await openLab();
    expect(await verdict(page)).toBe(CONVERGED);
    expect(await mapColours(page)).toSatisfy((counts: number[]) => counts.every((n) => n >= 3));
    expect(requests.every((url) => url.startsWith(site.address) || url.startsWith('blob:'))).toBe(
      true,
    );
    expect(await page.evaluate(() => document.cookie)).toBe('');
    expect(faults).toEqual([]);
    await page.close();
  });

  test('sets measured beside simulated numbers and names the source and what is fitted', async () => {
    const { page } = await openLab();
    await choosePreset(page, 'xen-128');
    await page.waitForSelector('#measured-title');
    const xen = await text(page, 'section[aria-labelledby="measured-title"]');
    for (const part of ['28,847', '3,921', '6,036', 'fitted', 'xen-devel'])
      expect(xen).toContain(part);
    await choosePreset(page, 'writer-series');
    await page.waitForFunction(
      () =>
        !/…/.test(
          document.querySelector('section[aria-labelledby="measured-title"] table')?.textContent ??
            '…',
        ),
      { timeout: 60_000 },
    );
    const rows = await page.$$eval('section[aria-labelledby="measured-title"] tbody tr', (list) =>
      list.map((row) => [...row.querySelectorAll('td')].map((cell) => cell.textContent!.trim())),
    );
    expect(rows).toHaveLength(12);
    expect(rows.at(-1)).toEqual(['35,000', 'never ends', 'never ends', '', 'never ends']);
    expect(rows[9]![1]).toBe('35 s');
    expect(rows[9]![3]).toMatch(/^[+−]/);
    await page.close();
  });

  test('follows a slider and keeps the playhead where it was', async () => {
    const { page } = await openLab();
    const before = await page.$eval('#playhead', (input) => (input as HTMLInputElement).value);
    await page.focus('#writes');
    // All at once, while the first loads the code that checks it: the last one counts.
    await Promise.all(Array.from({ length: 40 }, () => page.keyboard.press('ArrowRight')));
    await page.waitForFunction(
      () => !/Converged in 4/.test(document.querySelector('h1')!.textContent!),
    );
    // No press is lost when a value is rounded: 0.6 and 40 steps of 0.002.
    await page.waitForFunction(
      () => Number(document.querySelector<HTMLInputElement>('#writes')!.value) >= 0.67,
    );
    expect(await page.$eval('#playhead', (input) => (input as HTMLInputElement).value)).toBe(
      before,
    );
    expect(await text(page, '.controls')).not.toMatch(/NaN/);
    await page.close();
  });

  test('tells what happened, and goes to the moment that is chosen', async () => {
    const { page } = await openLab();
    const told = await page.$$eval('.log li', (list) => list.map((each) => each.textContent!));
    expect(told).toHaveLength(13);
    expect(told[3]).toContain('Round 1 begins: 183,249 pages must be sent.');
    await page.$$eval('.log li button', (list) => list[3]!.click());
    await page.waitForFunction(() =>
      /^Round 1\./.test(document.querySelector('.caption')!.textContent!.trim()),
    );
    await settle(page);
    const current = await page.$eval('.log li[aria-current]', (each) => each.textContent!);
    expect(current).toContain('Round 1 begins');
    await page.close();
  });

  test('takes typed values with units, and says what is wrong with others', async () => {
    const { page } = await openLab();
    const type = async (value: string) => {
      await page.click(ENTRY('memory'), { count: 3 });
      await page.keyboard.type(value);
      await page.keyboard.press('Enter');
    };
    await type('1 GiB');
    await page.waitForFunction(() =>
      /262,144/.test(document.querySelector('.caption')!.textContent!),
    );
    await type('lots');
    await page.waitForSelector('#memory-wrong');
    await type('65 TiB');
    await page.waitForFunction(() =>
      document
        .querySelector('#memory-wrong')!
        .textContent!.includes('Memory: 65 TiB is not allowed.'),
    );
    expect(await text(page, '.caption')).toContain('262,144');
    await page.close();
  });

  test('is played, paused, stepped and scrubbed by keyboard alone', async () => {
    const { page } = await openLab();
    const clock = () => text(page, '.clock');
    await page.keyboard.press('Tab');
    expect(await page.evaluate(() => document.activeElement!.textContent)).toBe(
      'Skip to the migration',
    );
    await page.keyboard.press('Enter');
    await page.keyboard.press('Home');
    expect(await clock()).toMatch(/^0 ms of/);
    await page.keyboard.press('ArrowRight');
    expect(await clock()).toMatch(/^1\.50 s of/);
    await page.keyboard.press(' ');
    await page.waitForFunction(
      () => !/^1\.50? s/.test(document.querySelector('.clock')!.textContent!.trim()),
    );
    await page.keyboard.press(' ');
    const paused = await clock();
    expect(paused).not.toMatch(/^1.5 s/);
    await new Promise((done) => setTimeout(done, 300));
    expect(await clock()).toBe(paused);
    await page.keyboard.press('End');
    await page.waitForFunction(() => /VM gone/.test(document.querySelector('.host')!.textContent!));
    await page.close();
  });

  test('charts show a new run while it plays', async () => {
    const { page } = await openLab();
    const marks = () =>
      page.$$eval('.chart .axis', (axes) => axes.map((axis) => axis.textContent).join(' '));
    const before = await marks();
    await page.focus('main');
    await page.keyboard.press('Home');
    await page.keyboard.press('Space');
    await page.waitForSelector('button[aria-label="Pause"]');
    await page.focus('#memory');
    await page.keyboard.press('End');
    await page.waitForFunction(
      (old) =>
        [...document.querySelectorAll('.chart .axis')].map((axis) => axis.textContent).join(' ') !==
        old,
      {},
      before,
    );
    expect(await page.$('button[aria-label="Pause"]')).not.toBeNull();
    await page.close();
  });

  test('shows the same pixels again after a step forward and back', async () => {
    const { page } = await openLab();
    await scrub(page, 0.31);
    const before = await mapHash(page);
    await scrub(page, 0.77);
    expect(await mapHash(page)).not.toEqual(before);
    await scrub(page, 0.31);
    expect(await mapHash(page)).toEqual(before);
    await page.close();
  });
});

describe('files', () => {
  const folder = mkdtempSync(join(tmpdir(), 'precopy-files-'));
  const file = (name: string, content: string) => {
    const path = join(folder, name);
    writeFileSync(path, content);
    return path;
  };
  const give = async (page: Page, path: string) => {
    const input = await page.$('input[type="file"]');
    await input!.uploadFile(path);
  };

  test('are opened, and refused without losing anything', async () => {
    const { page } = await openLab();
    await give(page, file('good.json', '{"v":1,"vm":{"memoryBytes":"2 GiB"},"seed":9}'));
    await page.waitForFunction(() =>
      /524,288/.test(document.querySelector('.caption')!.textContent!),
    );
    await give(page, file('bad.json', '{"v":1,"vm":{"memoryBytes":-3,"x":1},"seed":"a"}'));
    await page.waitForSelector('.problems');
    const problems = await text(page, '.problems');
    for (const path of ['vm.memoryBytes: -3', 'vm.x: 1', 'seed: "a"'])
      expect(problems).toContain(path);
    expect(await text(page, '.caption')).toContain('524,288');
    await page.close();
  });

  test('are dropped on the page', async () => {
    const { page } = await openLab();
    await page.evaluate(() => {
      const transfer = new DataTransfer();
      transfer.items.add(new File(['{"v":1,"vm":{"memoryBytes":"4 GiB"}}'], 'dropped.json'));
      window.dispatchEvent(
        new DragEvent('drop', { dataTransfer: transfer, bubbles: true, cancelable: true }),
      );
    });
    await page.waitForFunction(() =>
      /1,048,576/.test(document.querySelector('.caption')!.textContent!),
    );
    await page.close();
  });

  test('are saved with what differs from the defaults, and copied as a command', async () => {
    const { page } = await openLab();
    const downloads = await takeDownloads(browser);
    await choosePreset(page, 'qemu-64g');
    await page.evaluate(() =>
      [...document.querySelectorAll('button')]
        .find((button) => button.textContent === 'Save')!
        .click(),
    );
    const path = await downloads.wait('qemu-64g.json');
    const saved = JSON.parse(readFileSync(path, 'utf8')) as { policy: object; seed?: number };
    expect(saved.policy).toEqual({ id: 'qemu', options: { maxBandwidth: 0 } });
    expect(saved.seed).toBeUndefined();
    await browser
      .defaultBrowserContext()
      .overridePermissions(new URL(site.address).origin, [
        'clipboard-read',
        'clipboard-write',
        'clipboard-sanitized-write',
      ]);
    await page.bringToFront();
    await page.evaluate(() =>
      [...document.querySelectorAll('button')]
        .find((button) => button.textContent!.startsWith('Copy'))!
        .click(),
    );
    await page.waitForFunction(() =>
      /Command copied/.test(document.querySelector('.said')!.textContent!),
    );
    const command = await page.evaluate(() => navigator.clipboard.readText());
    expect(command).toMatch(/^echo '\{"v":1,.*"qemu".*\}' \| npm run --silent simulate -- -$/);
    await page.close();
  });
});

test('an unexpected error shows a calm page with the scenario kept', async () => {
  const { page } = await openPage(browser, site.address);
  await page.waitForSelector('.host');
  await page.addScriptTag({ content: "setTimeout(() => { throw new Error('made up'); })" });
  await page.waitForSelector('#kept');
  expect(await text(page, 'main')).toContain('made up');
  const kept = await page.$eval('#kept', (field) => (field as HTMLTextAreaElement).value);
  expect((JSON.parse(kept) as { v: number }).v).toBe(1);
  await page.close();
});

describe('where something is refused', () => {
  test.each([
    ['?engine=javascript', 'JavaScript in a worker'],
    ['?engine=main', 'WebAssembly on the main thread'],
  ])('the page %s says which engine runs', async (query, words) => {
    const { page, faults } = await openLab(query);
    await page.waitForFunction(
      (wanted) => document.body.textContent!.replace(/\s+/g, ' ').includes(wanted),
      {},
      words,
    );
    expect(await verdict(page)).toBe(CONVERGED);
    expect(faults).toEqual([]);
    await page.close();
  });

  test('a strict policy without workers or WebAssembly leaves JavaScript on the main thread', async () => {
    const policy =
      "default-src 'self'; worker-src 'none'; style-src 'self' 'unsafe-inline'; img-src 'self' data:";
    const strict = await serveFolder(dist, { headers: { 'content-security-policy': policy } });
    try {
      const { page } = await openLab('', strict.address);
      await page.waitForFunction(() =>
        document.body.textContent!.replace(/\s+/g, ' ').includes('JavaScript on the main thread'),
      );
      expect(await verdict(page)).toBe(CONVERGED);
      await page.close();
    } finally {
      await strict.close();
    }
  });
});

describe('axe finds no violation', () => {
  let page: Page;
  beforeAll(async () => {
    ({ page } = await openLab());
    await choosePreset(page, 'xen-128');
    await page.waitForSelector('#measured-title');
    await page.$$eval('main details > summary', (list) => list.forEach((each) => each.click()));
    await page.waitForSelector('.break-it');
  });
  afterAll(() => page.close());

  test.each(LOOKS)('in %s at %i pixels', async (...look) => {
    // As high as the page, so that nothing that stays in place covers a part of it.
    await wear(page, look, 6000);
    expect(await violations(page)).toEqual([]);
    expect(await overflow(page)).toBe(0);
  });
});
