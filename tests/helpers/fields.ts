import type { Page } from 'puppeteer-core';
import { expect } from 'vitest';
import { textOf } from './lab';

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

/** Types what is refused; returns what the field then says. */
export async function refusal(page: Page, id: string, text: string): Promise<string> {
  await type(page, ENTRY(id), text);
  await page.waitForSelector(`#${id}-wrong`);
  const field = await page.$eval(ENTRY(id), (entry) => [
    entry.getAttribute('aria-invalid'),
    entry.getAttribute('aria-describedby'),
  ]);
  expect(field).toEqual(['true', `${id}-wrong`]);
  return textOf(page, `#${id}-wrong`);
}
