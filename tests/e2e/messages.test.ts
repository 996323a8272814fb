import * as fc from 'fast-check';
import type { Browser } from 'puppeteer-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
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
  hosts = await serveHosts({ 'plain.html': hostHtml(frame) });
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
    ...['play', 'pause', 'seek', 'step', 'set', 'set', 'setTheme', 'getState', 'export', 'hit()'],
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
