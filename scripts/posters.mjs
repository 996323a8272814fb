// node scripts/posters.mjs: the pictures that stand for figures until they are seen, and on paper:
// one for each preset, and those of the example slides.
import { mkdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { buildSite, openBrowser, serveSite } from './site.mjs';
import { root, say, script } from './setup.mjs';

const SIZE = { width: 1280, height: 800 };
const SLIDE = { width: 1280, height: 640 };
const BUSY = 'pattern=uniform&writes=400000&set=2097152';

/** The pictures of the slides: name, figure. */
const SLIDES = [
  ['first-wave', 'scenario=hyper-v-16g'],
  ['stuck', 'scenario=hyper-v-stuck&stop=round6'],
  ['post-copy', `${BUSY}&policy=post-copy&t=8s`],
  ['blackout', 'scenario=hyper-v-16g&stop=stop-and-copy'],
];

/** The ids of the presets, in the order of their list. */
function presetIds() {
  const source = readFileSync(join(root, 'src', 'catalog', 'presets.ts'), 'utf8');
  return [...source.matchAll(/^ {4}id: '([\w-]+)',$/gm)].map((match) => match[1]);
}

await script(async () => {
  const pictures = [
    ...presetIds().map((id) => [join('posters', id), `scenario=${id}`, SIZE]),
    ...SLIDES.map(([name, query]) => [
      join('examples', 'pictures', name),
      `${query}&ui=slides`,
      SLIDE,
    ]),
  ];
  const site = await serveSite(await buildSite('posters-site'));
  const browser = await openBrowser();
  try {
    const page = await browser.newPage();
    for (const [name, query, size] of pictures) {
      await page.setViewport(size);
      await page.goto(`${site.address}embed.html?${query}&theme=light&hide=open`);
      await page.waitForSelector('.timeline .state');
      await page.waitForSelector('.stage[aria-busy="false"]');
      await page.evaluate(() => new Promise((done) => setTimeout(done, 300)));
      const path = join(root, 'public', `${name}.png`);
      mkdirSync(join(path, '..'), { recursive: true });
      await page.screenshot({ path });
      say(path);
    }
  } finally {
    await browser.close();
    site.close();
  }
});
