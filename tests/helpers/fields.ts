import type { Page } from 'puppeteer-core';

/** The entry of a field: its own, or the one beside the slider of that id. */
export const ENTRY = (id: string) => `.field:has(#${id}) input[type="text"]`;

export const valueOf = (page: Page, selector: string) =>
  page.$eval(selector, (field) => (field as HTMLInputElement).value);

/** Waits until a field shows this. */
export const shows = (page: Page, selector: string, value: string) =>
  page.waitForFunction(
    (field, wanted) => document.querySelector<HTMLInputElement>(field)?.value === wanted,
    {},
    selector,
    value,
  );

/** Waits until this is gone. */
export const gone = (page: Page, selector: string) =>
  page.waitForFunction((old) => !document.querySelector(old), {}, selector);

export async function type(page: Page, selector: string, text: string): Promise<void> {
  await page.click(selector, { count: 3 });
  await page.keyboard.type(text);
  await page.keyboard.press('Enter');
}
