import { mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Page } from 'puppeteer-core';
import { expect, test } from 'vitest';
import { openPage } from '../helpers/browsers';
import { toLink } from '../../src/catalog/link';
import { suggestionsText } from '../../src/text/suggestions';
import { watchText } from '../../src/text/watch';
import { ENTRY } from '../helpers/fields';
import { openWatch, press, textOf } from '../helpers/lab';
import { scenarioOf } from '../helpers/scenarios';
import { browser, site, withSite } from '../helpers/with-site';

withSite();

const MEMORY = ENTRY('memory');
const shows = (page: Page, memory: string) =>
  page.waitForFunction(
    (field, text) => document.querySelector<HTMLInputElement>(field)?.value === text,
    {},
    MEMORY,
    memory,
  );
const searchIs = (page: Page, search: string) =>
  page.waitForFunction((wanted) => location.search === wanted, {}, search);

test('an address carries its scenario, hosts and screen', async () => {
  const { page, faults } = await openPage(
    browser,
    `${site.address}?v=1&memory=1GiB&writes=100&hosts=1#hosts`,
  );
  await page.waitForFunction(() =>
    [...document.querySelectorAll('h1')].some((each) =>
      each.textContent!.includes('Live migration is not enabled'),
    ),
  );
  expect(await page.$eval(MEMORY, (field) => (field as HTMLInputElement).value)).toBe('1 GiB');
  expect(faults).toEqual([]);
  await page.close();
});

test('what does not fit in an address takes its default, and is named', async () => {
  const { page } = await openWatch(browser, `${site.address}?v=1&memory=2GiB&writes=lots&what=1`);
  await page.waitForSelector('.problems');
  const said = await textOf(page, '.problems');
  expect(said).toContain(watchText.problems.address);
  expect(said).toContain('what: there is no such setting.');
  expect(said).toMatch(/writes: "lots" is not allowed; allowed: a number/);
  await shows(page, '2 GiB');
  await page.close();
});

test('a change that has come to rest is a step of the way back, a drag is one', async () => {
  const { page, faults } = await openWatch(browser, site.address);
  await page.select('#preset', 'hyper-v-64g');
  await searchIs(page, '?v=1&scenario=hyper-v-64g');
  const entries = await page.evaluate(() => history.length);
  const box = (await (await page.$('#writes'))!.boundingBox())!;
  await page.mouse.move(box.x + box.width / 2, box.y + 8);
  await page.mouse.down();
  for (let step = 0; step < 20; step++)
    await page.mouse.move(box.x + box.width * (0.5 + step / 100), box.y + 8);
  await page.mouse.up();
  await page.waitForFunction((old) => history.length > old, {}, entries);
  expect(await page.evaluate(() => history.length)).toBe(entries + 1);
  await page.goBack();
  await searchIs(page, '?v=1&scenario=hyper-v-64g');
  await page.goBack();
  await searchIs(page, '');
  await shows(page, '16 GiB');
  await page.goForward();
  await shows(page, '64 GiB');
  expect(faults).toEqual([]);
  await page.close();
});

/** Longer than the wait before a change is written. */
const REST_MS = 900;
const rest = () => new Promise((done) => setTimeout(done, REST_MS));
const entriesOf = (page: Page) => page.evaluate(() => history.length);

test.each(['', '?v=1', '?theme=dark', 'precopy.html'])(
  'moving the playhead of /%s fills no history, a slider does once',
  async (address) => {
    const { page, faults } = await openWatch(browser, site.address + address);
    const entries = await entriesOf(page);
    await page.focus('#playhead');
    await page.keyboard.press('Home');
    await rest();
    for (const key of ['PageUp', 'n', 'Space', 'Space'] as const) await page.keyboard.press(key);
    await rest();
    expect(await page.evaluate(() => location.search)).toContain('t=');
    expect(await entriesOf(page)).toBe(entries);
    await page.focus('#memory');
    for (let press = 0; press < 30; press++) await page.keyboard.press('ArrowRight');
    await page.waitForFunction(() => location.search.includes('memory='));
    expect(await entriesOf(page)).toBe(entries + 1);
    await page.goBack();
    await shows(page, '16 GiB');
    expect(await page.evaluate(() => location.search)).not.toContain('memory=');
    expect(faults).toEqual([]);
    await page.close();
  },
);

test('a slider that is held and rests is one change', async () => {
  const { page } = await openWatch(browser, site.address);
  const entries = await entriesOf(page);
  const box = (await (await page.$('#writes'))!.boundingBox())!;
  await page.mouse.move(box.x + box.width * 0.6, box.y + 8);
  await page.mouse.down();
  for (let step = 0; step < 3; step++) {
    await page.mouse.move(box.x + box.width * (0.6 + step / 20), box.y + 8);
    await rest();
  }
  expect(await entriesOf(page)).toBe(entries);
  await page.mouse.up();
  await page.waitForFunction(() => location.search.includes('writes='));
  await rest();
  expect(await entriesOf(page)).toBe(entries + 1);
  await page.close();
});

