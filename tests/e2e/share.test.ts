import type { ElementHandle, Page } from 'puppeteer-core';
import { describe, expect, test } from 'vitest';
import { embeddingText } from '../../src/text/embedding';
import { presetText } from '../../src/text/preset';
import { shareText } from '../../src/text/share';
import { openPage } from '../helpers/browsers';
import { builtSite, openWatch, press, settle, violations } from '../helpers/lab';
import { browser, site, withSite } from '../helpers/with-site';

withSite();

async function openShare(search = '') {
  const opened = await openWatch(browser, `${site.address}${search}`);
  await press(opened.page, 'Share');
  await opened.page.waitForSelector('#share-form');
  return opened;
}

/** The text to copy, after it follows the choices: links are made a moment later. */
async function snippet(page: Page, form: string, begin = 'usual'): Promise<string> {
  await page.select('#share-form', form);
  if (form !== 'card') await page.select('#share-begin', begin);
  await settle(page);
  return page.$eval('.share textarea', (field) => (field as HTMLTextAreaElement).value);
}

/** Selects parts to leave out or lock. */
const tick = (page: Page, names: readonly string[]) =>
  page.evaluate((wanted) => {
    for (const name of wanted)
      document.querySelector<HTMLInputElement>(`.share input[value=${name}]`)!.click();
  }, names);

describe('the slide that the panel gives', () => {
  /** An ordinary deck: reveal.js without additions. */
  async function openDeck(search: string, slide: string) {
    const { page, faults } = await openPage(browser, `${site.address}examples/index.html${search}`);
    await page.setContent(`<!doctype html><html><head>
      <link rel="stylesheet" href="./reveal/reveal.css" /></head><body>
      <div class="reveal"><div class="slides">
        <section>First</section>${slide}<section>Last</section>
      </div></div>
      <script src="./reveal/reveal.js"></script>
      <script>Reveal.initialize({ transition: 'none' })</script></body></html>`);
    await page.waitForSelector('.reveal.ready');
    return { page, faults };
  }
  const slideOf = async (begin: string) => {
    const { page } = await openShare();
    await page.select('#share-ui', 'full');
    const slide = await snippet(page, 'reveal', begin);
    const note = await page.$eval('.result .note', (each) => each.textContent);
    await page.close();
    return { slide, note };
  };

  test('leaves the clicker to the deck, whatever was chosen before, and plays if it says so', async () => {
    const { slide, note } = await slideOf('play');
    expect(slide).toContain('ui=slides');
    expect(slide).toContain('run=1');
    expect(note).toBe(embeddingText.notes.reveal(true));
    const { page } = await openDeck('', slide);
    const frame = (await page.waitForSelector('iframe')) as ElementHandle<HTMLIFrameElement>;
    const figure = (await frame.contentFrame())!;
    await figure.waitForSelector('.stage[aria-busy="false"]');
    await page.keyboard.press('ArrowRight');
    await figure.waitForSelector('button[aria-label^="Pause"]');
    const caption = (await figure.waitForSelector('.caption'))!;
    await caption.click();
    await page.keyboard.press('PageDown');
    await page.waitForFunction(
      () => document.querySelector('section.present')?.textContent === 'Last',
    );
    await page.close();
  });

  test('has its picture on paper, and only there', async () => {
    const { slide, note } = await slideOf('usual');
    expect(slide).not.toContain('run=1');
    expect(note).toBe(embeddingText.notes.reveal(false));
    const shown = (page: Page) =>
      page.$$eval('.slides iframe, .slides img', (all) =>
        all.filter((each) => getComputedStyle(each).display !== 'none').map((each) => each.tagName),
      );
    const { page } = await openDeck('', slide);
    expect(await shown(page)).toEqual(['IFRAME']);
    await page.emulateMediaType('print');
    expect(await shown(page)).toEqual(['IMG']);
    await page.close();
    const { page: paper } = await openDeck('?view=print', slide);
    await paper.waitForSelector('.reveal-print .pdf-page');
    expect(await shown(paper)).toEqual(['IMG']);
    await paper.close();
  });
});

test('a link is one to the whole lab as it is, and so are code, fallback and preview', async () => {
  const { page } = await openShare();
  expect(await snippet(page, 'link')).toBe(site.address);
  expect(await snippet(page, 'markdown')).toContain(`](${site.address})`);
  expect(await snippet(page, 'card')).toBe(`${site.address}presets/hyper-v-16g.html`);
  expect(await snippet(page, 'iframe')).toContain(`${site.address}embed.html`);
  await page.select('#share-ui', 'full');
  await tick(page, ['charts', 'memory']);
  const query = /\?v=1&amp;t=[\d.]+s?&amp;hide=charts&amp;lock=memory/;
  for (const form of ['iframe', 'element']) {
    const text = await snippet(page, form, 'here');
    expect(text.match(/<a href="([^"]*)"/)![1]).toMatch(query);
  }
  const code = () => page.$eval('.share figure path', (path) => path.getAttribute('d'));
  const whole = await code();
  await tick(page, ['charts']);
  await expect.poll(code).not.toBe(whole);
  await page.close();
});

