import { mkdtempSync, readdirSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Browser } from 'puppeteer-core';

/** The folder for files that pages offer. */
export interface Downloads {
  folder: string;
  /** Resolves with the path of the next file of that name when it is complete. */
  wait(name: string): Promise<string>;
  list(): string[];
}

/** Lets a browser save files into a separate folder without asking. */
export async function takeDownloads(browser: Browser): Promise<Downloads> {
  const folder = mkdtempSync(join(tmpdir(), 'precopy-saved-'));
  const session = await browser.target().createCDPSession();
  const names = new Map<string, string>();
  // A file has its name while still empty; only the browser knows when it is complete.
  const whole: { name: string; path: string }[] = [];
  session.on('Browser.downloadWillBegin', ({ guid, suggestedFilename }) => {
    names.set(guid, suggestedFilename);
  });
  session.on('Browser.downloadProgress', ({ guid, state, filePath }) => {
    if (state !== 'completed') return;
    const name = names.get(guid)!;
    whole.push({ name, path: filePath ?? join(folder, name) });
  });
  await session.send('Browser.setDownloadBehavior', {
    behavior: 'allow',
    downloadPath: folder,
    eventsEnabled: true,
  });
  return {
    folder,
    list: () => readdirSync(folder),
    async wait(name) {
      for (let tries = 0; tries < 400; tries++) {
        const at = whole.findIndex((file) => file.name === name);
        if (at >= 0) return whole.splice(at, 1)[0]!.path;
        await new Promise((done) => setTimeout(done, 50));
      }
      throw new Error(`${name} was not saved; there are ${readdirSync(folder).join(', ')}.`);
    },
  };
}
