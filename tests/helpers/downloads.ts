import { existsSync, mkdtempSync, readdirSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Browser } from 'puppeteer-core';

/** Where the files end that a browser's pages offer. */
export interface Downloads {
  folder: string;
  /** Resolves with the path of a file once it is there as a whole. */
  wait(name: string): Promise<string>;
  list(): string[];
}

/** Lets a browser save files without asking, into a folder of its own. */
export async function takeDownloads(browser: Browser): Promise<Downloads> {
  const folder = mkdtempSync(join(tmpdir(), 'precopy-saved-'));
  const session = await browser.target().createCDPSession();
  await session.send('Browser.setDownloadBehavior', { behavior: 'allow', downloadPath: folder });
  return {
    folder,
    list: () => readdirSync(folder),
    async wait(name) {
      const path = join(folder, name);
      // The browser gives a file its name when it is complete.
      for (let tries = 0; tries < 400; tries++) {
        if (existsSync(path)) return path;
        await new Promise((done) => setTimeout(done, 50));
      }
      throw new Error(`${name} was not saved; there are ${readdirSync(folder).join(', ')}.`);
    },
  };
}
