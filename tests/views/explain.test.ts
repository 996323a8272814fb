import { readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, expect, test } from 'vitest';
import { simulate } from '../../src/engine/simulate';
import { Run } from '../../src/model/run/run';
import { explanationsText } from '../../src/text/explanations';
import { formulasText } from '../../src/text/formulas';
import { speak } from '../../src/text/language';
import { keys } from '../../src/text/pseudo';
import { stretches } from '../../src/text/rich';
import { explainNumber, readOuts, titles } from '../../src/views/explain/explanations';
import { alphabet, references } from '../../src/views/explain/glossary';
import { root } from '../helpers/commands';
import { newCore } from '../helpers/kernels';
import { scenarioOf } from '../helpers/scenarios';

const ENGLISH = { tag: 'en', numbers: 'en', messages: {} };
afterEach(() => speak(ENGLISH));

test('marks in messages name numbers and terms that exist', () => {
  const folder = join(root, 'src/text/en');
  const files = readdirSync(folder, { recursive: true, encoding: 'utf8' });
  const marked = files
    .filter((file) => file.endsWith('.ts'))
    .flatMap((file) => stretches(readFileSync(join(folder, file), 'utf8')));
  const numbers = marked.flatMap(({ number }) => number ?? []);
  const terms = marked.flatMap(({ term }) => term ?? []);
  expect(numbers.length && terms.length).toBeGreaterThan(0);
  for (const number of numbers) expect(readOuts).toHaveProperty(number);
  for (const term of terms) expect(references).toHaveProperty(term);
});

test('the words of formulas are the catalogue’s', () => {
  const text = readFileSync(join(root, 'src/views/explain/formulas.tex'), 'utf8');
  const used = [...text.matchAll(/\\word\{(\w+)\}/g)].map((match) => match[1]!);
  expect([...new Set(used)].sort()).toEqual(Object.keys(formulasText.words).sort());
  expect(text).not.toContain('\\text');
});

test('another language that is chosen later is spoken at once', async () => {
  const run = new Run(simulate(await newCore(), scenarioOf({ vm: { memoryBytes: 2 ** 26 } })));
  const english = alphabet();
  speak(keys);
  for (const id of Object.keys(readOuts)) {
    const told = explainNumber(id, run.at(0), null, 1000)!;
    expect(told.title).toBe(`explanations.${id}.title`);
    expect(told.sentence).toMatch(`explanations.${id}.`);
  }
  expect(titles().map(([, title]) => title)).toContain('explanations.blackout.title');
  expect(alphabet()).not.toEqual(english);
});

test('a move that is cancelled has no proof that no page was lost', async () => {
  const core = await newCore();
  const told = [null, 700].map((cancelAtMs) => {
    const vm = { memoryBytes: 2 ** 26 };
    const run = new Run(simulate(core, scenarioOf({ vm, limits: { cancelAtMs } })));
    return explainNumber('stale', run.at(0), null, 1)!;
  });
  const { stale } = explanationsText;
  expect(told.map(({ sentence }) => sentence)).toEqual([stale.sentence, stale.stayed]);
  expect(told[1]!.values.stale).toBe('–');
});
