import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { BLOCKS, FRONT_KEYS, QUESTION_KEYS } from '../../src/learn/blocks';
import { CONCEPTS } from '../../src/learn/concepts';
import { MEASURES, MEASURE_UNITS } from '../../src/learn/measures';
import { root } from '../helpers/commands';
import { HEAD, faultsOf, solve } from '../helpers/lessons';

const guide = readFileSync(join(root, 'docs', 'lessons.md'), 'utf8');
/** The part under the heading of a block. */
const partOf = (name: string) => guide.split(`### \`${name}\`\n`)[1]!.split('\n#')[0]!;
/** First column and example of the rows of a table, without its head. */
const rowsOf = (part: string) =>
  part
    .split('\n')
    .filter((row) => /^\| `/.test(row))
    .map((row) => row.split('|').map((cell) => cell.trim()));

test('the guide has every block and every key, each with an example that can be read', () => {
  for (const [name, keys] of Object.entries(BLOCKS)) {
    const rows = rowsOf(partOf(name)).filter((row) => row.length === 5);
    expect(rows.map(([, key]) => key)).toEqual(Object.keys(keys).map((key) => `\`${key}\``));
    const lines = rows.map(([, , , example]) => example!.replaceAll('`', ''));
    const block = `${HEAD}## A\n\`\`\`${name}\n${lines.join('\n')}\n\`\`\`\n`;
    const told = faultsOf(block).filter((fault) => !/needs (at least 2 times )?\w+$/.test(fault));
    expect(told, lines.join('\n')).toEqual([]);
  }
});

test('the guide has the keys of each kind of prediction', () => {
  const rows = rowsOf(partOf('predict')).filter((row) => row.length === 6);
  const listed = rows.map(([, kind, key]) => `${kind} ${key}`);
  const wanted = Object.entries(QUESTION_KEYS).flatMap(([kind, keys]) =>
    Object.keys(keys).map((key) => `\`${kind}\` \`${key}\``),
  );
  expect(listed).toEqual(wanted);
});

test('the guide has every name, unit, concept and key of the head', () => {
  const names = rowsOf(guide.split('## Expressions')[1]!).map(([, name]) => name);
  expect(names).toEqual(Object.keys(MEASURES).map((name) => `\`${name}\``));
  for (const word of [...CONCEPTS, ...MEASURE_UNITS, ...FRONT_KEYS])
    expect(guide).toContain(`\`${word}\``);
});

test('the lesson in the guide is solved', () => {
  const lesson = guide.split('````markdown\n')[1]!.split('````')[0]!;
  const { solved, faults } = solve(lesson);
  expect(faults).toEqual([]);
  expect(solved).toHaveLength(1);
});
