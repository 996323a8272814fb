import fc from 'fast-check';
import { expect, test } from 'vitest';
import { simulate } from '../../src/engine/simulate';
import { reportMoment } from '../../src/model/run/report';
import { Run } from '../../src/model/run/run';
import { cases } from '../helpers/cases';
import { editedScenarios } from '../helpers/edits';
import { newCore } from '../helpers/kernels';

const core = await newCore();

test('at an event, and just before it on the axis, a moment is the same in all it tells', () => {
  fc.assert(
    fc.property(fc.noBias(editedScenarios), (scenario) => {
      const run = new Run(simulate(core, scenario));
      // Events closer than a microsecond to each other count as one.
      const isApart = (ms: number) =>
        run.events.every((each) => each.ms === ms || Math.abs(each.ms - ms) > 1e-3);
      for (const { ms } of run.events.filter((event) => isApart(event.ms))) {
        const position = run.timeline.positionOf(ms);
        // As far off as a slider that rounds what is entered.
        for (const at of [position, position * (1 - 2 ** -50)])
          expect(reportMoment(run.atPosition(at))).toEqual(reportMoment(run.at(ms)));
      }
    }),
    { numRuns: cases(100), seed: 12 },
  );
});
