import { expect, test } from 'vitest';
import { openWatch } from '../helpers/lab';
import { browser, site, withSite } from '../helpers/with-site';

withSite();

test('a slider that moves on before its value is shown stays where it was put', async () => {
  const { page } = await openWatch(browser, site.address);
  await page.focus('#memory');
  // The first change loads the code that checks it.
  await page.keyboard.press('PageUp');
  await page.waitForFunction(() => location.search.includes('memory='));
  const stayed = await page.evaluate(async () => {
    const slider = document.querySelector<HTMLInputElement>('#memory')!;
    const put = (position: number) => {
      slider.value = String(position);
      slider.dispatchEvent(new Event('input', { bubbles: true }));
      return new Promise((done) => setTimeout(done));
    };
    const found: number[][] = [];
    // Two neighbouring positions often have the same rounded value.
    for (let position = 0.3; position < 0.5; position += 0.02) {
      await put(position);
      const next = Number((position + 0.002).toFixed(3));
      await put(next);
      found.push([next, slider.valueAsNumber]);
    }
    return found;
  });
  for (const [put, shown] of stayed) expect(shown).toBe(put);
  await page.close();
});
