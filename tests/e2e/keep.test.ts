import { rmSync } from 'node:fs';
import type { Page } from 'puppeteer-core';
import { describe, expect, test } from 'vitest';
import { chartText } from '../../src/text/charts';
import { filesText } from '../../src/text/files';
import { forkText } from '../../src/text/fork';
import { keepText } from '../../src/text/keep';
import { verdictText } from '../../src/text/verdict';
import {
  LOOKS,
  enlarge,
  overflow,
  openWatch,
  scrub,
  settle,
  slide,
  textOf,
  use,
  violations,
  wear,
} from '../helpers/lab';
import { openPage } from '../helpers/browsers';
import { takeDownloads } from '../helpers/downloads';
import { byKeyboard, byMouse, byTouch } from '../helpers/players';
import { browser, site, withSite } from '../helpers/with-site';

withSite();

const LAPTOP = { width: 1280, height: 800 };
const PHONE = { width: 390, height: 844, hasTouch: true, isMobile: true };

describe.each([
  ['by mouse', byMouse, LAPTOP],
  ['by keyboard alone', byKeyboard, LAPTOP],
  ['on a phone by touch', byTouch, PHONE],
] as const)('%s', (_, playerOf, viewport) => {
  test('a run is kept, compared, shown beside, and forgotten', async () => {
    const { page, faults } = await openPage(browser, site.address, viewport);
    page.setDefaultTimeout(10_000);
    await page.waitForSelector('.stage[aria-busy="false"]');
    await use(page);
    const player = playerOf(page);
    await player.press(verdictText.keep);
    await page.waitForSelector('.compared [role=status]');
    expect(await textOf(page, '.compared')).toContain(keepText.settings.none('A'));
    await slide(page, '#writes', 0.9);
    await settle(page);
    await page.waitForFunction(
      (same) => !document.querySelector('.compared')!.textContent!.includes(same),
      {},
      keepText.settings.none('A'),
    );
    expect(await textOf(page, '.compared')).toMatch(/Only one setting differs: Page writes is/);
    await player.press(keepText.why);
    await page.waitForSelector('.why table');
    await player.press(keepText.beside);
    await page.waitForFunction(() => document.querySelectorAll('.beside .stage').length === 2);
    await player.press(keepText.align.pause);
    await settle(page);
    if (playerOf === byMouse)
      for (const each of LOOKS) {
        await wear(page, each);
        await settle(page);
        expect(await violations(page), each.join()).toEqual([]);
        expect(await overflow(page), each.join()).toBe(0);
      }
    else expect(await overflow(page)).toBe(0);
    await page.setViewport(viewport);
    const ids = await page.$$eval('[id]', (list) => list.map(({ id }) => id));
    expect(new Set(ids).size).toBe(ids.length);
    expect(faults).toEqual([]);
    await page.close();
  });
});

test('swapping gives the controls the kept run, and keeps the other', async () => {
  const { page } = await openWatch(browser, site.address);
  await page.focus('main');
  await page.keyboard.press('k');
  await page.waitForSelector('.compared [role=status]');
  const before = await textOf(page, 'h1');
  await slide(page, '#writes', 1);
  await page.waitForFunction(
    (old) => document.querySelector('h1')!.textContent!.trim() !== old,
    {},
    before,
  );
  const changed = await textOf(page, 'h1');
  await page.click(`button[aria-label="${keepText.swapWith('A', 'B')}"]`);
  await page.waitForFunction(
    (old) => document.querySelector('h1')!.textContent!.replace(/\s+/g, ' ').trim() === old,
    {},
    before,
  );
  expect(changed).not.toBe(before);
  await page.click(`button[aria-label="${keepText.forgetRun('A')}"]`);
  await page.waitForFunction(() => !document.querySelector('.compared'));
  await page.close();
});

test('a link opens the same comparison', async () => {
  const { page } = await openWatch(browser, site.address);
  await page.focus('main');
  await page.keyboard.press('k');
  await page.waitForSelector('.compared [role=status]');
  await slide(page, '#writes', 1);
  await page.waitForFunction(() => /writes=/.test(location.search) && /a=/.test(location.search));
  await scrub(page, 0.5);
  const said = await textOf(page, '.compared [role=status]');
  const again = await openWatch(browser, page.url());
  await again.page.waitForSelector('.compared [role=status]');
  expect(await textOf(again.page, '.compared [role=status]')).toBe(said);
  expect(again.faults).toEqual([]);
  await again.page.close();
  await page.close();
});

test('a move is changed from the playhead on, and its past stays', async () => {
  const { page, faults } = await openWatch(browser, site.address);
  await scrub(page, 0.3);
  const press = (name: string) => byMouse(page).press(name);
  await press(forkText.begin);
  await page.waitForFunction(() =>
    /count from/.test(document.querySelector('.fork')!.textContent!),
  );
  await slide(page, '#writes', 1);
  await page.waitForFunction(() => /edits=/.test(location.search));
  // The control shows what is in force from there on.
  expect(await page.$eval('#writes', (input) => (input as HTMLInputElement).value)).toBe('1');
  await press(forkText.prove);
  await page.waitForFunction(() =>
    /is the same in both: [0-9a-f]{8}/.test(document.body.innerText),
  );
  await press(forkText.end);
  await press(forkText.first);
  await page.waitForFunction(() => !/edits=/.test(location.search.split('&a=')[0]!));
  expect(await violations(page)).toEqual([]);
  expect(faults).toEqual([]);
  await page.close();
});

