import type { Page } from 'puppeteer-core';
import { expect, test } from 'vitest';
import { entryText } from '../../src/text/entry';
import { openWatch, press, textOf } from './lab';
import { browser, site } from './with-site';

/** A test on a separate page, which must report no error. */
export const onPage = (title: string, body: (page: Page) => Promise<void>) =>
  test(title, async () => {
    const { page, faults } = await openWatch(browser, site.address);
    await body(page);
    expect(faults).toEqual([]);
    await page.close();
  });

/** On a phone the controls are in a sheet. */
export async function openAdvanced(page: Page): Promise<void> {
  const toggle = await page.$('aside .toggle');
  if (await toggle?.isVisible()) await toggle!.click();
  await press(page, 'Advanced');
  await page.waitForSelector('#seed');
}

/** The entry of a field, or the one beside the slider of that id. */
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

/** Waits until the element is gone. */
export const gone = (page: Page, selector: string) =>
  page.waitForFunction((old) => !document.querySelector(old), {}, selector);

export async function type(page: Page, selector: string, text: string): Promise<void> {
  await page.click(selector, { count: 3 });
  await page.keyboard.type(text);
  await page.keyboard.press('Enter');
}

/** Types texts into fields, by id, and waits until each shows the expected text. */
export async function enterAll(
  page: Page,
  cases: readonly (readonly [id: string, text: string, shown: string])[],
): Promise<void> {
  for (const [id, text, shown] of cases) {
    await type(page, ENTRY(id), text);
    await shows(page, ENTRY(id), shown);
  }
}

/** Types a refused text; returns what the field's message says is allowed. */
export async function refusal(page: Page, id: string, text: string): Promise<string> {
  await type(page, ENTRY(id), text);
  await page.waitForSelector(`#${id}-wrong`);
  const field = await page.$eval(ENTRY(id), (entry) => [
    entry.getAttribute('aria-invalid'),
    entry.getAttribute('aria-describedby'),
  ]);
  expect(field).toEqual(['true', `${id}-wrong`]);
  const label = await textOf(page, `.field:has(#${id}) label`);
  const refused = entryText.refused(label, text, '');
  const says = await textOf(page, `#${id}-wrong`);
  return says.startsWith(refused) ? says.slice(refused.length) : says;
}
