import type { Page } from 'puppeteer-core';
import { describe, expect, test } from 'vitest';
import { clientText } from '../../src/text/client';
import { storyText as t } from '../../src/text/story';
import {
  LOOKS,
  openUnused,
  overflow,
  press,
  settle,
  textOf,
  violations,
  wear,
} from '../helpers/lab';
import { browser, site, withSite } from '../helpers/with-site';

withSite();

/** A first visit, with nothing kept from another one. */
async function visit(address = '') {
  const fresh = await browser.createBrowserContext();
  const opened = await openUnused(fresh, site.address + address, 'first');
  await opened.page.waitForSelector('.question');
  return { ...opened, close: () => fresh.close() };
}

const shows = (page: Page, text: string) =>
  page.waitForFunction((part) => document.body.innerText.includes(part), {}, text);

/** Plays to the end, four times as fast: slow enough for a busy machine to show each text. */
async function watch(page: Page): Promise<string[]> {
  await page.evaluate(() => {
    const seen = new Set<string>();
    const note = () => seen.add(document.querySelector('h1')!.textContent!.trim());
    new MutationObserver(note).observe(document.body, {
      subtree: true,
      characterData: true,
      childList: true,
    });
    Object.assign(globalThis, { seen });
  });
  await page.keyboard.press('Space');
  await page.waitForSelector('.timeline');
  for (let times = 0; times < 2; times++) await page.keyboard.press(']');
  await page.waitForSelector('.noticed');
  return page.evaluate(() => [...(globalThis as unknown as { seen: Set<string> }).seen]);
}

describe('a first visit', () => {
  test('asks before it answers, and begins at the beginning', async () => {
    const { page, faults, close } = await visit();
    expect(await textOf(page, 'h1')).toBe(t.question);
    const body = await page.evaluate(() => document.body.innerText);
    expect(body).not.toMatch(/blackout|converge[ds] in|paused for/i);
    expect(await page.$('aside')).toBeNull();
    expect(await textOf(page, '.link .what')).toBe('Handshake');
    // Play is reached with the third Tab stop: two links skip to the stage and to it.
    for (let stop = 0; stop < 2; stop++) await page.keyboard.press('Tab');
    await page.keyboard.press('Enter');
    expect(await page.evaluate(() => document.activeElement!.className)).toContain('play');
    expect(faults).toEqual([]);
    await close();
  });

  test('tells at each moment what is known, and the verdict in the end', async () => {
    const { page, faults, close } = await visit();
    const seen = await watch(page);
    const verdict = await textOf(page, 'h1');
    expect(verdict).toMatch(/^Converged in \d+ rounds/);
    expect(seen.at(-1)).toBe(verdict);
    expect(seen.slice(0, -1).every((text) => text === t.question || /^So far:/.test(text))).toBe(
      true,
    );
    expect(seen).toContain(t.known.setup);
    expect(seen).toContain(t.known.first);
    expect(seen.some((text) => /^So far: 1 round and/.test(text))).toBe(true);
    expect(seen.some((text) => /Now the VM is paused\.$/.test(text))).toBe(true);
    await press(page, clientText.noticed.no);
    const status = await textOf(page, '.noticed [role=status]');
    const pause = /paused for (\S+ \S+)\./.exec(verdict)![1]!;
    expect(status).toContain(`The VM was paused for ${pause}.`);
    await press(page, clientText.again.real);
    await page.waitForFunction(() =>
      document.querySelector('.speed output')!.textContent!.includes('real time'),
    );
    expect(await page.$eval('.real', (button) => button.getAttribute('aria-pressed'))).toBe('true');
    expect(faults).toEqual([]);
    await close();
  });

  test.each([
    ['the result', '.result', 'play'],
    ['the controls', 'nav .tune', 'controls'],
  ])('shows %s when asked, and the whole lab from then on', async (_, door, focused) => {
    const { page, faults, close } = await visit();
    await page.click(door);
    await page.waitForSelector('aside .controls');
    expect(await textOf(page, 'h1')).toMatch(/^Converged/);
    await page.waitForFunction((id) => document.activeElement?.id === id, {}, focused);
    await page.reload();
    await page.waitForSelector('aside .controls');
    expect(await page.$('.question')).toBeNull();
    expect(faults).toEqual([]);
    await close();
  });

  test('explains a move in three pictures, once', async () => {
    const { page, faults, close } = await visit();
    const { next, done, vm, why, disk } = t.pictures;
    for (const [picture, button] of [
      [vm, next],
      [why, next],
      [disk, done],
    ] as const) {
      await shows(page, picture.text);
      await press(page, button);
    }
    await page.waitForFunction((text) => !document.body.innerText.includes(text), {}, disk.title);
    await page.reload();
    await page.waitForSelector('.question');
    expect(await page.evaluate(() => document.body.innerText)).not.toContain(vm.title);
    await page.click('nav .learn');
    await shows(page, vm.title);
    expect(faults).toEqual([]);
    await close();
  });

  test('is clean and fits, in every state and look', async () => {
    const { page, faults, close } = await visit();
    const check = async (state: string) => {
      for (const look of [...LOOKS, ['dark', 320] as const]) {
        await wear(page, look);
        expect(await violations(page), `${state} ${look.join()}`).toEqual([]);
        expect(await overflow(page), `${state} ${look.join()}`).toBeLessThanOrEqual(0);
      }
    };
    await check('question');
    await page.keyboard.press('Space');
    await page.waitForSelector('.client');
    await page.keyboard.press('Space');
    await settle(page);
    await check('watching');
    await page.keyboard.press('End');
    await page.waitForSelector('.noticed');
    await check('end');
    expect(faults).toEqual([]);
    await close();
  });
});

test('a link to a scenario shows the lab at once', async () => {
  const fresh = await browser.createBrowserContext();
  const { page } = await openUnused(fresh, `${site.address}?seed=7`, 'first');
  expect(await textOf(page, 'h1')).toMatch(/^Converged/);
  expect(await page.$('.question')).toBeNull();
  await fresh.close();
});
