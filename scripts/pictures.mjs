// npm run pictures: thirteen moments in every size and theme, into build/pictures: a first visit, one
// migration, what people do to it, a failure on the hosts and the finished cluster.
import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { openBrowser, serveSite } from './site.mjs';
import { ensureSite } from './setup.mjs';
import { root, say, script } from './shell.mjs';

const SCREENS = [
  ['laptop', 1280, 800, 'light'],
  ['laptop', 1280, 800, 'dark'],
  ['phone', 390, 844, 'light'],
  ['phone', 390, 844, 'dark'],
  ['projector', 1920, 1080, 'projector'],
];

/** The moments, as stage and share of it on the timeline. */
const MOMENTS = [
  ['1-handshake', 'setup', 0.6],
  ['2-first-wave', 'memory', 0.5],
  ['3-next-wave', 'memory', 0.975],
  ['4-blackout', 'state', 0.45],
  ['5-done', 'cleanup', 0.5],
];

/** A first visit: the question, the pause as its client sees it, and the end. */
async function takeStory(page, address, theme, pathOf) {
  await page.goto(`${address}?theme=${theme}`);
  await page.waitForSelector('.question');
  await page.waitForSelector('.stage[aria-busy="false"]');
  const take = async (what) => {
    await page.evaluate(() => new Promise((done) => setTimeout(done, 300)));
    await page.screenshot({ path: pathOf(what) });
    say(pathOf(what));
  };
  await take('question');
  await page.keyboard.press('Space');
  await page.waitForSelector('.client');
  await page.keyboard.press('Space');
  await page.evaluate(seek, 'state', 0.45);
  await take('client');
  await page.keyboard.press('End');
  await page.waitForSelector('.noticed');
  await take('noticed');
}

await script(async () => {
  const folder = join(root, 'build', 'pictures');
  mkdirSync(folder, { recursive: true });
  const site = await serveSite(await ensureSite());
  const browser = await openBrowser();
  try {
    for (const [name, width, height, theme] of SCREENS) {
      const page = await browser.newPage();
      await page.setViewport({ width, height, deviceScaleFactor: name === 'phone' ? 2 : 1 });
      await takeStory(page, site.address, theme, (what) =>
        join(folder, `${name}-${theme}-0-${what}.png`),
      );
      await page.goto(site.address);
      await page.waitForSelector('.timeline .memory');
      await page.waitForSelector('.stage[aria-busy="false"]');
      await page.select('header select', theme);
      for (const [moment, phase, share] of MOMENTS) {
        await page.evaluate(seek, phase, share);
        await page.waitForSelector('.stage[aria-busy="false"]');
        await page.evaluate(() => new Promise((done) => setTimeout(done, 150)));
        const path = join(folder, `${name}-${theme}-${moment}.png`);
        await page.screenshot({ path });
        say(path);
      }
      const take = async (what) => {
        await page.evaluate(() => new Promise((done) => setTimeout(done, 400)));
        const path = join(folder, `${name}-${theme}-${what}.png`);
        await page.screenshot({ path });
        say(path);
      };
      await page.evaluate(seek, 'memory', 0.975);
      await draw(page);
      await take('6-drawn');
      await page.click('.handle .toggle');
      await page.click('.handle .panel button');
      await take('7-cut');
      await page.evaluate(() => (location.hash = '#hosts'));
      await page.waitForSelector('.sequence');
      await take('8-hosts');
      await page.select('#breakage', 'switch');
      await page.waitForSelector('.failure');
      await page.focus('main');
      await page.keyboard.press('End');
      await take('9-failure');
      await page.evaluate(() => (location.hash = '#cluster'));
      await page.waitForSelector('.lab .tools');
      await page.click('.lab .tools button:nth-child(2)');
      await page.waitForSelector('.lab .timeline .memory');
      await page.evaluate(seek, 'memory', 0.5);
      await take('10-cluster');
      await page.close();
    }
  } finally {
    await browser.close();
    site.close();
  }
});

/** Draws a line across the source's map, as with a mouse. */
async function draw(page) {
  const canvas = await page.waitForSelector('.host canvas');
  await canvas.evaluate((map) => map.scrollIntoView({ block: 'center' }));
  const { x, y, width, height } = await canvas.boundingBox();
  await page.mouse.move(x + width * 0.2, y + height * 0.3);
  await page.mouse.down();
  await page.mouse.move(x + width * 0.8, y + height * 0.6, { steps: 12 });
  await page.mouse.up();
  await page.waitForSelector('.drawing button');
  await page.waitForSelector('.stage[aria-busy="false"]');
}

/** Runs in the page: moves the playhead to a share of a stage, by the position of its button. */
function seek(phase, share) {
  const timeline = document.querySelector('.timeline').getBoundingClientRect();
  const stage = document.querySelector(`.timeline .${phase}`).getBoundingClientRect();
  const playhead = document.querySelector('#playhead');
  playhead.value = String((stage.left + share * stage.width - timeline.left) / timeline.width);
  playhead.dispatchEvent(new Event('input', { bubbles: true }));
}