test('an address stays as it came until something is changed', async () => {
  const search = '?memory=lots&writes=1000&t=2s&stop=round1';
  const { page } = await openWatch(browser, site.address + search);
  await page.waitForSelector('.problems');
  await rest();
  expect(await page.evaluate(() => location.search)).toBe(search);
  await page.focus('#playhead');
  await page.keyboard.press('Home');
  await searchIs(page, '?v=1&writes=1000&t=0s');
  await page.close();
});

test('the address keeps the theme, the speed and the playhead, and fills no history with them', async () => {
  const { page } = await openWatch(browser, `${site.address}?v=1&memory=1GiB`);
  const entries = await page.evaluate(() => history.length);
  await page.select('header select', 'dark');
  await searchIs(page, '?v=1&memory=1GiB&theme=dark');
  await page.focus('#playhead');
  await page.keyboard.press('Home');
  await searchIs(page, '?v=1&memory=1GiB&theme=dark&t=0s');
  await page.keyboard.press(']');
  await searchIs(page, '?v=1&memory=1GiB&theme=dark&t=0s&speed=2');
  expect(await page.evaluate(() => history.length)).toBe(entries);
  await page.reload();
  await page.waitForFunction(() =>
    document.querySelector('.clock')?.textContent?.startsWith('0 ms'),
  );
  expect(await page.evaluate(() => document.documentElement.dataset.theme)).toBe('dark');
  expect(await page.$eval('#speed', (input) => (input as HTMLInputElement).value)).toBe('1');
  await page.close();
});

test('what the address locks stays as it is, whatever is opened or pressed', async () => {
  const { page } = await openWatch(browser, `${site.address}?v=1&memory=1GiB&lock=memory`);
  const field = `${MEMORY}:disabled`;
  await page.waitForSelector(field);
  expect(await page.$eval('#preset', (choice) => (choice as HTMLSelectElement).disabled)).toBe(
    true,
  );
  const file = join(mkdtempSync(join(tmpdir(), 'precopy-file-')), 'mine.json');
  writeFileSync(file, '{"v":1,"vm":{"memoryBytes":"2 GiB"},"seed":9}');
  const [chooser] = await Promise.all([page.waitForFileChooser(), press(page, 'Open')]);
  await chooser.accept([file]);
  await page.waitForSelector('.problems');
  const said = await textOf(page, '.problems');
  expect(said).toContain('The author of this page has locked the memory.');
  expect(said).not.toMatch(/\d/);
  await shows(page, '1 GiB');
  await page.close();
});

test('nothing is offered that the address locks', async () => {
  const { page } = await openWatch(browser, `${site.address}?scenario=hyper-v-stuck&lock=all`);
  await page.waitForFunction(
    (locked) => document.querySelector('.suggestions')?.textContent?.includes(locked),
    {},
    suggestionsText.locked,
  );
  expect(await page.$('.suggestions button')).toBeNull();
  await press(page, watchText.folds.break);
  await page.waitForSelector('.break-it');
  expect(await page.$('.break-it button:enabled, .break-it input:enabled')).toBeNull();
  await page.close();
});

test.each([
  ['t=99999999', /t: 99999.999s is not allowed; allowed: up to the end, \d+(\.\d+)?s\./],
  ['t=2s&stop=round1', /stop: round1 is not allowed; allowed: without t/],
  ['v=banana', /v: "banana" is not allowed; allowed: 1/],
])('%s is told of', async (search, notice) => {
  const { page } = await openWatch(browser, `${site.address}?${search}`);
  await page.waitForSelector('.problems span');
  expect(await textOf(page, '.problems')).toMatch(notice);
  await press(page, 'Dismiss');
  expect(await page.$('.problems')).toBeNull();
  await page.close();
});

test('a long scenario travels in the hash, on every screen', async () => {
  const changes = Array.from({ length: 60 }, (_, i) => ({ atMs: 97 * i, bytesPerSecond: 1e9 + i }));
  const { search, hash } = await toLink(scenarioOf({ seed: 5, link: { changes } }));
  expect(hash).toMatch(/^#z=/);
  const { page, faults } = await openWatch(browser, `${site.address}${search}${hash}`);
  await page.waitForFunction(() => document.querySelector('.note')?.textContent !== null);
  const seed = () => textOf(page, '.controls footer');
  expect(await seed()).toContain('seed 5');
  await press(page, 'Hosts');
  await page.waitForFunction((packed) => location.hash === `#hosts&${packed}`, {}, hash.slice(1));
  await press(page, 'Watch');
  await page.evaluate(() => document.querySelector<HTMLElement>('.skip')!.click());
  await page.waitForFunction((packed) => location.hash.endsWith(packed), {}, hash.slice(1));
  expect(await seed()).toContain('seed 5');
  expect(faults).toEqual([]);
  await page.close();
});
