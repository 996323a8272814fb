import type { Browser, Page } from 'puppeteer-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { openPage, setWindow, startBrowser } from '../helpers/browsers';
import { type Host, hostHtml, openHost, serveHosts } from '../helpers/host-page';
import { builtSite, settle, textOf, violations } from '../helpers/lab';
import { type Site, serveFolder } from '../helpers/serve';

declare const host: Host;

let site: Site;
let hosts: Site;
let browser: Browser;
const SIZE = 'width="800" height="500"';
beforeAll(async () => {
  site = await serveFolder(builtSite());
  const frame = (query: string) => `src="${site.address}embed.html${query}" ${SIZE}`;
  hosts = await serveHosts({
    'plain.html': hostHtml(frame('')),
    'run.html': hostHtml(frame('?run=1&speed=16')),
    'far.html': hostHtml(frame('?run=1'), { before: '<div style="height:3000px"></div>' }),
    'stop.html': hostHtml(frame('?scenario=hyper-v-16g&run=1&speed=16&stop=round1')),
    'blind.html': hostHtml(frame('?run=1&hide=timeline')),
    'still.html': hostHtml(frame('?run=1&motion=reduce')),
    'at.html': hostHtml(frame('?stop=stop-and-copy&theme=dark&hide=verdict,open&ui=figure')),
    'auto.html': hostHtml(frame('?height=auto')),
    'tab.html': hostHtml(frame(''), { before: '<button>Before</button>' }),
    'small.html': hostHtml(
      `src="${site.address}embed.html?a=1&b=2&theme=x&t=abc&memory=999PiB&hide=foo" width="640" height="360"`,
    ),
    'sandbox.html': hostHtml(`sandbox="allow-scripts" ${frame('')}`),
    'min.html': hostHtml(frame('?ui=min')),
    'whole.html': hostHtml(frame('?ui=full&run=1'), {
      after: '<div style="height:3000px"></div>',
    }),
    'full.html': hostHtml(frame('?ui=full&lock=memory&hide=screens,files,charts')),
    'bad.html': hostHtml(frame('?ui=figure&t=soon&memory=lots&stop=round99')),
  });
  browser = await startBrowser('chromium');
});
afterAll(async () => {
  await browser?.close();
  await Promise.all([site?.close(), hosts?.close()]);
});

const open = (name: string) => openHost(browser, `${hosts.address}${name}.html`);
const ask = (page: Page, message: object) => page.evaluate((m) => host.ask(m), message);
interface State {
  isPlaying: boolean;
  ms: number;
  totalMs: number;
  stage: string;
  theme: string;
  search: string;
  round: number | null;
  verdict: { outcome: string; liveRounds: number };
}
const stateOf = async (page: Page, message: object = { type: 'getState' }) =>
  (await ask(page, message)).state as State;
const until = (page: Page, wanted: Partial<State>) =>
  page.waitForFunction(
    (want) =>
      Object.entries(want).every(
        ([key, value]) =>
          (
            host.heard.findLast(({ state }) => state)?.state as Record<string, unknown> | undefined
          )?.[key] === value,
      ),
    {},
    wanted,
  );

