import type { Browser, ElementHandle, Frame, Page } from 'puppeteer-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { openPage, startBrowser } from '../helpers/browsers';
import { builtSite, violations } from '../helpers/lab';
import { type Site, serveFolder } from '../helpers/serve';

/** The policy that the documentation recommends, and headers that a sandboxed frame needs. */
const HEADERS = {
  'content-security-policy':
    "default-src 'self'; script-src 'self' 'wasm-unsafe-eval'; worker-src 'self' blob:; style-src 'self' 'unsafe-inline'; img-src 'self' data: blob:; connect-src 'self'; frame-ancestors *",
  'access-control-allow-origin': '*',
};

let site: Site;
let browser: Browser;
beforeAll(async () => {
  site = await serveFolder(builtSite(), { headers: HEADERS });
  browser = await startBrowser('chromium');
});
afterAll(async () => {
  await browser?.close();
  await site?.close();
});

const open = (name: string) => openPage(browser, `${site.address}examples/${name}.html`);

/** The document in a frame, after its run is shown. */
async function figureIn(frame: ElementHandle): Promise<Frame> {
  const content = (await frame.contentFrame())!;
  await content.waitForSelector('.timeline .state');
  await content.waitForSelector('.stage[aria-busy="false"]');
  return content;
}
const figure = async (page: Page) => figureIn((await page.waitForSelector('iframe'))!);

test.each(['index', 'course', 'sandbox', 'scaled', 'messages'])(
  'the page "%s" is accessible, and asks nobody else for anything',
  async (name) => {
    const { page, faults, requests } = await open(name);
    if (name !== 'index') await figure(page);
    expect(requests.filter((each) => !/^(data|blob):/.test(each))).not.toEqual([]);
    expect(
      requests.filter((each) => !each.startsWith(site.address) && !/^(data|blob):/.test(each)),
    ).toEqual([]);
    // Browsers report that a sandboxed frame could not start a worker.
    expect(faults.filter((fault) => !fault.includes('Worker'))).toEqual([]);
    expect(await violations(page)).toEqual([]);
    await page.setViewport({ width: 390, height: 844 });
    const width = await page.evaluate(() => document.documentElement.scrollWidth);
    expect(width, 'nothing sticks out on a phone').toBe(390);
    await page.close();
  },
);

test('in a frame at six tenths, what is pointed at is what is hit', async () => {
  const { page } = await open('scaled');
  const content = await figure(page);
  const SCALE = 0.6;
  const outer = await page.$eval('iframe', (frame) => {
    const { left, top, clientLeft } = Object.assign(frame.getBoundingClientRect(), {
      clientLeft: frame.clientLeft,
    });
    return { left, top, border: clientLeft };
  });
  /** The position on the page of a point of an element in the frame. */
  const seen = async (selector: string, across: number, down: number) => {
    const box = await content.$eval(selector, (element) => {
      const { left, top, width, height } = element.getBoundingClientRect();
      return { left, top, width, height };
    });
    return [
      outer.left + SCALE * (outer.border + box.left + across * box.width),
      outer.top + SCALE * (outer.border + box.top + down * box.height),
    ] as const;
  };
  const playhead = () => content.$eval('#playhead', (input) => (input as HTMLInputElement).value);
  await page.mouse.move(...(await seen('.timeline', 0.3, 0.5)));
  await page.mouse.down();
  await page.mouse.move(...(await seen('.timeline', 0.45, 0.5)), { steps: 4 });
  expect(Number(await playhead())).toBeCloseTo(0.45, 1.7);
  await page.mouse.move(...(await seen('.timeline', 0.2, 0.5)), { steps: 4 });
  await page.mouse.up();
  expect(Number(await playhead())).toBeCloseTo(0.2, 1.7);
  await page.mouse.move(...(await seen('.map canvas', 0.25, 0.5)));
  const cell = await content.waitForSelector('.map .cell');
  const offset = await cell!.evaluate((mark) => {
    const map = mark.parentElement!.querySelector('canvas')!.getBoundingClientRect();
    const own = mark.getBoundingClientRect();
    return [(own.left + own.width / 2 - map.left) / map.width, (own.top - map.top) / map.height];
  });
  expect(offset[0]).toBeCloseTo(0.25, 1.7);
  expect(offset[1]).toBeCloseTo(0.5, 1.7);
  await page.close();
});

test('a frame that may only run scripts plays', async () => {
  const { page } = await open('sandbox');
  const content = await figure(page);
  const clock = () => content.$eval('.clock', (element) => element.textContent);
  const before = await clock();
  await (await content.waitForSelector('.play'))!.click();
  await expect.poll(clock).not.toBe(before);
  await page.close();
});

