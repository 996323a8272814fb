import { readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { format, resolveConfig } from 'prettier';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { presetScenario } from '../../src/catalog/preset-scenarios';
import { simulate } from '../../src/engine/simulate';
import { fingerprint } from '../../src/model/fingerprint';
import { root } from '../helpers/commands';
import { CONTEXTS, PUBLISHED_POLICIES } from '../helpers/contexts';
import { type Driver, ENGINES, startEngine, waitFor } from '../helpers/engines';
import { newCore } from '../helpers/kernels';
import { builtSite } from '../helpers/lab';
import { scenarioOf } from '../helpers/scenarios';
import { type ContextSite, serveContexts } from '../helpers/serve-contexts';

const SINGLE_BYTES = 600_000;
const PRESETS = ['hyper-v-16g', 'xen-128'];

let single = '';
let site: ContextSite;
const wanted: string[] = [];
beforeAll(async () => {
  single = builtSite();
  site = await serveContexts(CONTEXTS, { hosted: builtSite(), single });
  const core = await newCore();
  for (const id of PRESETS)
    wanted.push(fingerprint(simulate(core, scenarioOf(presetScenario({ id })))));
});
afterAll(() => site?.close());

test('the single file has at most 600,000 bytes and names no other', () => {
  const file = join(single, 'precopy.html');
  expect(statSync(file).size).toBeLessThanOrEqual(SINGLE_BYTES);
  expect(readFileSync(file, 'utf8')).not.toMatch(/(src|href)="(?!data:)/);
});

test('the policy that is published is the one that is tested', () => {
  const guide = readFileSync(join(root, 'docs', 'hosting.md'), 'utf8');
  expect(new Set(PUBLISHED_POLICIES).size).toBe(1);
  expect(guide).toContain(`Content-Security-Policy: ${PUBLISHED_POLICIES[0]}\n`);
});

/** The foot of the controls or of a figure: the run and the engine that made it. */
const READ = `(() => {
  const said = document.querySelector('.controls footer, .foot')?.textContent.replace(/\\s+/g, ' ') ?? '';
  const [, run, engine] = /run ([0-9a-f]{8}) · (.*?)(?: · stale.*)?$/.exec(said) ?? [];
  return run ? { run, engine } : null;
})()`;

const BRIEFLY: Record<string, string> = {
  'WebAssembly in a worker': 'wasm, worker',
  'JavaScript in a worker': 'js, worker',
  'WebAssembly on the main thread': 'wasm, main thread',
  'JavaScript on the main thread': 'js, main thread',
};

interface Reading {
  run: string;
  engine: string;
}

/** The cells of the table in docs/contexts.md, by context and browser. */
const found = new Map(CONTEXTS.map(({ name }) => [name, [] as string[]]));

describe.each(ENGINES)('in %s', (name) => {
  let driver: Driver;
  beforeAll(async () => {
    driver = await startEngine(name);
  });
  afterAll(() => driver?.close());

  test.each(CONTEXTS)('$name', async (context) => {
    await driver.open(site.addressOf(context), Boolean(context.frame));
    const first = await waitFor<Reading>(driver, READ);
    found.get(context.name)!.push(BRIEFLY[first.engine] ?? first.engine);
    expect(first.run).toBe(wanted[0]);
    if (context.isFigure) return;
    await driver.evaluate(`document.querySelector('.begin .result')?.click()`);
    await waitFor(driver, `document.querySelector('#preset') !== null`);
    await driver.evaluate(`(() => {
      const choice = document.querySelector('#preset');
      choice.value = '${PRESETS[1]}';
      choice.dispatchEvent(new Event('change', { bubbles: true }));
    })()`);
    const second = `(read => read && read.run !== '${first.run}' && read)(${READ})`;
    expect((await waitFor<Reading>(driver, second)).run).toBe(wanted[1]);
    await driver.evaluate(`document.querySelector('a[href="#hosts"]').click()`);
    await waitFor(driver, `document.querySelector('#hosts h1') !== null`);
  });
});

test('the table in docs/contexts.md is what was found', async () => {
  const rows = [...found].map(([name, cells]) => [name, ...cells]);
  const table = [['where', 'Chromium', 'Firefox', 'WebKit'], ['-', '-', '-', '-'], ...rows]
    .map((cells) => `| ${cells.join(' | ')} |`)
    .join('\n');
  const options = await resolveConfig(join(root, 'docs', 'contexts.md'));
  const wantedTable = await format(table, { ...options, parser: 'markdown' });
  console.log(`Engines by context:\n\n${wantedTable}`);
  const [kept] = /\| where [^]*?\n(?=\n|$)/.exec(
    readFileSync(join(root, 'docs', 'contexts.md'), 'utf8'),
  )!;
  expect(kept).toBe(wantedTable);
});
