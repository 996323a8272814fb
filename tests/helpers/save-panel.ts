import { readFileSync } from 'node:fs';
import type { Browser, ElementHandle, Page } from 'puppeteer-core';
import { openWatch, press } from './lab';

/**
 * Presses the button with this name or text as a user does, because pages may not save by
 * themselves.
 */
export async function click(page: Page, name: string): Promise<void> {
  const found = await page.evaluateHandle(
    (wanted) =>
      [...document.querySelectorAll('button')].find(
        (button) => (button.ariaLabel ?? button.textContent!.trim()) === wanted,
      ) ?? null,
    name,
  );
  const button = found.asElement() as ElementHandle<HTMLButtonElement> | null;
  if (!button) throw new Error(`No button is called ${name}.`);
  await button.click();
}

/** Opens the panel and waits until it shows what can be made. */
export async function openSavePanel(
  browser: Browser,
  address: string,
  before?: (page: Page) => Promise<unknown>,
) {
  const opened = await openWatch(browser, address);
  await before?.(opened.page);
  await press(opened.page, 'Share');
  await (await opened.page.waitForSelector('#share-tab-1'))!.click();
  await opened.page.waitForSelector('.save');
  await opened.page.waitForFunction(() =>
    [...document.querySelectorAll('button')].some(
      (button) => button.textContent!.trim() === 'Make the film' && !button.disabled,
    ),
  );
  return opened;
}

/** Sets the fields of the panel by their labels; options by their text. */
export async function fill(page: Page, values: Record<string, string>): Promise<void> {
  for (const [label, value] of Object.entries(values))
    await page.evaluate(
      (wanted, text) => {
        const field = [...document.querySelectorAll('.save label')]
          .find((each) => each.textContent!.trim().startsWith(wanted))!
          .querySelector<HTMLInputElement | HTMLSelectElement>('select, input')!;
        if (field instanceof HTMLSelectElement)
          field.selectedIndex = [...field.options].findIndex((each) =>
            each.textContent!.trim().startsWith(text),
          );
        else field.value = text;
        field.dispatchEvent(new Event('input', { bubbles: true }));
        field.dispatchEvent(new Event('change', { bubbles: true }));
      },
      label,
      value,
    );
}

/**
 * What a browser shows of a saved SVG: its size as a picture, and elements that are not plain
 * drawing.
 */
export const lookAt = (page: Page, path: string) =>
  page.evaluate(
    async (text) => {
      const parsed = new DOMParser().parseFromString(text, 'image/svg+xml');
      const image = new Image();
      image.src = URL.createObjectURL(new Blob([text], { type: 'image/svg+xml' }));
      await image.decode();
      const all = [...parsed.querySelectorAll('*')];
      return {
        error: parsed.querySelector('parsererror')?.textContent ?? null,
        size: [image.naturalWidth, image.naturalHeight],
        text: parsed.documentElement.textContent!.replace(/\s+/g, ' '),
        ground: parsed.querySelector('path')!.getAttribute('fill'),
        foreign: all.filter(
          (element) =>
            /^(script|style|foreignObject|image|use|a)$/i.test(element.localName) ||
            [...element.attributes].some(
              ({ name, value }) =>
                /^(on.*|style|class|href)$/.test(name) ||
                /var\(|https?:\/\/(?!www\.w3)/.test(value),
            ),
        ).length,
      };
    },
    readFileSync(path, 'utf8'),
  );

/** The size of a PNG, its number of colours, and whether it is opaque. */
export const lookAtPng = (page: Page, path: string) =>
  page.evaluate(async (base64) => {
    const bytes = Uint8Array.from(atob(base64), (letter) => letter.charCodeAt(0));
    const bitmap = await createImageBitmap(new Blob([bytes], { type: 'image/png' }));
    const canvas = new OffscreenCanvas(bitmap.width, bitmap.height);
    const context = canvas.getContext('2d')!;
    context.drawImage(bitmap, 0, 0);
    const pixels = new Uint32Array(
      context.getImageData(0, 0, bitmap.width, bitmap.height).data.buffer,
    );
    return {
      size: [bitmap.width, bitmap.height],
      colours: new Set(pixels).size,
      isOpaque: pixels.every((pixel) => pixel >>> 24 === 255),
    };
  }, readFileSync(path).toString('base64'));
