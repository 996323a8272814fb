// The pictures shown for figures before they load, in print and in lists on other sites. There is
// one for each preset, and one for each example slide. They are taken from the built site.
import { cpSync, existsSync, mkdirSync, rmSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { presets } from './presets.mjs';
import { findChromium } from './browsers.mjs';
import { once } from './once.mjs';
import { root, say } from './shell.mjs';
import { openBrowser, serveSite } from './site.mjs';

/** The size of a poster, pixels. */
export const POSTER = { width: 1280, height: 800 };
const SLIDE = { width: 1280, height: 640 };
const BUSY = 'pattern=uniform&writes=400000&set=2097152';

/** The pictures of the slides: name, figure. */
const SLIDES = [
  ['first-wave', 'scenario=hyper-v-16g'],
  ['stuck', 'scenario=hyper-v-stuck&stop=round6'],
  ['post-copy', `${BUSY}&policy=post-copy&t=8s`],
  ['blackout', 'scenario=hyper-v-16g&stop=stop-and-copy'],
];

const SOURCES = ['src', 'assembly', 'scripts/posters.mjs', 'embed.html', 'package-lock.json'];

/** Whether a browser is there to take them. */
export const canTakePosters = () => findChromium() !== null;

/** Adds the pictures to a built site; without a browser the site has none. */
export async function addPosters(site) {
  if (!canTakePosters())
    return void say('No browser was found to take pictures of the presets with.');
  const taken = join(root, 'build', 'posters');
  await once(join(root, 'build', '.posters'), SOURCES, async () => {
    say('Taking pictures of the presets …');
    rmSync(taken, { recursive: true, force: true });
    await take(site, taken);
  });
  if (existsSync(taken)) cpSync(taken, site, { recursive: true });
}

async function take(folder, into) {
  const pictures = [
    ...(await presets()).map(({ id }) => [join('posters', id), `scenario=${id}`, POSTER]),
    ...SLIDES.map(([name, query]) => [
      join('examples', 'pictures', name),
      `${query}&ui=slides`,
      SLIDE,
    ]),
  ];
  const site = await serveSite(folder);
  const browser = await openBrowser();
  try {
    const page = await browser.newPage();
    for (const [name, query, size] of pictures) {
      await page.setViewport(size);
      await page.goto(`${site.address}embed.html?${query}&theme=light&hide=open`);
      await page.waitForSelector('.timeline .state');
      await page.waitForSelector('.stage[aria-busy="false"]');
      await page.evaluate(() => new Promise((done) => setTimeout(done, 300)));
      const path = join(into, `${name}.png`);
      mkdirSync(dirname(path), { recursive: true });
      await page.screenshot({ path });
    }
  } finally {
    await browser.close();
    site.close();
  }
}