test('every command is answered, and what does not fit is refused', async () => {
  const { page, faults } = await open('messages');
  await figure(page);
  await page.waitForSelector('.heard');
  const names = await page.$$eval('#commands button', (all) => all.map((b) => b.textContent!));
  expect(names.length).toBeGreaterThan(15);
  for (const name of names) {
    const answer = await page.evaluate((wanted) => {
      const button = [...document.querySelectorAll<HTMLElement>('#commands button')].find(
        (each) => each.textContent === wanted,
      );
      return new Promise<{ type: string }>((resolve) => {
        let id = '';
        addEventListener('message', function hear({ data }) {
          if (data.id !== id) return;
          removeEventListener('message', hear);
          resolve(data);
        });
        button!.click();
        id = JSON.parse(document.querySelector('#log .sent')!.textContent!).id;
      });
    }, name);
    expect(answer.type, name).toBe(name === 'What is refused' ? 'error' : 'state');
  }
  expect(faults).toEqual([]);
  await page.close();
});

test('the element drives the real figure, and follows its height', async () => {
  const { page, faults } = await open('course');
  const lab = (await page.waitForSelector('precopy-lab'))!;
  await lab.scrollIntoView();
  const frame = (await lab.evaluateHandle(
    (element) =>
      new Promise((done) => {
        const tell = () => done(element.shadowRoot!.querySelector('iframe')!);
        if (element.shadowRoot!.querySelector('.box[data-is=ready]')) tell();
        else element.addEventListener('precopy-ready', tell);
      }),
  )) as ElementHandle<HTMLIFrameElement>;
  const content = await figureIn(frame);
  const verdict = () => content.$eval('h1', (title) => title.textContent!.trim());
  expect(await verdict()).toContain('Did not converge');
  await content.evaluate(() => Object.assign(window, { isOld: true }));
  await lab.evaluate((element) => {
    element.setAttribute('theme', 'dark');
    element.setAttribute('scenario', 'hyper-v-16g');
  });
  await expect.poll(verdict).toContain('Converged in 4 rounds');
  expect(await content.evaluate(() => document.documentElement.dataset.theme)).toBe('dark');
  expect(await content.evaluate('window.isOld'), 'the frame is still the same').toBe(true);
  await lab.evaluate((element) => element.setAttribute('height', 'auto'));
  const heights = () =>
    lab.evaluate((element) => {
      const inside = element.shadowRoot!.querySelector('iframe')!.contentDocument!;
      const figure = inside.querySelector('main')?.getBoundingClientRect().height ?? 0;
      return [(element as HTMLElement).offsetHeight, Math.ceil(figure)];
    });
  await expect.poll(async () => new Set(await heights()).size, { timeout: 8000 }).toBe(1);
  const [wide] = await heights();
  await lab.evaluate((element) => element.setAttribute('width', '420'));
  await expect.poll(async () => (await heights())[0]! > wide!, { timeout: 8000 }).toBe(true);
  await expect.poll(async () => new Set(await heights()).size, { timeout: 8000 }).toBe(1);
  const [narrow] = await heights();
  expect(narrow).toBeLessThan(1500);
  expect(faults).toEqual([]);
  await page.close();
});

test('the element has a picture for paper, whatever the scenario', async () => {
  const { page, faults } = await open('index');
  await page.setContent(`<!doctype html><html><head>
    <link rel="icon" href="data:," /><script src="../precopy-lab.js"></script></head><body>
    <precopy-lab></precopy-lab><precopy-lab scenario="memory=1GiB"></precopy-lab></body></html>`);
  const pictures = () =>
    page.$$eval('precopy-lab', (labs) =>
      labs.map((lab) => lab.shadowRoot!.querySelector('img')?.src.slice(0, 18)),
    );
  const pictured = () =>
    page.$$eval('precopy-lab', (labs) =>
      labs.map((lab) => {
        const picture = lab.shadowRoot!.querySelector('img');
        return picture?.checkVisibility({ visibilityProperty: true }) && picture.naturalWidth;
      }),
    );
  await page.evaluate(() => scrollTo(0, 1000));
  await expect
    .poll(pictures, { timeout: 10_000 })
    .toEqual([`${site.address}posters/`.slice(0, 18), 'data:image/svg+xml']);
  expect(await pictured(), 'on the screen there are the frames').toEqual([false, false]);
  await page.emulateMediaType('print');
  await expect.poll(pictured).toEqual([1280, 1280]);
  expect(faults).toEqual([]);
  await page.close();
});
