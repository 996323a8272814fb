import fc from 'fast-check';
import { expect, test } from 'vitest';
import { simulate } from '../../src/engine/simulate';
import { reportMoment } from '../../src/model/run/report';
import { Run } from '../../src/model/run/run';
import { cases } from '../helpers/cases';
import { editedScenarios } from '../helpers/edits';
import { newCore } from '../helpers/kernels';
import { scenarioOf } from '../helpers/scenarios';

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

test.each([
  ['over all adapters', 'hyper-v', { transport: 'smb', nics: 4 }],
  ['faster than a stream sends pages', 'hyper-v', {}],
  ['where no page crosses the link', 'quick-migration', {}],
])('a disk is seen to be sent at the rate that its copy takes, %s', (_, id, link) => {
  const diskBytes = 2 ** 36;
  const scenario = scenarioOf({
    vm: { memoryBytes: 2 ** 26 },
    policy: { id },
    link: { bytesPerSecond: 2.5e9, ...link } as never,
    storage: { kind: 'shared-nothing', diskBytes, diskBytesPerSecond: 1e10 },
  });
  const run = new Run(simulate(core, scenario));
  const copy = run.steps.find(({ code }) => code === 'copy-disk')!;
  const { stage, linkBytesPerSecond } = reportMoment(run.at(copy.fromMs + 1));
  expect(stage).toBe('storage');
  expect((linkBytesPerSecond * (copy.toMs - copy.fromMs)) / 1000 / diskBytes).toBeCloseTo(1, 9);
});
