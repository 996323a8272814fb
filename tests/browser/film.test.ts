import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { type Driver, ENGINES, call, startEngine, waitFor } from '../helpers/engines';
import { builtSite } from '../helpers/lab';
import { type Site, serveFolder } from '../helpers/serve';

let site: Site;
beforeAll(async () => {
  site = await serveFolder(builtSite());
});
afterAll(() => site?.close());

const PRESSED = (words: string) => {
  const all = [...document.querySelectorAll<HTMLButtonElement>('button')];
  const found = all.find(({ textContent }) => textContent.trim() === words);
  if (!found || found.disabled) return false;
  found.click();
  return true;
};

describe.each(ENGINES)('in %s', (name) => {
  let driver: Driver;
  beforeAll(async () => {
    driver = await startEngine(name);
  });
  afterAll(() => driver?.close());

  test('the panel says which films there are, and makes one', async () => {
    await driver.open(`${site.address}?v=1&memory=256MiB&writes=1000`);
    await waitFor(driver, `document.querySelector('.stage[aria-busy="false"]') !== null`);
    expect(await call(driver, PRESSED, 'Share')).toBe(true);
    await waitFor(driver, `document.querySelector('#share-tab-1') !== null`);
    await driver.evaluate(`document.querySelector('#share-tab-1').click()`);
    await waitFor(driver, `document.querySelector('.save section h3') !== null`);
    const kinds = await waitFor<string[]>(
      driver,
      `(list => list.length > 0 && list)([...document.querySelectorAll('.save option')]
        .map(({ textContent }) => textContent).filter((text) => /GIF|MP4|WebM/.test(text)))`,
    );
    expect(kinds).toContain('GIF');
    await driver.evaluate(`(() => {
      const set = (label, value) => {
        const field = [...document.querySelectorAll('.save label')]
          .find(({ textContent }) => textContent.trim().startsWith(label))
          .querySelector('input, select');
        field.value = value;
        field.dispatchEvent(new Event('input', { bubbles: true }));
        field.dispatchEvent(new Event('change', { bubbles: true }));
      };
      set('File', 'gif');
      set('Seconds', '1');
    })()`);
    await waitFor(driver, `(${PRESSED.toString()})('Make the film')`);
    const said = await waitFor<string>(
      driver,
      `[...document.querySelectorAll('.save [role=status]')]
        .map(({ textContent }) => textContent).find((text) => /Saved|could not be made/.test(text)) ?? ''`,
      60_000,
    );
    expect(said).toMatch(/^\s*Saved .*\.gif: \d+ frames/);
  });
});
