import { mkdtempSync, readFileSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import type { Browser, Page } from 'puppeteer-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { openPage, startBrowser } from '../helpers/browsers';
import { builtSite } from '../helpers/lab';
import { type Site, serveFolder } from '../helpers/serve';

/** A page that only speaks the lab's messages; commands are collected in `window.commands`. */
const FRAME = `<!doctype html><link rel="icon" href="data:,"><title>stub</title><script type="module">
window.commands = [];
const send = (message) => parent.postMessage({ source: 'precopy', v: 1, ...message }, '*');
const state = { search: location.search, isPlaying: false, ms: 7, theme: 'light' };
addEventListener('message', ({ data }) => {
  if (data.target !== 'precopy') return;
  window.commands.push(data);
  const { id, type } = data;
  if (type === 'play') state.isPlaying = true;
  if (type === 'seek' && data.ms === 13) return;
  if (data.params?.memory === 'lots' || data.params?.scenario === 'none')
    send({ id, type: 'error', message: 'memory: no', faults: [{ field: 'memory' }] });
  else if (data.format === 'stage-svg' && location.search.includes('undrawn'))
    send({ id, type: 'error', message: 'Another run has begun.' });
  else if (type === 'export')
    send({ id, type: 'state', state, file: { name: 'a.csv', type: 'text/csv', text: 'a' } });
  else send({ id, type: 'state', state });
});
if (!location.search.includes('silent')) send({ type: 'ready', state });
send({ type: 'event', event: { ms: 1, kind: 'round', text: 'round 1 begins' } });
if (location.search.includes('height=auto') && !location.search.includes('ui=min'))
  send({ type: 'height', height: 612 });
</script>`;

const page = (body: string, script = '<script src="precopy-lab.js"></script>') =>
  `<!doctype html><link rel="icon" href="data:,">${script}<body>${body}`;
const LOG = `<script>window.heard = [];
for (const type of ['ready', 'state', 'event', 'error'])
  addEventListener('precopy-' + type, (event) => heard.push([type, event.detail]));</script>`;
const LAB =
  '<precopy-lab src="." scenario="xen-128" poster="p.svg"><a href="x">Open</a></precopy-lab>';
/** Time-outs of a second pass twenty times faster. */
const HASTE = `<script>const slow = setTimeout;
window.setTimeout = (go, ms) => slow(go, ms > 1000 ? ms / 20 : ms);</script>`;
const PAGES: Record<string, string> = {
  'plain.html': page(LOG + LAB),
  'module.html': page(
    LOG +
      '<precopy-lab scenario="?v=1&memory=8GiB&writes=1000" ui="min" run hide="a,b"></precopy-lab>',
    '<script type="module" src="precopy-lab.js"></script>',
  ),
  'undrawn.html': page(`${LOG}<precopy-lab scenario="undrawn=1"></precopy-lab>`),
  'late.html': page(HASTE + LAB),
  'far.html': page(`${LOG}<canvas height="4000"></canvas>${LAB}`),
  'auto.html': page('<precopy-lab scenario="xen-128" height="auto" width="500"></precopy-lab>'),
  'silent.html': page(
    `${HASTE}<precopy-lab scenario="silent=1"><a href="x">Open</a></precopy-lab>`,
  ),
  'sizes.html': page(
    '<precopy-lab scenario="a=1" width="640"></precopy-lab>' +
      '<precopy-lab scenario="a=1" width="50%" aspect="4:3"></precopy-lab>' +
      '<precopy-lab scenario="a=1" height="333"></precopy-lab>',
  ),
  'early.html': page(
    `<precopy-lab scenario="xen-128"></precopy-lab>
<script>document.querySelector('precopy-lab').lock = 'memory';</script>
<script src="precopy-lab.js"></script>`,
    '',
  ),
  'embed.html': FRAME,
  'p.svg': '<svg xmlns="http://www.w3.org/2000/svg" width="16" height="10"/>',
};

let site: Site;
let browser: Browser;
let script: string;
beforeAll(async () => {
  const folder = mkdtempSync(join(tmpdir(), 'precopy-element-'));
  script = readFileSync(join(builtSite(), 'precopy-lab.js'), 'utf8');
  writeFileSync(join(folder, 'precopy-lab.js'), script);
  for (const [name, text] of Object.entries(PAGES)) writeFileSync(join(folder, name), text);
  site = await serveFolder(folder, {
    headers: { 'content-security-policy': "style-src 'self' 'unsafe-hashes'" },
  });
  browser = await startBrowser('chromium');
});
afterAll(async () => {
  await browser?.close();
  await site?.close();
});

interface Lab extends HTMLElement {
  scenario: string;
  theme: string;
  playing: boolean;
  readonly ms: number;
  readonly state: { search: string; isPlaying: boolean } | null;
  play(): Promise<{ isPlaying: boolean }>;
  seek(target: unknown): Promise<unknown>;
  step(by?: string, direction?: number): Promise<unknown>;
  set(params: object): Promise<unknown>;
  export(format: string): Promise<{ name: string }>;
}
const open = (name: string) => openPage(browser, site.address + name);
const isReady = (page: Page) =>
  page.waitForFunction(
    () =>
      document.querySelector('precopy-lab')!.shadowRoot!.querySelector<HTMLElement>('.box')!.dataset
        .is === 'ready',
  );
const address = (page: Page) =>
  page.$eval('precopy-lab', (lab) => lab.shadowRoot!.querySelector('iframe')?.src ?? null);
const commands = (page: Page) =>
  page.frames()[1]!.evaluate(() =>
    (window as unknown as { commands: Record<string, unknown>[] }).commands.map((command) => {
      const { id, target, v, ...rest } = command;
      if (typeof id !== 'string' || target !== 'precopy' || v !== 1) throw new Error('contract');
      return rest;
    }),
  );
const heard = (page: Page) => page.evaluate('window.heard') as Promise<[string, unknown][]>;

test('one small script without a dependency', () => {
  expect(gzipSync(script).length).toBeLessThan(6000);
  expect(script).not.toMatch(/\bimport\b|\bexport\b\s*\{/);
});

test('a frame with a title is made beside the script, in both kinds of script', async () => {
  const { page, faults } = await open('plain.html');
  await isReady(page);
  expect(await address(page)).toBe(`${site.address}embed.html?scenario=xen-128`);
  const attributes = await page.$eval('precopy-lab', (lab) => {
    const { title, allow } = lab.shadowRoot!.querySelector('iframe')!;
    return { title, allow };
  });
  expect(attributes).toEqual({
    title: 'Live migration simulator: xen-128',
    allow: 'fullscreen; clipboard-write',
  });
  expect(faults).toEqual([]);
  await page.goto(`${site.address}module.html`);
  await isReady(page);
  expect(await address(page)).toBe(
    `${site.address}embed.html?v=1&memory=8GiB&writes=1000&ui=min&hide=a,b&run=1`,
  );
  await page.close();
});

test('a frame far below is made when it is nearly seen, or commanded', async () => {
  const { page, requests } = await open('far.html');
  await page.waitForFunction(() => !!customElements.get('precopy-lab'));
  expect(await address(page)).toBeNull();
  expect(
    requests.some((each) => each.includes('p.svg')),
    'the picture stands for it',
  ).toBe(true);
  const isPlaying = await page.$eval(
    'precopy-lab',
    async (lab) => (await (lab as Lab).play()).isPlaying,
  );
  expect(isPlaying).toBe(true);
  expect(await commands(page)).toEqual([{ type: 'play' }]);
  await page.reload();
  await page.evaluate(() => scrollTo(0, 4000));
  await isReady(page);
  await page.close();
});

test('methods and properties are commands; answers, refusals and silence come back', async () => {
  const { page } = await open('plain.html');
  await isReady(page);
  const results = await page.$eval('precopy-lab', async (element) => {
    const lab = element as Lab;
    const refused = await lab.set({ memory: 'lots' }).catch((error: Error) => error.message);
    const file = await lab.export('rounds-csv');
    await lab.seek(2500);
    await lab.seek('2.5s');
    await lab.seek('2,5s');
    await lab.seek('stop-and-copy');
    await lab.seek({ position: 0.5 });
    await lab.step('round', -1);
    lab.playing = true;
    lab.theme = 'dark';
    lab.scenario = 'memory=4GiB';
    await lab.step();
    return { refused, file: file.name, ms: lab.ms, isPlaying: lab.playing };
  });
  expect(results).toEqual({
    refused: 'memory: no',
    file: 'a.csv',
    ms: 7,
    isPlaying: true,
  });
  expect(await commands(page)).toEqual([
    { type: 'set', params: { memory: 'lots' } },
    { type: 'export', format: 'rounds-csv' },
    { type: 'seek', ms: 2500 },
    { type: 'seek', ms: 2500 },
    { type: 'seek', ms: 2500 },
    { type: 'seek', stop: 'stop-and-copy' },
    { type: 'seek', position: 0.5 },
    { type: 'step', by: 'round', direction: -1 },
    { type: 'play' },
    { type: 'setTheme', theme: 'dark' },
    { type: 'set', params: { scenario: 'hyper-v-16g', memory: '4GiB' } },
    { type: 'step', by: 'event', direction: 1 },
  ]);
  const scheme = () =>
    page.$eval('precopy-lab', (lab) => lab.shadowRoot!.querySelector('iframe')!.style.colorScheme);
  expect(await scheme()).toBe('dark');
  const events = await heard(page);
  expect(events[0]).toMatchObject(['ready', { search: '?scenario=xen-128' }]);
  expect(events[1]).toEqual(['event', { ms: 1, kind: 'round', text: 'round 1 begins' }]);
  expect(events.filter(([type]) => type === 'error')).toHaveLength(1);
  // A value that the frame refuses as a change is used when it loads.
  await page.$eval('precopy-lab', (lab) => lab.setAttribute('scenario', 'none'));
  await page.waitForFunction(() =>
    document
      .querySelector('precopy-lab')!
      .shadowRoot!.querySelector('iframe')!
      .src.endsWith('?scenario=none&theme=dark'),
  );
  await page.close();
});

test('taken off the page it rejects what waits, and nothing goes wrong later', async () => {
  const { page, faults } = await open('plain.html');
  await isReady(page);
  const messages = await page.$eval('precopy-lab', async (element) => {
    const lab = element as Lab;
    const message = (error: Error) => error.message;
    lab.scenario = 'memory=4GiB';
    const asked = lab.seek(13).catch(message);
    lab.remove();
    const early = document.createElement('precopy-lab') as Lab;
    document.body.append(early);
    const waited = early.play().catch(message);
    early.remove();
    return [await asked, await waited];
  });
  expect(messages).toEqual(Array(2).fill('The lab was removed from the page.'));
  expect(faults).toEqual([]);
  await page.close();
});

test('without a theme it has its own again, and an aimless seek is for the frame to refuse', async () => {
  const { page } = await open('plain.html');
  await isReady(page);
  await page.$eval('precopy-lab', (lab) => (lab as Lab).seek(undefined));
  expect(await commands(page)).toEqual([{ type: 'seek' }]);
  await page.$eval('precopy-lab', (lab) => lab.setAttribute('theme', 'dark'));
  await page.$eval('precopy-lab', (lab) => lab.removeAttribute('theme'));
  await page.waitForFunction(() =>
    document.querySelector('precopy-lab')!.shadowRoot!.querySelector('iframe')!.src.endsWith('128'),
  );
  await page.close();
});

test('every attribute is a property by its name, also one that was set before the script came', async () => {
  const { page } = await open('plain.html');
  await isReady(page);
  const said = await page.$eval('precopy-lab', async (lab) => {
    const own = lab as unknown as Record<string, unknown>;
    own.run = true;
    own.ui = 'min';
    own.hide = 'verdict';
    own.run = false;
    own.speed = 4;
    const rejected = await (lab as unknown as { set(x: unknown): Promise<unknown> }).set(null).then(
      () => 'no',
      (error: unknown) => (error instanceof Error ? 'error' : 'other'),
    );
    return [own.ui, own.hide, own.run, own.speed, lab.getAttribute('speed'), rejected];
  });
  expect(said.slice(0, 5)).toEqual(['min', 'verdict', null, '4', '4']);
  await page.close();
  const late = await openPage(browser, 'about:blank');
  await late.page.goto(site.address + 'p.svg');
  await late.page.goto(`${site.address}early.html`);
  await late.page.waitForFunction(
    () => document.querySelector('precopy-lab')?.getAttribute('lock') === 'memory',
  );
  await late.page.close();
});

test('several attributes in one go load the frame once, and fill no history', async () => {
  const { page } = await open('late.html');
  await isReady(page);
  const before = await page.evaluate(() => history.length);
  await page.$eval('precopy-lab', (lab) => {
    lab.setAttribute('scenario', 'qemu-64g');
    lab.setAttribute('lock', 'all');
  });
  await isReady(page);
  expect(await address(page)).toContain('scenario=qemu-64g&lock=all');
  const frame = await page.evaluateHandle(() =>
    document.querySelector('precopy-lab')!.shadowRoot!.querySelector('iframe')!,
  );
  // Longer than the time-out for answers, which is shorter here.
  await new Promise((done) => setTimeout(done, 900));
  const isSame = await page.evaluate(
    (old) => old === document.querySelector('precopy-lab')!.shadowRoot!.querySelector('iframe'),
    frame,
  );
  expect(isSame).toBe(true);
  expect(await page.evaluate(() => history.length)).toBe(before);
  await page.close();
});

test('times are moments in milliseconds, seconds and minutes, and other words are events', async () => {
  const { page } = await open('plain.html');
  await isReady(page);
  await page.$eval('precopy-lab', async (lab) => {
    for (const target of [5, '2.5s', '250 ms', '1min', 'round3', '1.2.3s'])
      await (lab as unknown as Lab).seek(target);
  });
  expect((await commands(page)).map(({ ms, stop }) => ms ?? stop)).toEqual([
    5,
    2500,
    250,
    60000,
    'round3',
    '1.2.3s',
  ]);
  await page.close();
});

test('a command without an answer is given up', async () => {
  const { page } = await open('late.html');
  const late = await page.$eval('precopy-lab', (lab) =>
    (lab as Lab).seek(13).catch((error: Error) => error.message),
  );
  expect(late).toBe('The lab has not answered "seek" in 10 seconds.');
  await page.close();
});

test('a picture for paper that was not drawn is no error of the page', async () => {
  const { page } = await openPage(browser, `${site.address}undrawn.html`);
  await page.waitForFunction(() =>
    document.querySelector('precopy-lab')!.shadowRoot!.querySelector('[data-is=ready]'),
  );
  const frame = await page.waitForFrame((each) => each.url().includes('embed.html'));
  await frame.waitForFunction('commands.some(({ type }) => type === "export")');
  // Later answers belong to later requests.
  await page.evaluate(() => (document.querySelector('precopy-lab') as Lab).step());
  expect((await heard(page)).map(([type]) => type)).not.toContain('error');
  await page.close();
});

test('only the own frame is heard', async () => {
  const { page } = await open('plain.html');
  await isReady(page);
  const before = (await heard(page)).length;
  await page.evaluate(() => {
    const forged = { source: 'precopy', v: 1, type: 'state', state: { ms: 1e9 } };
    postMessage(forged, '*');
    const other = document.body.appendChild(document.createElement('iframe'));
    other.srcdoc = `<script>parent.postMessage(${JSON.stringify(forged)}, '*')</script>`;
    return new Promise((done) => setTimeout(done, 300));
  });
  expect((await heard(page)).length).toBe(before);
  expect(await page.$eval('precopy-lab', (lab) => (lab as Lab).ms)).toBe(7);
  await page.close();
});

test('attributes size it, and height="auto" follows the frame', async () => {
  const { page } = await open('sizes.html');
  const sizes = await page.$$eval('precopy-lab', (labs) =>
    labs.map((lab) => [(lab as HTMLElement).offsetWidth, (lab as HTMLElement).offsetHeight]),
  );
  expect(sizes).toEqual([
    [640, 400],
    [632, 474],
    [1264, 333],
  ]);
  await page.goto(`${site.address}auto.html`);
  await page.waitForFunction(
    () => document.querySelector<HTMLElement>('precopy-lab')!.offsetHeight === 612,
  );
  expect(await address(page)).toBe(`${site.address}embed.html?scenario=xen-128&height=auto`);
  // It keeps its height while another page loads that has sent none.
  await page.$eval('precopy-lab', (lab) => lab.setAttribute('ui', 'min'));
  expect(await page.$eval('precopy-lab', (lab) => (lab as HTMLElement).offsetHeight)).toBe(612);
  await page.close();
});

test('until the frame speaks there is a picture, and again on paper', async () => {
  const { page } = await open('plain.html');
  await isReady(page);
  const shown = () =>
    page.$eval('precopy-lab', (lab) =>
      ['iframe', '.poster', 'img'].map((each) => {
        const { display, visibility } = getComputedStyle(lab.shadowRoot!.querySelector(each)!);
        return display !== 'none' && visibility === 'visible';
      }),
    );
  expect(await shown()).toEqual([true, false, false]);
  await page.emulateMediaType('print');
  expect(await shown()).toEqual([false, true, true]);
  await page.close();
});

test('without a word of the frame, frame and fallback are shown', async () => {
  const { page } = await open('silent.html');
  await page.waitForFunction(() => {
    const box = document.querySelector('precopy-lab')!.shadowRoot!.querySelector('.box');
    return (box as HTMLElement).dataset.is === 'silent';
  });
  expect(await page.$eval('a', (link) => link.checkVisibility({ visibilityProperty: true }))).toBe(
    true,
  );
  await page.close();
});
