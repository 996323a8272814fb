import type { Page } from 'puppeteer-core';
import { expect, test } from 'vitest';
import { filmingText } from '../../src/text/filming';
import { openWatch, press, textOf } from '../helpers/lab';
import { browser, site, withSite } from '../helpers/with-site';

withSite();

const SAID = 'This part of the lab could not be loaded. Check the connection and try again.';
const MEMORY = 'input[type="text"][aria-label="Memory"]';

/** Opens a page, then lets all or some parts fail to load until the returned function is called. */
async function openCutOff(
  path: string,
  parts = /\.js$/,
): Promise<{ page: Page; mend: () => void }> {
  // A service worker of another page would have stored these parts.
  const context = await browser.createBrowserContext();
  const { page } = await openWatch(context, site.address + path);
  await page.waitForNetworkIdle();
  await page.setRequestInterception(true);
  let isCut = true;
  page.on('request', (request) =>
    isCut && parts.test(request.url())
      ? void request.respond({ status: 404, body: 'gone' })
      : void request.continue(),
  );
  return { page, mend: () => (isCut = false) };
}

/** Waits for the sentence, and looks whether the run is still there. */
async function isTold(page: Page): Promise<void> {
  await page.waitForSelector('.problems');
  expect(await textOf(page, '.problems')).toContain(SAID);
  expect(await page.$$('.stage[role="group"]')).toHaveLength(1);
}

test.each([
  ['Share', '#share-title'],
  ['Keys', 'dialog[open]'],
  ['Repeat 100 times', '.seed-spread'],
])('%s is told not to have been loaded, and comes when it is asked for again', async (name, is) => {
  const { page, mend } = await openCutOff('?v=1&memory=256MiB');
  await press(page, name);
  await isTold(page);
  await press(page, 'Dismiss');
  mend();
  await press(page, name);
  await page.waitForSelector(is);
  await page.browserContext().close();
});

test('a list of keys that did not come leaves no empty dialog', async () => {
  const { page, mend } = await openCutOff('?v=1&memory=256MiB', /KeyHelp.*\.js$/);
  await press(page, 'Keys');
  await isTold(page);
  expect(await page.$('dialog[open]')).toBeNull();
  mend();
  await press(page, 'Keys');
  await page.waitForSelector('dialog[open] dl, dialog[open] table');
  await page.browserContext().close();
});

test('a film whose encoder did not come says so in its panel', async () => {
  const { page } = await openCutOff('?v=1&memory=256MiB', /\/(src|gif)-[^/]*\.js$/);
  await press(page, 'Share');
  await (await page.waitForSelector('#share-tab-1'))!.click();
  const film = await page.waitForSelector('section[aria-labelledby="save-film"]');
  const said = () => film!.evaluate((panel) => panel.textContent!);
  await expect.poll(said).toContain(filmingText.videoNotLoaded);
  await press(page, filmingText.make);
  await expect.poll(said).toContain(filmingText.failed(SAID));
  await page.browserContext().close();
});

test('a change that cannot be checked is not made, and its field tells the truth', async () => {
  const { page, mend } = await openCutOff('');
  const shown = () => page.$eval(MEMORY, (field) => (field as HTMLInputElement).value);
  const enter = async (text: string) => {
    await page.focus(MEMORY);
    await page.$eval(MEMORY, (field) => (field as HTMLInputElement).select());
    await page.keyboard.type(text);
    await page.keyboard.press('Enter');
  };
  await enter('4 GiB');
  await isTold(page);
  expect(await shown()).toBe('16 GiB');
  mend();
  await enter('4 GiB');
  await page.waitForFunction(() => location.search.includes('memory=4GiB'));
  expect(await page.$('.problems')).toBeNull();
  await page.browserContext().close();
});

test('a screen that did not come does so when somebody goes back to it', async () => {
  const { page, mend } = await openCutOff('?v=1&memory=256MiB');
  const go = async (screen: string, is: string) => {
    await page.evaluate((name) => (location.hash = name), screen);
    await page.waitForSelector(is);
  };
  await go('cluster', 'main p[role=alert]');
  mend();
  await go('watch', '.verdict');
  await go('cluster', '.lab ol');
  await page.browserContext().close();
});

test('a figure keeps its run', async () => {
  const { page } = await openCutOff('embed.html?v=1&memory=256MiB');
  await page.evaluate(() => {
    const what = document.querySelector<HTMLElement>('.verdict button, .clock button');
    what!.click();
  });
  await isTold(page);
  await page.browserContext().close();
});
