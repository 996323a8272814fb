import { expect, test } from 'vitest';
import { simulate, simulatePreview } from '../../src/engine/simulate';
import type { Edit } from '../../src/model/scenario/edit';
import { VmClient } from '../../src/model/run/client';
import { Run } from '../../src/model/run/run';
import type { Frame } from '../../src/state/frames.svelte';
import { stageText } from '../../src/text/stage';
import { percent } from '../../src/text/format';
import { plain } from '../../src/text/rich';
import { readRound, readRoundAt, sayRounds } from '../../src/views/charts/rounds';
import { currentShareOf, sayGuest } from '../../src/views/watch/hosts';
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

test('a VM that needs pages of a cut link waits for them, and one that has its pages runs on', () => {
  const cutAt = (atMs: number) => {
    const bytesPerSecond = 125e6;
    const changes = [
      { atMs, bytesPerSecond: 0 },
      { atMs: atMs + 5000, bytesPerSecond },
    ];
    const link = { bytesPerSecond, changes };
    return new Run(simulate(kernel, scenarioOf({ vm, policy: { id: 'post-copy' }, link })));
  };
  const [early, late] = [cutAt(2000), cutAt(4000)];
  const told = (run: Run, ms: number) => {
    const moment = run.at(ms);
    const { destination, speed } = moment.guests;
    return [sayGuest(destination, speed), plain(describeMoment(moment).text)].join(' ');
  };
  expect(told(early, 4000)).toMatch(/^VM waits for pages .*waits for pages that it needs/);
  expect(told(early, 1990)).not.toMatch(/waits/);
  expect(told(late, 6000)).toMatch(/^VM running .*runs with the pages that it has/);
  const { pullWaitMs } = early.verdict;
  expect(pullWaitMs).toBeCloseTo(5000, 3);
  expect(plain(sayFigures(early.verdict))).toContain('stood still for 5 s');
  expect(late.verdict.pullWaitMs).toBe(0);
  const client = new VmClient(early);
  expect(client.fate(4000)).toBe('waiting');
  expect(client.insideMs(6900)).toBe(client.insideMs(2100));
  expect(client.silentMs(Infinity) - early.pings!.outageMs).toBeCloseTo(5000, 3);
});

test('a share is all or nothing only where it is', () => {
  const share = (absentPages: number, stalePages: number) =>
    currentShareOf({ pages: 1e6, absentPages, stalePages } as Frame);
  expect([share(0, 0), share(0, 1), share(1e6 - 1, 0), share(1e6, 0)]).toEqual([
    1, 0.999, 0.001, 0,
  ]);
  expect(stageText.link.starts(0.9999)).toBe('VM starts: 99.9 %');
});

test('what the reader wrote comes on top of what the VM writes, and every page counts once', () => {
  expect(plain(sayFigures(quiet.verdict))).not.toContain('You wrote');
  const twice = drawnOn([stroke(3000), stroke(4000)]);
  expect(twice.verdict.pagesDrawn).toBe(PAGES / 2);
  expect(plain(sayFigures(twice.verdict))).toContain('You wrote 131,072 different pages on top');
});
