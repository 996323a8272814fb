import { expect, test } from 'vitest';
import { simulate, simulatePreview } from '../../src/engine/simulate';
import type { Edit } from '../../src/model/scenario/edit';
import { Run } from '../../src/model/run/run';
import { percent } from '../../src/text/format';
import { plain } from '../../src/text/rich';
import { readRound, readRoundAt, sayRounds } from '../../src/views/charts/rounds';
import { describeMoment } from '../../src/views/watch/caption';
import { isUnsure, sayFigures, sayVerdict } from '../../src/views/watch/say-verdict';
import { newCore } from '../helpers/kernels';
import { scenarioOf } from '../helpers/scenarios';

const kernel = await newCore();
const vm = { memoryBytes: 2 ** 30 };
const PAGES = 262144;

/** A run in which the reader writes pages while memory is copied. */
function drawnOn(edits: Edit[]): Run {
  const workload = { writesPerSecond: 8000, workingSetPages: 65536 };
  const link = { bytesPerSecond: 60e6 };
  return new Run(simulate(kernel, scenarioOf({ vm, workload, link, edits })));
}
const stroke = (atMs: number): Edit => ({ atMs, writes: [{ firstPage: 0, pages: PAGES / 2 }] });
const quiet = drawnOn([]);
const [, second] = quiet.result.rounds;
/** A stroke in round 1: it dirties more than round 0. */
const drawn = drawnOn([stroke(second!.startMs + second!.durationMs / 2)]);

test('the rounds are said to shrink only where each is smaller than the one before', () => {
  const dirtied = (run: Run) =>
    run.result.rounds.filter(({ live }) => live).map(({ pagesDirtied }) => pagesDirtied);
  const [first, next] = dirtied(drawn);
  expect(next).toBeGreaterThan(first!);
  expect(sayRounds(quiet)).toContain('less than the one before');
  expect(sayRounds(drawn)).not.toMatch(/less|shrink/);
  for (const pages of dirtied(drawn).slice(0, 4))
    expect(sayRounds(drawn)).toContain(percent(pages / PAGES));
});

test('the caption of a round compares what it dirties with what it sends', () => {
  const words = (run: Run, round: number) => {
    const { startMs, durationMs } = run.result.rounds[round]!;
    return plain(describeMoment(run.at(startMs + durationMs / 2)).text);
  };
  expect(words(drawn, 1)).toContain('dirties more new ones');
  const [, , after] = drawn.result.rounds;
  expect(after!.pagesDirtied).toBeLessThan(after!.pagesToSend / 2);
  expect(words(drawn, 2)).toContain('dirties new ones');
});

test('the numbers of a round that lasts are said to be those of its end', () => {
  const { startMs, durationMs } = second!;
  const whole = readRound(second!);
  expect(readRoundAt(quiet.at(startMs + durationMs / 2))).toEqual({
    when: 'Round 1, when it ends',
    what: whole.what,
  });
  const { rounds } = quiet.result;
  const last = rounds.at(-1)!;
  expect(readRoundAt(quiet.at(last.startMs + last.durationMs))).toEqual(readRound(last));
});

test('an estimate with fewer pages tells no end that takes many rounds', () => {
  const estimate = (id: string) =>
    new Run(simulatePreview(kernel, scenarioOf({ policy: { id } })), true);
  expect(isUnsure(estimate('qemu'))).toBe(true);
  expect(isUnsure(estimate('qemu-auto-converge'))).toBe(false);
  expect(isUnsure(estimate('hyper-v'))).toBe(false);
  expect(isUnsure(drawn)).toBe(false);
});

test('a move that is given up in a round is not given up after it', () => {
  const [first, next] = quiet.result.rounds;
  const verdictOf = (atMs: number) =>
    plain(sayVerdict(drawnOn([{ atMs, cancel: true }]).verdict, 'hyper-v'));
  expect(verdictOf(first!.startMs + first!.durationMs / 2)).toContain('in round 0.');
  expect(verdictOf(next!.startMs + next!.durationMs / 2)).toContain('in round 1.');
});

test('what the reader wrote comes on top of what the VM writes, and every page counts once', () => {
  expect(plain(sayFigures(quiet.verdict))).not.toContain('You wrote');
  const twice = drawnOn([stroke(3000), stroke(4000)]);
  expect(twice.verdict.pagesDrawn).toBe(PAGES / 2);
  expect(plain(sayFigures(twice.verdict))).toContain('You wrote 131,072 different pages on top');
});
