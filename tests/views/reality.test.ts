import { describe, expect, test } from 'vitest';
import { type Figures, measuredFigures } from '../../src/catalog/prediction';
import { scenarioOfRecord } from '../../src/catalog/recorded';
import type { Entry } from '../../src/state/reality.svelte';
import { recordedRuns } from '../../src/state/recorded-runs';
import { realityText } from '../../src/text/reality';
import { apartOf } from '../../src/views/reality/apart';
import { dotsOf } from '../../src/views/reality/dots';
import { PICKED_RUNS, totalTimeOf, totalTimesOff } from '../../src/views/reality/naming';

/** A recorded run whose simulation differs from it in these figures. */
function entryOf(id: string, differs: Partial<Figures>): Entry {
  const record = recordedRuns().find((each) => each.id === id)!;
  const measured = measuredFigures(record);
  return {
    record,
    group: 'qemu',
    isQuiet: true,
    scenario: scenarioOfRecord(record),
    measured,
    predicted: { ...measured, ...differs },
  };
}

const { apart, stoppedAfter } = realityText;

describe('a move that did not end', () => {
  const endless = entryOf(PICKED_RUNS.endless, { totalMs: 22_420 });
  const wrong = entryOf(PICKED_RUNS.wrong, { totalMs: 6804, converged: false, syncs: 30 });

  test('was stopped after its total time, in the sentence and among the times', () => {
    expect(apartOf(endless)).toBe(apart.bothEndless('23 s', 30, '22.4 s', 30));
    expect(totalTimeOf(endless.measured, endless.predicted)).toBe(stoppedAfter('23 s'));
    expect(totalTimeOf(endless.predicted!, endless.measured)).toBe(stoppedAfter('22.4 s'));
    expect(totalTimesOff(endless.predicted, endless.measured)).toBe('−2.6 %');
  });

  test('is not compared with one that ended', () => {
    expect(apartOf(wrong)).toBe(apart.endless('6.27 s', '6.8 s', 30));
    expect(totalTimeOf(wrong.measured, wrong.predicted)).toBe('6.27 s');
    expect(totalTimeOf(wrong.predicted!, wrong.measured)).toBe(stoppedAfter('6.8 s'));
    expect(totalTimesOff(wrong.predicted, wrong.measured)).toBe('');
  });

  test('has a mark of its own', () => {
    const typical = entryOf(PICKED_RUNS.typical, {});
    const kinds = dotsOf([endless, wrong, typical], []).map(({ kind }) => kind);
    expect(kinds).toEqual(['stopped', 'stopped', 'quiet']);
  });
});

test('times that are called almost equal are written so', () => {
  const entry = entryOf(PICKED_RUNS.typical, {});
  const simulated = { ...entry.measured, totalMs: entry.measured.totalMs! + 4.3 };
  expect(apartOf({ ...entry, predicted: simulated })).toBe(apart.same('5.513 s', '5.517 s', 0.001));
});
