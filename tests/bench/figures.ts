import type { Page } from 'puppeteer-core';

/** A measurement of a part of the page, and its limit. */
export interface Figure {
  what: string;
  value: number;
  unit: string;
  limit: string;
}

/** The q-quantile of a list that is not empty. */
export function quantile(list: readonly number[], q: number): number {
  const sorted = [...list].sort((a, b) => a - b);
  return sorted[Math.min(sorted.length - 1, Math.floor(q * sorted.length))]!;
}

export const pause = (ms: number) => new Promise((done) => setTimeout(done, ms));

/** Runs in the page: counts frames, and those in which the playhead moved, for some ms. */
export async function countFrames(length: number): Promise<{ rate: number; moves: number }> {
  let frames = 0;
  let moves = 0;
  let last = '';
  const started = performance.now();
  while (performance.now() - started < length) {
    await new Promise((done) => requestAnimationFrame(done));
    frames++;
    const at = document.querySelector<HTMLElement>('.timeline .head')!.style.transform;
    if (at !== last) moves++;
    last = at;
  }
  const passed = (performance.now() - started) / 1000;
  return { rate: frames / passed, moves: moves / passed };
}

/** Opens the client below the stage. */
export async function openClient(page: Page): Promise<void> {
  await page.evaluate(
    () => (document.querySelector<HTMLDetailsElement>('details.client')!.open = true),
  );
  await page.waitForSelector('section.client');
  await page.evaluate(() => scrollTo(0, 0));
}
