// The pictures that stand for figures until they are seen, on paper and in other people's lists:
// one for each preset, and those of the example slides. They are taken of the built site.
import { cpSync, existsSync, mkdirSync, rmSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { presets } from './presets.mjs';
import { findChromium } from './browsers.mjs';
import { once } from './once.mjs';
import { root, say } from './shell.mjs';
import { openBrowser, serveSite } from './site.mjs';

/** Of a poster, pixels. */
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

/** Whether there is a browser to take them with. */
export const canTakePosters = () => findChromium() !== null;

/** Puts the pictures into a built site; where no browser is found the site goes without. */
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
