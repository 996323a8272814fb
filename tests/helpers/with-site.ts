import type { Browser } from 'puppeteer-core';
import { afterAll, beforeAll } from 'vitest';
import { startBrowser } from './browsers';
import { builtSite } from './lab';
import { type Site, serveFolder } from './serve';

/** The built site as it is served, and Chromium, while the tests of a file run. */
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