describe('a figure in somebody else’s page', () => {
  test('starts paused, takes no focus and fits its frame', async () => {
    const { page, frame, faults, requests } = await open('plain');
    expect((await stateOf(page)).isPlaying).toBe(false);
    expect(await page.evaluate(() => document.activeElement === document.body)).toBe(true);
    expect(
      await frame.evaluate(() => [
        document.documentElement.scrollHeight,
        document.documentElement.scrollWidth,
        document.activeElement === document.body,
      ]),
    ).toEqual([500, 800, true]);
    expect(await frame.$eval('.foot span', (span) => span.textContent)).toMatch(
      /^run [0-9a-f]{8} · WebAssembly in a worker$/,
    );
    expect(await violations(frame)).toEqual([]);
    expect(faults).toEqual([]);
    const origins = new Set(requests.map((request) => new URL(request).origin));
    expect([...origins].sort()).toEqual(
      [hosts.address, site.address].map((address) => new URL(address).origin).sort(),
    );
    expect(await browser.cookies()).toEqual([]);
    await page.close();
  });

  test('plays by itself when asked, and never where motion is unwelcome', async () => {
    const { page } = await open('run');
    await page.waitForFunction(() =>
      host.heard.some(({ state }) => (state as State | undefined)?.isPlaying),
    );
    await until(page, { isPlaying: false, stage: 'cleanup' });
    const kinds = await page.evaluate(() =>
      host.heard.flatMap(({ type, event }) =>
        type === 'event' ? [(event as { kind: string }).kind] : [],
      ),
    );
    expect(kinds).toEqual(expect.arrayContaining(['begin', 'round', 'pause', 'resume', 'end']));
    await page.close();
    const still = await open('still');
    expect(await stateOf(still.page)).toMatchObject({ isPlaying: false });
    await still.page.close();
  });

  test('plays not by itself where no pause is in sight, and says so', async () => {
    const { page, frame } = await open('blind');
    expect(await stateOf(page)).toMatchObject({ isPlaying: false });
    expect(await textOf(frame as unknown as Page, '.problems')).toContain('the Pause button');
    await page.close();
  });

  test('plays up to the event that its address names', async () => {
    const { page } = await open('stop');
    await page.waitForFunction(() =>
      host.heard.some(({ state }) => (state as State | undefined)?.isPlaying),
    );
    await until(page, { isPlaying: false });
    expect(await stateOf(page)).toMatchObject({ round: 1, stage: 'memory' });
    await page.close();
  });

  test('begins at the event that its address names, in its theme, without what it hides', async () => {
    const { page, frame } = await open('at');
    const state = await stateOf(page);
    expect(state).toMatchObject({ stage: 'state', theme: 'dark' });
    expect(await frame.$('.verdict')).toBeNull();
    expect(await frame.$('.figure a')).toBeNull();
    await page.close();
  });

  test('pauses while it is off the screen, and goes on', async () => {
    const { page } = await open('far');
    expect((await stateOf(page)).isPlaying).toBe(false);
    await page.evaluate(() => scrollTo(0, 3000));
    await until(page, { isPlaying: true });
    await page.evaluate(() => scrollTo(0, 0));
    await until(page, { isPlaying: false });
    await page.close();
  });

  test('that was paused while it is off the screen stays so', async () => {
    const { page } = await open('far');
    expect(await stateOf(page, { type: 'pause' })).toMatchObject({ isPlaying: false });
    await page.evaluate(() => scrollTo(0, document.body.scrollHeight));
    await new Promise((done) => setTimeout(done, 500));
    expect(await stateOf(page)).toMatchObject({ isPlaying: false });
    await page.close();
  });

  test('as the whole lab rests out of sight, stops with its slide and waits for a hand', async () => {
    const { page, frame } = await open('whole');
    await until(page, { isPlaying: true });
    await page.evaluate(() => scrollTo(0, document.body.scrollHeight));
    await until(page, { isPlaying: false });
    await page.evaluate(() => scrollTo(0, 0));
    await until(page, { isPlaying: true });
    await page.evaluate(() => host.send('slide:stop'));
    await until(page, { isPlaying: false });
    const { ms } = await stateOf(page);
    await page.evaluate(() => document.querySelector('iframe')!.focus());
    await frame.evaluate(() =>
      addEventListener('scrollend', () => document.body.classList.add('scrolled')),
    );
    await page.keyboard.press('End');
    expect((await stateOf(page)).ms).toBe(ms);
    // The key scrolls the frame instead, and would move text away from a click.
    await frame.waitForSelector('.scrolled');
    await frame.click('.caption');
    await page.keyboard.press('End');
    await until(page, { stage: 'cleanup' });
    await page.close();
  });

  test('pauses while its page is hidden, and goes on', async () => {
    const { page } = await openPage(browser, `${site.address}embed.html?run=1`);
    const button = (label: string) => page.waitForSelector(`.play[aria-label="${label}"]`);
    await button('Pause');
    await setWindow(page, 'minimized');
    await page.waitForFunction(() => document.visibilityState === 'hidden', { polling: 100 });
    await page.waitForFunction(
      () => document.querySelector('.play')?.getAttribute('aria-label') === 'Play',
      { polling: 100 },
    );
    await setWindow(page, 'normal');
    await button('Pause');
    await page.close();
  });

  test('listens to keys after a click or a Tab only', async () => {
    const { page, frame } = await open('plain');
    await page.$eval('iframe', (element) => element.focus());
    await page.keyboard.press('Space');
    expect((await stateOf(page)).isPlaying).toBe(false);
    await page.keyboard.press('Tab');
    await page.keyboard.press('End');
    await until(page, { stage: 'cleanup' });
    await page.keyboard.press('Home');
    await until(page, { ms: 0 });
    expect(await frame.evaluate(() => document.activeElement !== document.body)).toBe(true);
    await page.close();
  });

  test('listens to keys after a Tab in the page around', async () => {
    const { page } = await open('tab');
    await page.focus('button');
    await page.keyboard.press('Tab');
    await page.keyboard.press('End');
    await until(page, { stage: 'cleanup' });
    await page.close();
  });

  test('tells its height once it has one, and once for each width', async () => {
    const { page } = await open('auto');
    const heights = () =>
      page.evaluate(() =>
        host.heard.flatMap(({ type, height }) => (type === 'height' ? [height] : [])),
      );
    await expect.poll(async () => (await heights()).length).toBe(1);
    expect((await heights())[0]).toBeGreaterThan(200);
    await page.$eval('iframe', (frame) => (frame.width = '360'));
    await expect.poll(async () => (await heights()).length).toBe(2);
    // Further messages would come within two frames.
    await settle(page);
    expect(await heights()).toHaveLength(2);
    await page.close();
  });

  test('in its smallest form has maps, timeline, a button and the clock', async () => {
    const { page, frame } = await open('min');
    expect((await frame.$$('canvas')).length).toBe(2);
    expect(await frame.$('.play')).not.toBeNull();
    expect(await frame.$('.step')).toBeNull();
    expect(await frame.$('.caption')).toBeNull();
    await page.close();
  });

  test('tells what of its address does not fit, and shows the rest', async () => {
    const { page, frame } = await open('bad');
    await frame.waitForFunction(() => document.querySelectorAll('.problems span').length === 3);
    const said = await frame.$eval('.problems', (element) => element.textContent!);
    for (const part of ['t: "soon"', 'memory: "lots"', 'no "round99"'])
      expect(said).toContain(part);
    await page.close();
  });

  test('tells it in a line above the figure, with a button in sight', async () => {
    const { page, frame } = await open('small');
    await frame.waitForSelector('.problems button');
    const { notice, first, button, stage } = await frame.evaluate(() => {
      const at = (selector: string) => {
        const { top, bottom, height } = document.querySelector(selector)!.getBoundingClientRect();
        return { top, bottom, height };
      };
      return {
        notice: at('.problems'),
        first: at('.problems strong'),
        button: at('.problems button'),
        stage: at('.verdict'),
      };
    });
    expect(notice.height).toBeLessThan(60);
    expect(first.top).toBeGreaterThanOrEqual(notice.top);
    expect(button.bottom).toBeLessThan(80);
    expect(stage.top).toBeGreaterThanOrEqual(notice.bottom);
    expect(await violations(frame)).toEqual([]);
    await frame.click('.problems button');
    expect(await frame.$('.problems')).toBeNull();
    await page.close();
  });

  test('as the whole lab locks and hides what it was told to', async () => {
    const { page, frame } = await open('full');
    await frame.waitForSelector('.stage[aria-busy="false"]');
    expect(await frame.$eval('#memory', (field) => (field as HTMLInputElement).disabled)).toBe(
      true,
    );
    expect(await frame.$eval('#writes', (field) => (field as HTMLInputElement).disabled)).toBe(
      false,
    );
    expect(await frame.$('header nav')).toBeNull();
    expect(await frame.$('.evidence')).toBeNull();
    await frame.evaluate(() => {
      const data = new DataTransfer();
      data.items.add(new File(['{"v":1,"vm":{"memoryBytes":"1 GiB"}}'], 'a.json'));
      window.dispatchEvent(new DragEvent('drop', { dataTransfer: data }));
    });
    // If files are hidden, none is opened; requests of the page around do not count as use.
    expect(await stateOf(page, { type: 'set', params: { memory: '2GiB' } })).toMatchObject({
      search: '?v=1&memory=2GiB',
    });
    await frame.select('#preset', 'xen-128').catch(() => {});
    expect(await stateOf(page)).toMatchObject({ search: '?v=1&memory=2GiB' });
    await page.close();
  });
});

