import * as fc from 'fast-check';
import type { Browser, Page } from 'puppeteer-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { startBrowser } from '../helpers/browsers';
import { type Host, hostHtml, openHost, serveHosts } from '../helpers/host-page';
import { builtSite } from '../helpers/lab';
import { type Site, serveFolder } from '../helpers/serve';

declare const host: Host;

let site: Site;
let hosts: Site;
let browser: Browser;
beforeAll(async () => {
  site = await serveFolder(builtSite());
  const frame = `src="${site.address}embed.html" width="800" height="500"`;
  const rest = 'width="1100" height="800"';
  hosts = await serveHosts({
    'plain.html': hostHtml(frame),
    'compare.html': hostHtml(
      `src="${site.address}?ui=compare&a=link%3D1Gb%2Fs&speed=16&align=time" ${rest}`,
    ),
    'race.html': hostHtml(`src="${site.address}?ui=race&race=hyper-v,own,post-copy" ${rest}`),
  });
  browser = await startBrowser('chromium');
});
afterAll(async () => {
  await browser?.close();
  await Promise.all([site?.close(), hosts?.close()]);
});

test('hostile messages are answered, each with its id, and never with what is no value', async () => {
  const { page, frame, faults } = await openHost(browser, `${hosts.address}plain.html`);
  const key = fc.constantFrom(
    ...['ms', 'stop', 'position', 'by', 'direction', 'params', 'scenario', 'theme', 'format'],
    ...['slot', 'name'],
  );
  const word = fc.constantFrom(
    ...['<svg onload=hit()>', 'javascript:hit()', 'NaN', '', 'round99', 'dark', 'toString'],
  );
  const field = fc.constantFrom(
    ...['memory', 'writes', 'seed', 't', 'speed', 'theme', 'hosts.vm.name', 'vm', 'workload', 'v'],
    ...['__proto__', 'constructor', 'link.changes', 'guests'],
  );
  const scalar = fc.oneof(word, fc.double(), fc.boolean(), fc.constant(null));
  const inner = fc.dictionary(field, fc.oneof(scalar, fc.anything({ maxDepth: 1 })), {
    maxKeys: 3,
  });
  const type = fc.constantFrom(
    ...[
      'play',
      'pause',
      'seek',
      'step',
      'set',
      'set',
      'setTheme',
      'getState',
      'export',
      'keep',
      'forget',
      'hit()',
    ],
  );
  const messages = fc.sample(
    fc.tuple(type, fc.dictionary(key, fc.oneof(scalar, inner), { maxKeys: 3 })),
    { numRuns: 600, seed: 21 },
  );
  const answers = await page.evaluate(
    (list) =>
      Promise.all(
        list.map(([what, rest]) => host.ask({ ...(rest as object), type: what }).catch(String)),
      ),
    messages.map(([what, rest]) => [what, JSON.parse(JSON.stringify(rest)) as object] as const),
  );
  const kinds = new Set(answers.map((answer) => (answer as { type: string }).type));
  expect([...kinds].sort()).toEqual(['error', 'state']);
  for (const answer of answers) {
    const { state } = answer as { state?: { ms: number } };
    if (state) expect([Number.isFinite(state.ms), state.ms >= 0]).toEqual([true, true]);
    expect(JSON.stringify((answer as { message?: string }).message ?? '')).not.toMatch(/undefined/);
  }
  expect(await frame.evaluate(() => 'hits' in globalThis || 'x' in {})).toBe(false);
  expect(await frame.evaluate(() => document.body.innerText)).not.toMatch(/\b(NaN|undefined)\b/);
  expect(faults).toEqual([]);
  await page.close();
});

test('messages sent together take effect one after another, on top of the address', async () => {
  const { page } = await openHost(browser, `${hosts.address}plain.html`);
  const answers = await page.evaluate(async () => {
    const frame = document.querySelector('iframe')!;
    frame.src = `${frame.src}?scenario=xen-512`;
    const greeting = (event: MessageEvent) => event.data === '[iFrameResizerChild]Ready';
    await new Promise<void>((done) =>
      addEventListener('message', (event) => greeting(event) && done()),
    );
    return Promise.all([
      host.ask({ type: 'set', params: { link: '1Gb/s' } }),
      host.ask({ type: 'set', params: { seed: 7 } }),
      host.ask({ type: 'set', params: { scenario: 'hyper-v-stuck' } }),
      host.ask({ type: 'set', params: { seed: 9 } }),
      host.ask({ type: 'seek', stop: 'round5' }),
    ]);
  });
  const searches = answers.map(({ state }) => (state as { search: string }).search);
  expect(searches[0]).toMatch(/memory=512MiB.*link=1Gb/);
  expect(searches[1]).toMatch(/link=1Gb.*seed=7/);
  expect(searches[2]).toBe('?v=1&scenario=hyper-v-stuck');
  expect(searches[3]).toMatch(/writes=.*seed=9/);
  expect((answers[4]!.state as { round: number }).round).toBe(5);
  await page.close();
});

