import { expect, test } from 'vitest';
import { openTall, press, settle, textOf } from '../helpers/lab';
import { browser, site, withSite } from '../helpers/with-site';

withSite();

const LIST = '.suggestions li button';

test.each([
  ['a large VM', '?v=1&scenario=hyper-v-stuck', 3],
  ['a small VM', '?v=1&memory=256MiB&writes=2000000', 3],
  ['a break', '?v=1&link.changes=%5B%7B%22atMs%22:9000,%22bytesPerSecond%22:0%7D%5D', 1],
])('what a suggestion promises is what comes of it, with %s', async (_, address, least) => {
  const { page } = await openTall(browser, `${site.address}${address}`);
  await page.waitForFunction(
    (list, n) => document.querySelectorAll(list).length >= n,
    {},
    LIST,
    least,
  );
  for (let index = 0; index < least; index++) {
    const before = await page.evaluate(() => location.search);
    await page.waitForFunction((list, at) => document.querySelectorAll(list)[at], {}, LIST, index);
    const promise = (await (await page.$$(LIST))[index]!.evaluate((each) => each.textContent))!;
    await (await page.$$(LIST))[index]!.click();
    await page.waitForFunction((old) => location.search !== old, {}, before);
    await page.waitForSelector('.stage:not(.waiting)');
    await settle(page);
    const numbers = 'section[aria-labelledby="numbers-title"]';
    const total = await textOf(page, `${numbers} dd`);
    const verdict = await textOf(page, 'h1');
    expect(promise).toContain(`total time ${total}`);
    const blackout = /Blackout ([^,]+),/.exec(promise)![1]!;
    expect(verdict, promise).toContain(blackout);
    await press(page, 'Undo');
    await page.waitForFunction((old) => location.search === old, {}, before);
  }
  await page.close();
});