test('kept runs are told apart in charts, and marks on the maps are explained', async () => {
  const { page, faults } = await openWatch(
    browser,
    `${site.address}?a=link%3D1Gb%2Fs&b=link%3D5Gb%2Fs&c=writes%3D90000`,
  );
  await page.waitForSelector('figure.chart .ghost-c');
  for (const id of ['rounds', 'left'] as const) {
    await enlarge(page, id);
    const legend = await textOf(page, 'figure.chart .legend');
    const dashes = await page.$eval('figure.chart', (chart) =>
      ['a', 'b', 'c'].map(
        (slot) => getComputedStyle(chart.querySelector(`.plot .ghost-${slot}`)!).strokeDasharray,
      ),
    );
    for (const letter of ['A', 'B', 'C']) expect(legend).toContain(chartText.keptRun(letter));
    expect(new Set(dashes).size).toBe(3);
  }
  expect(await textOf(page, '.differs')).toBe(keepText.differs('A'));
  await byMouse(page).press(keepText.beside);
  await page.waitForSelector('.beside .stage');
  expect(await page.$('.differs')).toBeNull();
  expect(faults).toEqual([]);
  await page.close();
});

test('a comparison is saved in one file, which opens it again', async () => {
  const downloads = await takeDownloads(browser);
  const { page } = await openWatch(
    browser,
    `${site.address}?a=link%3D1Gb%2Fs%26name%3DSlow&align=round`,
  );
  await page.waitForSelector('.compared [role=status]');
  const said = await textOf(page, '.compared [role=status]');
  const heading = () => page.$eval('main h1', (each) => each.getBoundingClientRect().top);
  const before = await heading();
  await byMouse(page).press(filesText.save);
  const file = await downloads.wait('comparison.json');
  // It is seen, and nothing moves for it.
  await page.waitForFunction(
    (words) => document.querySelector<HTMLElement>('header [role=status]')!.innerText === words,
    {},
    filesText.saved('comparison.json'),
  );
  expect(await heading()).toBe(before);
  const again = await openWatch(browser, site.address);
  await (await again.page.$('input[type="file"]'))!.uploadFile(file);
  await again.page.waitForFunction(
    (wanted) =>
      document
        .querySelector('.compared [role=status]')
        ?.textContent!.replace(/\s+/g, ' ')
        .trim() === wanted,
    {},
    said,
  );
  expect(await again.page.$eval('.whose b', (name) => name.textContent)).toBe('Slow');
  await again.page.waitForFunction(() => /a=.*align=round/.test(location.search));
  expect(again.faults).toEqual([]);
  rmSync(downloads.folder, { recursive: true });
  await again.page.close();
  await page.close();
});

describe('what is kept is not lost', () => {
  const COMPARED = '?a=link%3D1Gb%2Fs%26name%3DSlow';
  const names = (page: Page) =>
    page.$$eval('.run input', (list) => list.map((input) => (input as HTMLInputElement).value));
  const open = async (address = '') => {
    const { page } = await openWatch(browser, site.address + address);
    page.setDefaultTimeout(15_000);
    return page;
  };

  test('undo takes back a swap, and names go with their runs', async () => {
    const page = await open(COMPARED);
    await page.waitForSelector('.compared [role=status]');
    const before = await textOf(page, '.compared [role=status]');
    await byMouse(page).press(keepText.swapWith('A', 'B'));
    await page.waitForFunction(() => /link=/.test(location.search.split('&a=')[0]!));
    expect(await names(page)).toEqual(['']);
    await page.focus('main');
    await page.keyboard.down('Control');
    await page.keyboard.press('z');
    await page.keyboard.up('Control');
    await page.waitForFunction(
      (wanted) =>
        document
          .querySelector('.compared [role=status]')!
          .textContent!.replace(/\s+/g, ' ')
          .trim() === wanted,
      {},
      before,
    );
    expect(await names(page)).toEqual(['Slow']);
    await byMouse(page).press(keepText.swapWith('A', 'B'));
    await page.waitForFunction(() => /link=/.test(location.search.split('&a=')[0]!));
    await byMouse(page).press(keepText.swapWith('A', 'B'));
    await page.waitForFunction(() => !/link=/.test(location.search.split('&a=')[0]!));
    expect(await names(page)).toEqual(['Slow']);
    await page.close();
  });

  test('a forgotten run can be kept again', async () => {
    const page = await open(COMPARED);
    await page.waitForSelector('.compared [role=status]');
    await byMouse(page).press(keepText.forgetRun('A'));
    await page.waitForFunction(() => !document.querySelector('.compared'));
    await byMouse(page).press(keepText.remember('Slow'));
    await page.waitForSelector('.compared [role=status]');
    expect(await names(page)).toEqual(['Slow']);
    await page.close();
  });

  test('the newest settings are kept, even before their run', async () => {
    const page = await open();
    await slide(page, '#writes', 0.9);
    await page.focus('main');
    await page.keyboard.press('k');
    await page.waitForFunction(() => /a=writes/.test(location.search));
    expect(await textOf(page, '.compared')).toContain(keepText.settings.none('A'));
    await page.close();
  });
});
