// npm run pictures:docs: the pictures of the README, and a film of 20 s made by the lab itself, into
// docs.
import { copyFileSync, mkdtempSync, readdirSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { openBrowser, serveSite } from './site.mjs';
import { ensureSite } from './setup.mjs';
import { root, say, script } from './shell.mjs';

const SIZE = { width: 1280, height: 800 };
const FILM_SECONDS = 20;

const pathOf = (name) => join(root, 'docs', name);
const rest = (page) => page.evaluate(() => new Promise((done) => setTimeout(done, 500)));

async function open(browser, address) {
  // A first visit each time.
  const page = await (await browser.createBrowserContext()).newPage();
  await page.setViewport(SIZE);
  await page.goto(address);
  await page.waitForSelector('.stage[aria-busy="false"]');
  return page;
}

async function take(page, name) {
  await rest(page);
  await page.screenshot({ path: pathOf(name) });
  say(pathOf(name));
}

/** The question, and the pause as a client sees it. */
async function takeStory(browser, address) {
  const page = await open(browser, `${address}?theme=light`);
  await take(page, 'question.png');
  await page.click('.begin .play');
  await page.waitForFunction(() =>
    document.querySelector('.clock')?.textContent.startsWith('blackout'),
  );
  await page.evaluate(() => new Promise((done) => setTimeout(done, 3000)));
  await page.keyboard.press('Space');
  await take(page, 'client.png');
}

/** The whole lab in round 1, with a stroke on the map. */
async function takeLab(browser, address) {
  const page = await open(browser, `${address}?theme=light&t=22.7s`);
  const box = await (await page.$('.host canvas')).boundingBox();
  await page.mouse.move(box.x + 60, box.y + 130);
  await page.waitForSelector('.handle');
  await page.mouse.down();
  for (let step = 0; step <= 50; step++)
    await page.mouse.move(box.x + 60 + 5 * step, box.y + 125 - 30 * Math.sin(step / 7));
  await page.mouse.up();
  await page.mouse.move(640, 5);
  await page.waitForSelector('.drawing button');
  await page.waitForSelector('.stage[aria-busy="false"]');
  await take(page, 'watch.png');
}

/** The lab's own film of the whole move. */
async function makeFilm(browser, address) {
  const folder = mkdtempSync(join(tmpdir(), 'precopy-film-'));
  const session = await browser.target().createCDPSession();
  const saved = new Promise((done) =>
    session.on('Browser.downloadProgress', ({ state }) => state === 'completed' && done()),
  );
  await session.send('Browser.setDownloadBehavior', {
    behavior: 'allow',
    downloadPath: folder,
    eventsEnabled: true,
  });
  const page = await browser.newPage();
  await page.setViewport(SIZE);
  await page.goto(`${address}?theme=light&t=0s`);
  await page.waitForSelector('.stage[aria-busy="false"]');
  await page.evaluate(() =>
    [...document.querySelectorAll('header button')]
      .find((button) => button.textContent.trim() === 'Share')
      .click(),
  );
  await (await page.waitForSelector('#share-tab-1')).click();
  await page.waitForSelector('.save option[value="video"]');
  await page.evaluate((seconds) => {
    const field = document.querySelector('.save input[type="number"][max="120"]');
    field.value = String(seconds);
    field.dispatchEvent(new Event('input', { bubbles: true }));
  }, FILM_SECONDS);
  await page.evaluate(() =>
    [...document.querySelectorAll('.save button')]
      .find((button) => button.textContent.trim() === 'Make the film')
      .click(),
  );
  await saved;
  copyFileSync(join(folder, readdirSync(folder)[0]), pathOf('story.mp4'));
  rmSync(folder, { recursive: true });
  say(`${pathOf('story.mp4')}: ${(statSync(pathOf('story.mp4')).size / 1e6).toFixed(2)} MB`);
}

await script(async () => {
  const site = await serveSite(await ensureSite());
  const browser = await openBrowser();
  try {
    await takeStory(browser, site.address);
    await takeLab(browser, site.address);
    await makeFilm(browser, site.address);
  } finally {
    await browser.close();
    site.close();
  }
});
