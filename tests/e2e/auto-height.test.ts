import { mkdtempSync, readFileSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Browser, Page } from 'puppeteer-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { build } from 'vite';
import { openPage, startBrowser } from '../helpers/browsers';
import { root } from '../helpers/commands';
import { HOSTS } from '../helpers/height-hosts';
import { type Site, serveFolder } from '../helpers/serve';

/** Content of a height that a message sets; it fills the frame until a page follows it. */
const CHILD = `<!doctype html><style>body{margin:0}#app{min-height:100vh}#app div{height:300px}
.follows #app{min-height:0}</style><div id="app"><div></div></div><script type="module">
import { followHeight } from './auto-height.js';
window.follows = 0;
followHeight(document.getElementById('app'), {
  isAsked: location.search.includes('height=auto'),
  onfollow: () => { window.follows++; document.documentElement.classList.add('follows'); },
});
</script>`;

let child: Site;
let hosts: Site;
let browser: Browser;
beforeAll(async () => {
  const folder = mkdtempSync(join(tmpdir(), 'precopy-height-'));
  await build({
    root,
    configFile: false,
    logLevel: 'error',
    publicDir: false,
    build: {
      outDir: folder,
      lib: { entry: 'src/embed/auto-height.ts', formats: ['es'], fileName: () => 'auto-height.js' },
    },
  });
  writeFileSync(join(folder, 'child.html'), CHILD);
  child = await serveFolder(folder, { path: '/' });
  const pages = mkdtempSync(join(tmpdir(), 'precopy-hosts-'));
  for (const { name, file, script, query = '' } of HOSTS) {
    if (file) writeFileSync(join(pages, `${name}-host.js`), readFileSync(join(root, file)));
    writeFileSync(
      join(pages, `${name}.html`),
      `<!doctype html><link rel="icon" href="data:,"><body>${file ? `<script src="${name}-host.js"></script>` : ''}
<iframe src="${child.address}child.html${query}" width="600" height="150"></iframe>
<script>${script}</script>`,
    );
  }
  hosts = await serveFolder(pages, { path: '/' });
  browser = await startBrowser('chromium');
});
afterAll(async () => {
  await browser?.close();
  await Promise.all([child?.close(), hosts?.close()]);
});

const frameHeight = (page: Page) => page.$eval('iframe', (frame) => frame.clientHeight);
const until = (page: Page, height: number) =>
  page.waitForFunction(
    (wanted) => document.querySelector('iframe')!.clientHeight === wanted,
    { timeout: 10_000 },
    height,
  );
const grow = (page: Page, height: string) =>
  page
    .frames()[1]!
    .$eval('#app div', (content, value) => ((content as HTMLElement).style.height = value), height);
const rest = (ms: number) => new Promise((done) => setTimeout(done, ms));

test.each(HOSTS.filter(({ follows }) => follows).map(({ name }) => name))(
  '%s follows content as it grows and shrinks',
  async (name) => {
    const { page, faults } = await openPage(browser, `${hosts.address}${name}.html`);
    await until(page, 300);
    await grow(page, '520px');
    await until(page, 520);
    await grow(page, '210.4px');
    await until(page, 211);
    await rest(400);
    expect(await frameHeight(page), 'it has come to rest').toBe(211);
    expect(await page.frames()[1]!.evaluate('window.follows')).toBe(1);
    expect(faults).toEqual([]);
    await page.close();
  },
);

test.each(HOSTS.filter(({ follows }) => !follows).map(({ name }) => name))(
  'a frame keeps its size on %s',
  async (name) => {
    const { page, faults } = await openPage(browser, `${hosts.address}${name}.html`);
    await page.frames()[1]!.waitForFunction('window.follows !== undefined');
    await grow(page, '520px');
    await rest(600);
    expect(await frameHeight(page)).toBe(150);
    expect(await page.frames()[1]!.evaluate('window.follows')).toBe(0);
    expect(faults).toEqual([]);
    await page.close();
  },
);

test('only greetings are sent unasked, and nothing a page sends makes it stumble', async () => {
  const { page, faults } = await openPage(browser, `${hosts.address}hostile.html`);
  await page.waitForFunction('window.isDone && window.heard.length >= 2');
  await rest(300);
  const heard = (await page.evaluate('window.heard')) as unknown[];
  const kinds = new Set(heard.map((message) => JSON.stringify(message)));
  expect(kinds).toEqual(
    new Set(['"[iFrameResizerChild]Ready"', '{"context":"h5p","action":"hello"}']),
  );
  expect(await page.frames()[1]!.evaluate('window.follows')).toBe(0);
  expect(faults).toEqual([]);
  await page.close();
});
