import { cpSync, mkdtempSync, readFileSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import * as fc from 'fast-check';
import type { Page } from 'puppeteer-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { addDiscovery } from '../../scripts/discovery.mjs';
import { LOOK_FIELDS } from '../../src/catalog/look';
import { presets } from '../../src/catalog/presets';
import { openPage } from '../helpers/browsers';
import { builtSite, openWatch, press, use, violations } from '../helpers/lab';
import { serveFolder } from '../helpers/serve';
import { browser, site, withSite } from '../helpers/with-site';

withSite();

test('a full visit asks nobody else for anything and leaves no cookie', async () => {
  const { page, requests, faults } = await openWatch(browser, site.address);
  for (const screen of ['Hosts', 'Cluster lab', 'Against reality', 'Watch']) {
    await press(page, screen);
    await page.waitForNetworkIdle({ idleTime: 200 });
  }
  await press(page, 'Share');
  await page.waitForSelector('.share iframe');
  await page.waitForNetworkIdle({ idleTime: 300 });
  await page.$$eval('dialog [role=tab]', (tabs) => (tabs.at(-1) as HTMLElement).click());
  await page.waitForSelector('#save-tables');
  await page.waitForNetworkIdle({ idleTime: 300 });
  const places = new Set(requests.map((request) => new URL(request).origin));
  places.delete('null');
  expect([...places]).toEqual([new URL(site.address).origin]);
  expect(requests.length).toBeGreaterThan(20);
  expect(await browser.cookies()).toEqual([]);
  expect(await page.evaluate(() => document.cookie)).toBe('');
  expect(faults).toEqual([]);
  await page.close();
});

test('once it was seen, it can be installed and opens without a network', async () => {
  const own = await serveFolder(builtSite());
  const { page, faults } = await openWatch(browser, own.address);
  // The page waits before it lets the browser store it.
  await page.evaluate(() => navigator.serviceWorker.ready.then(() => true));
  const protocol = await page.createCDPSession();
  expect(await protocol.send('Page.getInstallabilityErrors')).toEqual({ installabilityErrors: [] });
  await own.close();
  await page.goto(`${own.address}?v=1&memory=1GiB&theme=dark`);
  await page.waitForFunction(() =>
    /1 GiB/.test(document.querySelector('.paper')?.textContent ?? ''),
  );
  await page.waitForSelector('.stage[aria-busy="false"]');
  await press(page, 'Hosts');
  await page.waitForSelector('#hosts h1');
  await page.goto(`${own.address}embed.html?ui=min`);
  await page.waitForSelector('.stage[aria-busy="false"]');
  expect(faults).toEqual([]);
  await page.close();
});

test('a newer version is offered, loaded when asked for, and takes nothing from other pages', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'precopy-versions-'));
  cpSync(builtSite(), folder, { recursive: true });
  const own = await serveFolder(folder);
  const first = await openWatch(browser, own.address);
  await first.page.evaluate(() => navigator.serviceWorker.ready.then(() => true));
  await first.page.reload();

  // The next version: another page, and one part missing.
  const edit = (file: string, change: (text: string) => string) =>
    writeFileSync(join(folder, file), change(readFileSync(join(folder, file), 'utf8')));
  const gone = readdirSync(join(folder, 'assets')).find((file) => /^Hosts-.*\.js$/.test(file))!;
  rmSync(join(folder, 'assets', gone));
  edit('index.html', (text) => text.replace(/<title>.*<\/title>/, '<title>Newer</title>'));
  edit('parts.json', (text) => text.replace(`"assets/${gone}",`, ''));
  edit('sw.js', (text) => text.replace(/PREFIX \+ "\w+"/, 'PREFIX + "newer"'));
  const second = await openWatch(browser, own.address);
  const isOffered = (page: Page) =>
    page.waitForFunction(
      () => document.querySelector('.new-version[role=status] p')?.checkVisibility() ?? false,
    );
  await isOffered(second.page);
  expect(await second.page.title(), 'nothing changes by itself').not.toBe('Newer');
  expect(await violations(second.page)).toEqual([]);
  for (const width of [360, 390]) {
    await second.page.setViewport({ width, height: 700 });
    const covered = await second.page.evaluate(() => {
      const notice = document.querySelector('.new-version')!.getBoundingClientRect();
      return notice.bottom - document.querySelector('.toggle')!.getBoundingClientRect().top;
    });
    expect(covered, `at ${width}`).toBeLessThanOrEqual(0);
  }
  await Promise.all([second.page.waitForNavigation(), press(second.page, 'Reload')]);
  expect(await second.page.title()).toBe('Newer');

  await isOffered(first.page);
  await press(first.page, 'Hosts');
  await first.page.waitForSelector('#hosts h1');
  await press(first.page, 'Later');
  await first.page.waitForFunction(() => document.querySelector('.new-version p') === null);
  expect([...first.faults, ...second.faults]).toEqual([]);
  for (const { page } of [first, second]) await page.close();
  await own.close();
  rmSync(folder, { recursive: true });
});

