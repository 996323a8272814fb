import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { parseFile } from '../../src/catalog/read-file';
import { shortenFile } from '../../src/catalog/scenario-file';
import { formatError } from '../../src/model/scenario-error';
import { cases, count } from '../helpers/cases';
import { comeBackFromFiles } from '../helpers/comparisons';
import { scenarioOf } from '../helpers/scenarios';

const read = (file: unknown) => parseFile(JSON.stringify(file));

/** The errors of a file, as lines. */
function errorsOf(file: unknown): string[] {
  const answer = read(file);
  return 'errors' in answer ? answer.errors.map(formatError) : [];
}

test(`${count(200)} comparisons come back from their files as they were`, () => {
  fc.assert(comeBackFromFiles, { numRuns: cases(200), seed: 17 });
}, 60_000);

test('a comparison has only what differs from the defaults', () => {
  const scenario = scenarioOf({ seed: 7 });
  const kept = [
    { name: '', scenario: scenarioOf({}) },
    { name: 'QEMU', scenario: scenarioOf({ policy: { id: 'qemu' } }) },
  ];
  const file = shortenFile({ scenario, beside: { kept, align: 'pause' } });
  expect(file).toEqual({
    v: 1,
    seed: 7,
    compare: {
      kept: [{ scenario: { v: 1 } }, { name: 'QEMU', scenario: { v: 1, policy: { id: 'qemu' } } }],
      align: 'pause',
    },
  });
  expect(read(file)).toEqual({ scenario, beside: { kept, align: 'pause' } });
  expect(shortenFile({ scenario, beside: null })).toEqual({ v: 1, seed: 7 });
});

describe('what is wrong in a comparison is named', () => {
  test.each([
    [{ compare: 3 }, 'compare: 3 is not allowed; allowed: an object'],
    [{ compare: {} }, 'compare.kept: nothing is not allowed; allowed: a list'],
    [{ compare: { kept: {} } }, 'compare.kept: an object is not allowed; allowed: a list'],
    [
      { compare: { kept: Array(4).fill({ scenario: { v: 1 } }) } },
      'compare.kept: a list of 4 is not allowed; allowed: a list of at most 3 entries',
    ],
    [
      { compare: { kept: [{}] } },
      'compare.kept.0.scenario: nothing is not allowed; allowed: an object',
    ],
    [
      { compare: { kept: [{ scenario: { v: 1, seed: 'x' } }] } },
      'compare.kept.0.scenario.seed: "x" is not allowed; allowed: a whole number from 0 to 2^53 − 1',
    ],
    [
      { compare: { kept: [], align: 'left' } },
      'compare.align: "left" is not allowed; allowed: one of time, round, pause',
    ],
    [
      { compare: { kept: [], more: 1 } },
      'compare.more: 1 is not allowed; allowed: only the keys kept, align',
    ],
  ])('%j', (more, line) => {
    expect(errorsOf({ v: 1, ...more })).toEqual([line]);
  });

  test('together with what is wrong in the scenario', () => {
    const lines = errorsOf({ v: 1, seed: -1, compare: { kept: [{ scenario: { v: 2 } }] } });
    expect(lines).toEqual([
      expect.stringMatching(/^seed: -1 /),
      expect.stringMatching(/^compare\.kept\.0\.scenario\.v: 2 /),
    ]);
  });
});
