import type { Browser } from 'puppeteer-core';
import { afterAll, beforeAll } from 'vitest';
import { startBrowser } from './browsers';
import { builtSite } from './lab';
import { type Site, serveFolder } from './serve';

/** The served site and Chromium, during the tests of a file. */
export let site: Site;
export let browser: Browser;

/** Serves the site and starts the browser for all tests of the file that calls it. */
export function withSite(): void {
  beforeAll(async () => {
    site = await serveFolder(builtSite());
    browser = await startBrowser('chromium');
  });
  afterAll(async () => {
    await browser?.close();
    await site?.close();
  });
}