describe('the messages', () => {
  test('play, pause, seek and step, and say where that leads', async () => {
    const { page } = await open('plain');
    expect(await stateOf(page, { type: 'play' })).toMatchObject({ isPlaying: true });
    expect(await stateOf(page, { type: 'pause' })).toMatchObject({ isPlaying: false });
    expect(await stateOf(page, { type: 'seek', ms: 2000 })).toMatchObject({ stage: 'memory' });
    for (const ms of [2000, 2500, 1234.5678])
      expect((await stateOf(page, { type: 'seek', ms })).ms).toBe(ms);
    expect(await stateOf(page, { type: 'seek', stop: 'stop-and-copy' })).toMatchObject({
      stage: 'state',
    });
    expect(await stateOf(page, { type: 'step', by: 'stage' })).toMatchObject({ stage: 'cleanup' });
    expect(await stateOf(page, { type: 'seek', position: 0 })).toMatchObject({ ms: 0 });
    await page.close();
  });

  test('change the scenario and the theme', async () => {
    const { page, frame } = await open('plain');
    const before = await stateOf(page);
    const params = { memory: '64GiB', writes: 1000, theme: 'dark' };
    const state = await stateOf(page, { type: 'set', params });
    expect(state.search).toBe('?v=1&memory=64GiB&writes=1000');
    expect(state.totalMs).toBeGreaterThan(3 * before.totalMs);
    expect(state.theme).toBe('dark');
    const scenario = { v: 1, policy: { id: 'stop-and-copy' } };
    expect((await stateOf(page, { type: 'set', scenario })).verdict.liveRounds).toBe(0);
    expect(await frame.$eval('h1', (h1) => h1.textContent)).toContain('while all memory is copied');
    expect((await stateOf(page, { type: 'setTheme', theme: 'light' })).theme).toBe('light');
    await page.close();
  });

  test('export what is shown as files', async () => {
    const { page } = await open('plain');
    const csv = (await ask(page, { type: 'export', format: 'rounds-csv' })).file;
    expect(csv).toMatchObject({ name: 'hyper-v-16g-rounds.csv', type: 'text/csv' });
    expect((csv as { text: string }).text.split('\n').length).toBeGreaterThan(4);
    const svg = (await ask(page, { type: 'export', format: 'stage-svg' })).file;
    expect((svg as { text: string }).text).toMatch(/^(<\?xml.*\?>\s*)?<svg/);
    await page.close();
  });

  test.each<[object, object[]]>([
    [{ type: 'explode' }, [{ field: 'type', value: '"explode"' }]],
    [{ type: 'seek', stop: 'round99' }, [{ field: 'stop', value: 'round99' }]],
    [{ type: 'seek' }, [{ field: 'seek', value: 'nothing' }]],
    [{ type: 'seek', ms: 1, position: 0 }, [{ field: 'seek', value: 'ms and position' }]],
    [{ type: 'set' }, [{ field: 'set', value: 'nothing' }]],
    [{ type: 'set', params: { memory: 'lots' } }, [{ field: 'memory' }]],
    [
      {
        type: 'set',
        params: { hide: 'open', motion: 'full', run: true, seed: 3, ui: 'min', v: '2' },
      },
      ['hide', 'motion', 'run', 'ui', 'v'].map((field) => ({ field })),
    ],
    [{ type: 'set', scenario: { v: 1, seed: 9 }, params: { theme: 'pink' } }, [{ field: 'theme' }]],
    [
      { type: 'set', scenario: { v: 1, seed: -1, nope: 1 } },
      [{ field: 'nope' }, { field: 'seed' }],
    ],
  ])('%j is answered with what is wrong, and changes nothing', async (message, faults) => {
    const { page, frame } = await open('plain');
    const before = await stateOf(page);
    const answer = await ask(page, message);
    expect(answer).toMatchObject({ source: 'precopy', v: 1, type: 'error' });
    const told = answer.faults as { field: string }[];
    expect(told.sort((a, b) => a.field.localeCompare(b.field))).toMatchObject(faults);
    expect(await stateOf(page)).toEqual(before);
    expect(await frame.$('.problems')).toBeNull();
    await page.close();
  });

  test('of strangers and what is no message are left alone', async () => {
    const { page, frame, faults } = await open('plain');
    const before = (await stateOf(page)).ms;
    await page.evaluate(() => {
      const evil = JSON.parse('{"target":"precopy","v":1,"type":"set","__proto__":{"x":1}}');
      for (const data of [null, 7, 'slide:what', [], {}, evil, { target: 'precopy' }])
        host.send(data);
    });
    // Well formed, but not from the parent.
    await frame.evaluate(() => postMessage({ target: 'precopy', v: 1, type: 'seek', ms: 0 }, '*'));
    await page.evaluate(() => new Promise((done) => setTimeout(done, 200)));
    expect((await stateOf(page)).ms).toBe(before);
    expect(await frame.evaluate(() => ({}) as Record<string, unknown>)).toEqual({});
    expect(faults).toEqual([]);
    await page.close();
  });
});

