import { mkdtempSync, readFileSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Browser, Page } from 'puppeteer-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { openPage, startBrowser } from '../helpers/browsers';
import { builtSite } from '../helpers/lab';
import { type Site, serveFolder } from '../helpers/serve';

const ICON = '<!doctype html><link rel="icon" href="data:,">';
const FILES: Record<string, string> = {
  'embed.html': `${ICON}<title>stub</title><script>
parent.postMessage({ source: 'precopy', v: 1, type: 'ready', state: { search: '' } }, '*');
</script>`,
  'plain.html': `${ICON}<script>window.told = [];
addEventListener('precopy-error', ({ detail }) => told.push(detail));</script>
<script src="precopy-lab.js"></script>
<precopy-lab src="." poster="p.svg"><a href="x">Open</a></precopy-lab>`,
  'based.html': `${ICON}<base href="folder/"><script src="../precopy-lab.js"></script>
<precopy-lab src="../" scenario="xen-128"></precopy-lab>`,
  'p.svg': '<svg xmlns="http://www.w3.org/2000/svg" width="16" height="10"/>',
};

let site: Site;
let browser: Browser;
beforeAll(async () => {
  const folder = mkdtempSync(join(tmpdir(), 'precopy-element-src-'));
  writeFileSync(join(folder, 'precopy-lab.js'), readFileSync(join(builtSite(), 'precopy-lab.js')));
  for (const [name, text] of Object.entries(FILES)) writeFileSync(join(folder, name), text);
  site = await serveFolder(folder);
  browser = await startBrowser('chromium');
});
afterAll(async () => {
  await browser?.close();
  await site?.close();
});

const open = (name: string) => openPage(browser, site.address + name);
const isReady = (page: Page) =>
  page.waitForFunction(
    () =>
      document.querySelector('precopy-lab')?.shadowRoot?.querySelector<HTMLElement>('.box')!.dataset
        .is === 'ready',
  );
const address = (page: Page) =>
  page.$eval('precopy-lab', (lab) => lab.shadowRoot!.querySelector('iframe')?.src ?? null);

test.each([
  'javascript:alert(1)',
  'javascript://x/%0aalert(1)',
  'http://[',
  'data:text/html,x',
  'blob:x',
])('src="%s" makes no frame: what the element holds is shown, and why is told', async (src) => {
  const { page, faults } = await open('plain.html');
  await isReady(page);
  await page.$eval('precopy-lab', (lab, to) => lab.setAttribute('src', to), src);
  const isShown = () =>
    page.$eval('a', (link) => link.checkVisibility({ visibilityProperty: true }));
  expect(await address(page)).toBeNull();
  expect(await isShown()).toBe(true);
  // Added to a page with it, nothing else happens; commands return the reason.
  const rejected = await page.$eval('precopy-lab', async (element) => {
    const lab = element.cloneNode(true) as HTMLElement & { play(): Promise<never> };
    element.replaceWith(lab);
    await new Promise((done) => lab.addEventListener('precopy-error', done, { once: true }));
    return lab.play().catch((error: Error) => error.message);
  });
  expect(await address(page)).toBeNull();
  expect(await isShown()).toBe(true);
  const fault = {
    field: 'src',
    value: JSON.stringify(src),
    allowed: 'an address with http, https or file, or a relative one',
  };
  const message = `src: ${fault.value} is not allowed; allowed: ${fault.allowed}`;
  expect(rejected).toBe(message);
  expect(await page.evaluate('told')).toEqual(Array(2).fill({ message, faults: [fault] }));
  // With a valid address it is a lab again.
  await page.$eval('precopy-lab', (lab) => lab.setAttribute('src', '.'));
  await isReady(page);
  expect(faults).toEqual([]);
  await page.close();
});

test('a relative src counts from the base of the page', async () => {
  const { page } = await open('based.html');
  await isReady(page);
  expect(await address(page)).toBe(`${site.address}embed.html?scenario=xen-128`);
  await page.close();
});