describe('each preset', () => {
  const folder = join(builtSite(), 'presets');
  const hosted = mkdtempSync(join(tmpdir(), 'precopy-presets-'));
  beforeAll(async () => {
    process.env.SITE = 'https://lab.example/x';
    await addDiscovery(hosted);
    delete process.env.SITE;
  });
  afterAll(() => rmSync(hosted, { recursive: true }));
  const read = (...path: string[]) => readFileSync(join(...path), 'utf8');

  test.each(presets.map(({ id }) => id))('%s has a picture, a page and an oEmbed answer', (id) => {
    const picture = readFileSync(join(builtSite(), 'posters', `${id}.png`));
    expect(picture.subarray(1, 4).toString()).toBe('PNG');
    expect([picture.readUInt32BE(16), picture.readUInt32BE(20)]).toEqual([1280, 800]);
    const page = read(hosted, 'presets', `${id}.html`);
    expect(page).toContain(
      `<meta property="og:image" content="https://lab.example/x/posters/${id}.png" />`,
    );
    expect(page).toContain(
      `type="application/json+oembed" href="https://lab.example/x/presets/${id}.json"`,
    );
    const answer = JSON.parse(read(hosted, 'presets', `${id}.json`)) as object;
    expect(answer).toMatchObject({ version: '1.0', type: 'rich', width: 800, height: 560 });
    expect(answer).toHaveProperty(
      'html',
      expect.stringContaining(`https://lab.example/x/embed.html?scenario=${id}`),
    );
  });

  test('says only what is true where nobody told the address', () => {
    const pages = presets.map(({ id }) => read(folder, `${id}.html`));
    for (const page of [read(builtSite(), 'index.html'), ...pages]) {
      expect(page).toContain('og:title');
      expect(page).not.toMatch(/og:image|og:url|oembed/);
    }
    expect(readdirSync(folder).length).toBe(presets.length + 1);
  });

  test('stands in the list of them', async () => {
    const { page, faults } = await openPage(browser, `${site.address}presets/index.html`);
    const listed = await page.$$eval('.examples a', (links) =>
      links.map((link) => (link as HTMLAnchorElement).href.replace(/.*\//, '')),
    );
    expect(listed).toEqual(presets.map(({ id }) => `${id}.html`));
    expect(await violations(page)).toEqual([]);
    expect(faults).toEqual([]);
    await page.close();
  });
});

test('what was visited beside the lab opens without a network too', async () => {
  const own = await serveFolder(builtSite());
  const { page } = await openWatch(browser, own.address);
  await page.evaluate(() => navigator.serviceWorker.ready.then(() => true));
  const open = async (path: string) => {
    await page.goto(`${own.address}${path}`);
    await page.waitForNetworkIdle();
  };
  const seen = ['presets/xen-128.html', 'examples/slides.html'];
  for (const path of seen) await open(path);
  await own.close();
  for (const path of seen) {
    await open(path);
    expect(await page.$$eval('h1', (all) => all.length)).toBeGreaterThan(0);
  }
  await page.waitForSelector('.reveal.ready');
  await open(seen[0]!);
  await page.waitForFunction(() => document.querySelector('img')!.naturalWidth > 600);
  await page.close();
});

test('hostile addresses run no script and show nothing that is no value', async () => {
  const name = fc.constantFrom(
    ...Object.keys(LOOK_FIELDS),
    ...['memory', 'writes', 'set', 'link', 'seed', 'policy', 'scenario', 'hosts', 'guests', 'v'],
    ...['hosts.vm.name', 'hosts.first.name', 'hosts.first.address', 'link.changes', '__proto__.x'],
  );
  const value = fc.constantFrom(
    ...['<svg onload=hit()>', '"><script>hit()</script>', 'javascript:hit()', "');hit();('"],
    ...['NaN', 'undefined', 'null', '-1', '1e999', '', '%00', '{"__proto__":{"x":1}}', '1', 'min'],
  );
  const pairs = fc.array(fc.tuple(name, value), { minLength: 1, maxLength: 5 });
  const addresses = fc.sample(pairs, { numRuns: 24, seed: 16 }).map((list) => {
    const words = list.map((pair) => pair.map(encodeURIComponent).join('='));
    return `?${words.join('&')}`;
  });
  const { page, faults } = await openPage(browser, 'about:blank');
  await page.evaluateOnNewDocument('globalThis.hits = 0; globalThis.hit = () => hits++;');
  for (const [at, address] of addresses.entries()) {
    const path = at % 2 ? 'embed.html' : '';
    const hash = at % 6 === 0 ? '#hosts' : '';
    await page.goto(`${site.address}${path}${address}${hash}`);
    await page.waitForFunction(
      () => document.querySelector('[aria-busy="false"], #hosts h1, .calm') !== null,
    );
    await use(page);
    const shown = await page.evaluate(() => {
      // Refused values are quoted there.
      document.querySelectorAll('.problems').forEach((notice) => notice.remove());
      return {
        hits: (globalThis as unknown as { hits: number }).hits,
        polluted: 'x' in {},
        text: document.body.innerText,
        crash: document.body.innerText.includes('Something went wrong'),
      };
    });
    expect(shown, address).toMatchObject({ hits: 0, polluted: false, crash: false });
    expect(shown.text, address).not.toMatch(/\b(NaN|undefined)\b/);
  }
  expect(faults).toEqual([]);
  await page.close();
});
