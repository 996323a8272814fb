import type { Page } from 'puppeteer-core';

/** What the page saw while somebody drew on the source's map, in ms. */
export interface DrawnSeen {
  /** From the move of the pointer until the pixel under it was painted as dirty. */
  pixels: number[];
  /** From the end of a stroke until a run with it was shown. */
  runs: number[];
}

/** Runs in the page: watches the pixel under the pointer, and what is said about the strokes. */
export function watchDrawing(): void {
  const drawn: DrawnSeen = { pixels: [], runs: [] };
  Object.assign(globalThis, { drawn });
  const canvas = document.querySelector<HTMLCanvasElement>('.host canvas')!;
  const context = canvas.getContext('2d')!;
  const probe = document.createElement('canvas').getContext('2d')!;
  const dirty = getComputedStyle(canvas).getPropertyValue('--dirty').trim();
  probe.fillStyle = dirty;
  probe.fillRect(0, 0, 1, 1);
  const wanted = probe.getImageData(0, 0, 1, 1).data.join();
  let waiting: { x: number; y: number; from: number } | null = null;
  const colourAt = (x: number, y: number) => {
    const zoom = canvas.width / canvas.getBoundingClientRect().width;
    return context.getImageData(Math.floor(x * zoom), Math.floor(y * zoom), 1, 1).data.join();
  };
  addEventListener(
    'pointermove',
    (event) => {
      const { target, buttons, offsetX: x, offsetY: y } = event as PointerEvent;
      if (target !== canvas || !buttons || waiting) return;
      if (colourAt(x, y) !== wanted) waiting = { x, y, from: performance.now() };
    },
    true,
  );
  const draw = CanvasRenderingContext2D.prototype.drawImage;
  CanvasRenderingContext2D.prototype.drawImage = function (
    this: CanvasRenderingContext2D,
    ...rest
  ) {
    (draw as (...all: unknown[]) => void).apply(this, rest);
    if (this.canvas !== canvas || !waiting) return;
    const { x, y, from } = waiting;
    if (colourAt(x, y) !== wanted) return;
    waiting = null;
    requestAnimationFrame(() => {
      const { port1, port2 } = new MessageChannel();
      port1.onmessage = () => drawn.pixels.push(performance.now() - from);
      port2.postMessage(null);
    });
  } as typeof draw;
  let lifted: number | null = null;
  addEventListener('pointerup', () => (lifted = performance.now()), true);
  new MutationObserver(() => {
    if (lifted !== null) drawn.runs.push(performance.now() - lifted);
    lifted = null;
  }).observe(document.querySelector('.drawing')!, {
    subtree: true,
    childList: true,
    characterData: true,
  });
}

export const drawnOn = (page: Page) =>
  page.evaluate(() => (globalThis as unknown as { drawn: DrawnSeen }).drawn);

/** Draws lines on the source's map with the mouse, for some seconds. */
export async function drawLines(page: Page, seconds: number): Promise<void> {
  const box = (await (await page.$('.host canvas'))!.boundingBox())!;
  const end = performance.now() + seconds * 1000;
  for (let line = 0; performance.now() < end; line++) {
    const y = box.y + box.height * (((line * 0.37) % 0.9) + 0.05);
    await page.mouse.move(box.x + box.width * 0.05, y);
    await page.mouse.down();
    for (let step = 1; step <= 12 && performance.now() < end; step++) {
      await page.mouse.move(box.x + box.width * (0.05 + step * 0.07), y);
      await new Promise((done) => setTimeout(done, 25));
    }
    await page.mouse.up();
    await new Promise((done) => setTimeout(done, 150));
  }
}