test('a figure leads to the lab at its moment, with what is left out and locked in it', async () => {
  // On a first visit nothing is on the device yet.
  const fresh = await browser.createBrowserContext();
  const { page } = await openPage(
    fresh,
    `${site.address}embed.html?memory=8GiB&hide=verdict&lock=memory`,
  );
  const href = () =>
    page.$eval('.foot a', (link) => (link as HTMLAnchorElement).href.replace(/.*\//, ''));
  // The code that makes its address from the run loads on first use.
  expect(await href()).toBe('?memory=8GiB&hide=verdict&lock=memory');
  await page.mouse.move(100, 100);
  await expect.poll(href, { timeout: 10_000 }).toBe('?v=1&memory=8GiB&hide=verdict&lock=memory');
  await page.$eval('#playhead', (input) => {
    (input as HTMLInputElement).value = '0.2';
    input.dispatchEvent(new Event('input', { bubbles: true }));
  });
  await expect.poll(href).toMatch(/^\?v=1&memory=8GiB&t=[\d.]+s?&hide=verdict&lock=memory$/);
  await fresh.close();
});

test('offers no option that a form or a figure does not have', async () => {
  const { page } = await openShare('?scenario=hyper-v-stuck');
  const labels = () =>
    page.$$eval('.choices label', (all) => all.map((label) => label.textContent!.trim()));
  await page.select('#share-form', 'reveal');
  expect(await labels()).not.toContain('Height');
  expect(await page.$eval('#share-ui', (field) => (field as HTMLSelectElement).disabled)).toBe(
    true,
  );
  await page.select('#share-form', 'iframe');
  expect(await labels()).toContain('Height');
  expect(await labels()).toContain('verdict');
  await page.select('#share-ui', 'min');
  expect(await labels()).not.toContain('verdict');
  await page.select(
    '#share-height',
    await page.$eval(
      '#share-height option:last-child',
      (option) => (option as HTMLOptionElement).value,
    ),
  );
  expect(await page.$eval('.choices', (all) => all.textContent)).toContain(
    shareText.autoHeightExplained,
  );
  expect(await page.$eval('.choices', (all) => all.textContent)).toContain(
    presetText['hyper-v-stuck'].label,
  );
  expect(await violations(page)).toEqual([]);
  await page.close();
});

test('a typed folder needs no slash, and by keys nobody is led through the preview', async () => {
  const { page } = await openShare();
  await page.$eval('#share-base', (field) => {
    (field as HTMLInputElement).value = 'https://my.host/lab';
    field.dispatchEvent(new Event('input', { bubbles: true }));
  });
  expect(await snippet(page, 'element')).toContain('"https://my.host/lab/precopy-lab.js"');
  await (await page.waitForSelector('.share iframe'))!;
  await page.focus('.share textarea');
  for (let press = 0; press < 4; press++) {
    await page.keyboard.press('Tab');
    expect(await page.evaluate(() => document.activeElement?.tagName)).not.toBe('IFRAME');
  }
  await page.close();
});

test('of a preset that was changed neither name, picture nor page is told', async () => {
  const { page } = await openShare();
  const about = () => page.$eval('.choices .note', (note) => note.textContent);
  expect(await about()).toBe('Hyper-V, 16 GiB, link of 9.5 Gb/s.');
  await page.keyboard.press('Escape');
  await page.waitForFunction(() => !document.querySelector('dialog[open]'));
  await page.focus('#memory');
  await page.keyboard.press('PageUp');
  await page.waitForFunction(() => location.search.includes('memory='));
  await press(page, 'Share');
  await page.waitForFunction(() =>
    document.querySelector('.choices .note')?.textContent?.includes('of memory'),
  );
  expect(await snippet(page, 'markdown')).toMatch(/^\[Live migration/);
  const forms = await page.$$eval('#share-form option', (all) =>
    all.map((option) => (option as HTMLOptionElement).value),
  );
  expect(forms).not.toContain('card');
  await page.close();
});

test('begins with what the page itself was asked for, and passes all of it on', async () => {
  const asked =
    'memory=8GiB&theme=dark&motion=reduce&stop=stop-and-copy&speed=4&hide=charts&lock=memory';
  const { page } = await openShare(`?v=1&${asked}`);
  expect(await snippet(page, 'link')).toBe(`${site.address}?v=1&${asked}`);
  expect(await page.$eval('#share-begin', (field) => field.textContent)).toContain(
    'at the usual moment',
  );
  const here = await snippet(page, 'link', 'here');
  expect(here).not.toContain('stop=');
  expect(here).toMatch(/&t=[\d.]+s?&/);
  // The lab that a figure links to has the same locks.
  expect(await snippet(page, 'iframe')).toMatch(/<a href="[^"]*lock=memory/);
  await page.close();
});

test('a file on a disk shows no code for phones, and itself as the preview', async () => {
  const { page, faults } = await openWatch(browser, `file://${builtSite()}/precopy.html`);
  await press(page, 'Share');
  await page.waitForSelector('#share-form');
  const text = await page.$eval('.share', (panel) => (panel as HTMLElement).innerText);
  expect(text).toContain(shareText.baseIsFile);
  expect(await page.$$eval('.share svg', (all) => all.length)).toBe(0);
  const frame = (await page.waitForSelector('.share iframe')) as ElementHandle<HTMLIFrameElement>;
  const preview = (await frame.contentFrame())!;
  await preview.waitForSelector('.timeline .state');
  const forms = await page.$$eval('#share-form option', (all) =>
    all.map((option) => (option as HTMLOptionElement).value),
  );
  expect(forms).toEqual(['link', 'iframe', 'reveal', 'quarto', 'myst', 'markdown']);
  expect(faults).toEqual([]);
  await page.close();
});