test('where it cannot be loaded a figure says so, after a while', async () => {
  const { page } = await openPage(browser, `${hosts.address}sandbox.html`);
  const frame = await page.waitForFrame((each) => each.url().includes('embed.html'));
  const isSaid = () =>
    frame.$eval('#late', (text) => text.checkVisibility({ opacityProperty: true }));
  expect(await isSaid()).toBe(false);
  await expect.poll(isSaid, { timeout: 10_000 }).toBe(true);
  expect(await frame.$eval('#late a', (link) => link.getAttribute('href'))).toBe('./');
  await page.goto(`${site.address}embed.html`);
  await page.waitForSelector('.figure');
  expect(await page.$eval('#late', (text) => text.checkVisibility())).toBe(false);
  await page.close();
});

test('the share panel copies what it shows', async () => {
  const { page, faults } = await openPage(browser, site.address);
  await page.waitForSelector('.stage[aria-busy="false"]');
  await page.evaluate(() =>
    [...document.querySelectorAll('button')].find((b) => b.textContent === 'Share')!.click(),
  );
  await page.waitForSelector('#share-ui');
  await page.select('#share-ui', 'min');
  await page.select('#share-theme', 'dark');
  await page.select('#share-form', 'iframe');
  const text = await page.$eval('.share textarea', (field) => (field as HTMLTextAreaElement).value);
  expect(text).toContain(`<iframe src="${site.address}embed.html?v=1&amp;ui=min&amp;theme=dark"`);
  const preview = await page.waitForFrame((frame) => /ui=min&theme=dark/.test(frame.url()));
  await preview.waitForSelector('.stage[aria-busy="false"]');
  expect(await textOf(page, '.share .note')).toContain('Hyper-V, 16 GiB');
  expect(await violations(page)).toEqual([]);
  expect(faults).toEqual([]);
  await page.close();
});