describe('slots', () => {
  interface Kept {
    slot: string;
    name: string;
    scenario: { link?: { bytesPerSecond: number }; seed?: number };
    verdict: { blackoutMs: number } | null;
  }
  const ask = (page: Page, message: object) => page.evaluate((m) => host.ask(m), message);
  const keptOf = (answer: Record<string, unknown>) => (answer.state as { kept: Kept[] }).kept;
  const slotsHeard = (page: Page) =>
    page.evaluate(() => [
      ...new Set(
        host.heard
          .filter(({ type }) => type === 'event')
          .map(({ event }) => (event as { slot: string }).slot),
      ),
    ]);

  test('a run is kept, changed, saved and forgotten by messages', async () => {
    const { page, faults } = await openHost(browser, `${hosts.address}plain.html`);
    expect(keptOf(await ask(page, { type: 'getState' }))).toEqual([]);
    expect(keptOf(await ask(page, { type: 'keep', name: 'Before' }))).toMatchObject([
      { slot: 'a', name: 'Before', scenario: { v: 1 } },
    ]);
    const [changed] = keptOf(
      await ask(page, { type: 'set', slot: 'a', params: { link: '1Gb/s', seed: 5 } }),
    );
    expect(changed!.scenario).toMatchObject({ seed: 5, link: { bytesPerSecond: 125e6 } });
    expect(changed!.verdict!.blackoutMs).toBeGreaterThan(0);
    // The run of the controls has its own.
    const { state } = await ask(page, { type: 'getState' });
    expect((state as { scenario: object }).scenario).toEqual({ v: 1 });
    for (const format of ['rounds-json', 'stage-svg']) {
      const own = await ask(page, { type: 'export', format });
      const kept = await ask(page, { type: 'export', format, slot: 'a' });
      const [one, other] = [own.file, kept.file] as { name: string; text: string }[];
      expect(other!.text, format).not.toBe(one!.text);
      expect(other!.name, format).not.toBe(one!.name);
    }
    expect(await ask(page, { type: 'forget', slot: 'b' })).toMatchObject({
      type: 'error',
      message: 'slot: "b" is not allowed; allowed: a',
    });
    for (let more = 0; more < 2; more++) await ask(page, { type: 'keep' });
    expect(await ask(page, { type: 'keep' })).toMatchObject({ type: 'error' });
    expect(keptOf(await ask(page, { type: 'forget', slot: 'a' }))).toHaveLength(2);
    expect(faults).toEqual([]);
    await page.close();
  });

  test('each run that is shown tells its events under its slot', async () => {
    const { page, faults } = await openHost(browser, `${hosts.address}compare.html`);
    await ask(page, { type: 'seek', ms: 0 });
    await ask(page, { type: 'play' });
    await page.waitForFunction(() =>
      ['own', 'a'].every((slot) =>
        host.heard.some(({ event }) => (event as { slot?: string } | undefined)?.slot === slot),
      ),
    );
    expect(faults).toEqual([]);
    await page.close();
  });

  test('the state of a race has its lanes, and each lane tells its events', async () => {
    const { page, faults } = await openHost(browser, `${hosts.address}race.html`);
    await page.waitForFunction(() =>
      host.heard.some(({ state }) => (state as { race?: object[] } | undefined)?.race),
    );
    const { state } = await ask(page, { type: 'getState' });
    expect(state).toMatchObject({
      race: [{ slot: 'hyper-v' }, { slot: 'own' }, { slot: 'post-copy' }],
    });
    await ask(page, { type: 'play' });
    await page.waitForFunction(
      () =>
        new Set(host.heard.map(({ event }) => (event as { slot?: string } | undefined)?.slot))
          .size > 3,
      { timeout: 30_000 },
    );
    expect((await slotsHeard(page)).sort()).toEqual(['hyper-v', 'own', 'post-copy']);
    expect(faults).toEqual([]);
    await page.close();
  });
});
