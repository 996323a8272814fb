import { mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Browser, Frame, Page } from 'puppeteer-core';
import { openPage } from './browsers';
import { type Site, serveFolder } from './serve';

/** The actions of a page around a frame, and the messages it received; in the page as `host`. */
export interface Host {
  heard: { type: string; id?: unknown; [key: string]: unknown }[];
  send(message: unknown): void;
  /** Sends a command and waits for the answer with its id. */
  ask(message: object): Promise<Record<string, unknown>>;
}

const SCRIPT = `
const frame = document.querySelector('iframe');
window.host = {
  heard: [],
  send: (message) => frame.contentWindow.postMessage(message, '*'),
  ask(message) {
    const id = 'ask-' + Math.random();
    return new Promise((done, fail) => {
      setTimeout(() => fail(new Error('No answer to ' + JSON.stringify(message))), 60000);
      addEventListener('message', ({ data }) => data?.id === id && done(data));
      this.send({ target: 'precopy', v: 1, id, ...message });
    });
  },
};
addEventListener('message', ({ source, data }) => {
  if (source === frame.contentWindow && data?.source === 'precopy') host.heard.push(data);
});
`;

/** A page of another origin around one frame; `attributes` is the frame's HTML. */
export function hostHtml(attributes: string, { before = '', after = '' } = {}): string {
  return `<!doctype html><meta charset="utf-8"><title>Course</title><link rel="icon" href="data:,">
<body style="margin:0">${before}<iframe ${attributes} title="Lab" style="border:0"></iframe>${after}
<script>${SCRIPT}</script>`;
}

/** Serves pages by name on a separate origin. */
export function serveHosts(pages: Record<string, string>): Promise<Site> {
  const folder = mkdtempSync(join(tmpdir(), 'precopy-host-'));
  for (const [name, html] of Object.entries(pages)) writeFileSync(join(folder, name), html);
  return serveFolder(folder, { path: '/' });
}

/** Opens a page around a frame and waits until its lab is ready. */
export async function openHost(browser: Browser, address: string) {
  const opened = await openPage(browser, address);
  await opened.page.waitForFunction(() =>
    (globalThis as unknown as { host?: Host }).host?.heard.some(({ type }) => type === 'ready'),
  );
  return { ...opened, frame: labFrame(opened.page) };
}

export const labFrame = (page: Page): Frame => page.frames().at(-1)!;
