import { expect, test } from 'vitest';
import { simulate } from '../../src/engine/simulate';
import { Run } from '../../src/model/run/run';
import '../../src/policies/all';
import { duration } from '../../src/text/format';
import { plain } from '../../src/text/rich';
import '../../src/text/other-policies';
import { timelineText } from '../../src/text/timeline';
import { describeMoment } from '../../src/views/watch/caption';
import { labelsOf } from '../../src/views/watch/timeline-view';
import { newCore } from '../helpers/kernels';
import { scenarioOf } from '../helpers/scenarios';

const kernel = await newCore();
const runOf = (input: object) =>
  new Run(simulate(kernel, scenarioOf({ vm: { memoryBytes: 2 ** 28 }, ...input })));
const busy = { kind: 'uniform', writesPerSecond: 3e6, workingSetPages: 60_000 };

test.each<[string, object]>([
  ['less than a second', { workload: { writesPerSecond: 100 } }],
  ['seconds', { workload: busy }],
  ['many minutes', { workload: busy, policy: { id: 'qemu' }, link: { bytesPerSecond: 2e7 } }],
  ['many hours', { workload: busy, link: { bytesPerSecond: 2e4 } }],
  ['half an hour of pulling', { policy: { id: 'post-copy' }, link: { bytesPerSecond: 2e5 } }],
])('the moments on a timeline of %s have one unit', (_, input) => {
  const { timeline } = runOf(input);
  for (const width of [300, 900, 2400]) {
    const labels = labelsOf(timeline, width);
    const units = labels.map(({ text }) => text.replace(/^[\d.,]+ /, ''));
    expect(new Set(units).size).toBeLessThanOrEqual(1);
    const factor = { s: 1000, min: 60_000, h: 3_600_000 }[units[0] ?? 's']!;
    for (const { text, ms } of labels)
      expect(Number(text.replace(/[^\d.]/g, '')) * factor).toBeCloseTo(ms, 6);
  }
  expect(labelsOf(timeline, 2400).length).toBeGreaterThan(1);
});

const timedOut: [string, object, number][] = [
  ['by KubeVirt', { policy: { id: 'kubevirt' }, link: { bytesPerSecond: 2e7 } }, 150],
  ['by Nova', { policy: { id: 'nova' }, link: { bytesPerSecond: 2e7 } }, 400],
  ['because the link is cut', { link: { changes: [{ atMs: 1700, bytesPerSecond: 0 }] } }, 120],
];

test.each(timedOut)('a run that times out %s has its true length everywhere', (_, more, least) => {
  const run = runOf({ workload: busy, ...more });
  const { result, timeline, events } = run;
  expect(result.outcome).toBe('aborted');
  expect(result.totalMs).toBeGreaterThan(1000 * least);
  expect(timeline.totalMs).toBeCloseTo(result.totalMs, 6);
  expect(events.at(-1)!.ms).toBeCloseTo(result.totalMs, 6);
  const end = run.atPosition(1);
  expect(end.ms).toBeCloseTo(result.totalMs, 3);
  expect(plain(timelineText.clock(end.ms, timeline.totalMs))).toContain(duration(result.totalMs));
  // Up to the limit memory is copied; the caption then says which time has passed.
  const memory = timeline.stages.find(({ phase }) => phase === 'memory')!;
  expect(memory.endMs - memory.startMs).toBeCloseTo(result.brownoutMs, 6);
  expect(describeMoment(end).text).toMatch(/\b\d+ s\b/);
});
