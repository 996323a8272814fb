import { expect, test } from 'vitest';
import { clientText } from '../../src/text/client';
import { drawingText } from '../../src/text/drawing';
import { handsText } from '../../src/text/hands';
import { screensText } from '../../src/text/screens';
import { storyText } from '../../src/text/story';
import { openPage } from '../helpers/browsers';
import { choose, openWatch, press, scrub, settle, textOf } from '../helpers/lab';
import { byKeyboard, byMouse } from '../helpers/players';
import { browser, site, withSite } from '../helpers/with-site';

withSite();

async function firstVisit() {
  const fresh = await browser.createBrowserContext();
  const { page } = await openPage(fresh, site.address, undefined, 'first');
  await page.waitForSelector('.begin .play:enabled');
  return { page, close: () => fresh.close() };
}

test('a double click on Play plays', async () => {
  const { page, close } = await firstVisit();
  await page.click('.begin .play', { count: 2, delay: 20 });
  await page.waitForSelector('.timeline');
  await new Promise((done) => setTimeout(done, 300));
  expect(await page.$eval('.play', (play) => play.getAttribute('aria-label'))).toBe('Pause');
  expect(await page.evaluate(() => scrollY)).toBe(0);
  await close();
});

test('the focus stays where one goes on, from the pictures to the end', async () => {
  const { page, close } = await firstVisit();
  const focused = () => page.evaluate(() => document.activeElement!.textContent!.trim());
  const player = byKeyboard(page);
  await player.press(storyText.pictures.skip);
  expect(await focused()).toContain(storyText.learn.title);
  await page.keyboard.press('Enter');
  await page.waitForFunction(
    (text) => document.activeElement!.textContent!.trim() === text,
    {},
    storyText.pictures.next,
  );
  await player.press(storyText.pictures.skip);
  await player.press(await textOf(page, '.begin .play'));
  await page.waitForFunction(() => document.activeElement!.className.includes('play'));
  await page.keyboard.press('End');
  await page.waitForSelector('.noticed');
  await player.press(clientText.noticed.yes);
  expect(await focused()).toBe(clientText.noticed.yes);
  await close();
});

test('the answer fits the run: one that was cancelled had no pause to notice', async () => {
  const { page, close } = await firstVisit();
  await page.keyboard.press('Space');
  const cancel = `button[aria-label="${handsText.cancel}"]`;
  await page.waitForSelector(cancel);
  await page.click(cancel);
  // A move that was cancelled has no pause on its timeline.
  await page.waitForFunction(() => !document.querySelector('.timeline .state'));
  await page.keyboard.press('End');
  await page.waitForSelector('.noticed');
  await press(page, clientText.noticed.yes);
  expect(await textOf(page, '.noticed [role=status]')).toBe(clientText.noticed.none);
  await close();
});

test('drawing promises nothing where no round decides, or where the move never converged', async () => {
  for (const preset of [null, 'hyper-v-stuck']) {
    const search = preset ? '' : '?v=1&policy=post-copy';
    const { page } = await openWatch(browser, site.address + search);
    await page.waitForSelector('.handle');
    if (preset) await choose(page, preset);
    await scrub(page, 0.08);
    await byMouse(page).draw(0);
    await page.waitForSelector('.drawing button');
    await settle(page);
    const said = await textOf(page, '.drawing');
    for (const text of [drawingText.converges, drawingText.stopped])
      expect(said).not.toContain(text);
    await page.close();
  }
});

test('strokes all over the map at one moment are all kept', async () => {
  const { page } = await openWatch(browser, `${site.address}?t=10s`);
  await page.waitForSelector('.handle');
  const pages = async () =>
    Number(
      /[\d,]+(?= (?:different )?pages?)/
        .exec(await textOf(page, '.drawing'))?.[0]
        .replaceAll(',', '') ?? 0,
    );
  let before = 0;
  for (const below of [-60, -40, -20, 0, 20, 40]) {
    await byMouse(page).draw(below);
    await expect.poll(pages).toBeGreaterThan(before);
    before = await pages();
  }
  await page.close();
});

test('Back ends what is shown to a room, and leads from Hosts to a move that was playing', async () => {
  const { page } = await openWatch(browser, site.address);
  await page.keyboard.press('p');
  await page.waitForSelector('.presenter');
  await page.goBack();
  await page.waitForSelector('nav');
  expect(await page.$('.presenter')).toBeNull();
  await page.keyboard.press('Home');
  await page.keyboard.press('Space');
  await new Promise((done) => setTimeout(done, 500));
  await press(page, screensText.names.hosts);
  await page.waitForSelector('nav a[href^="#hosts"][aria-current]');
  await new Promise((done) => setTimeout(done, 500));
  await page.goBack();
  await page.waitForSelector('nav a[href^="#watch"][aria-current]');
  expect(await page.$eval('.stage', (stage) => (stage as HTMLElement).offsetParent !== null)).toBe(
    true,
  );
  await page.close();
});

test('Back returns from the whole lab to the story, and Forward to the lab', async () => {
  const { page, close } = await firstVisit();
  await press(page, storyText.showResult);
  await page.waitForSelector('#preset');
  await page.waitForFunction(() => history.state?.isLab === true);
  await page.goBack();
  await page.waitForSelector('.begin .play');
  await page.goForward();
  await page.waitForSelector('#preset');
  await close();
});
