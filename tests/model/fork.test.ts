import fc from 'fast-check';
import { expect, test } from 'vitest';
import { checkChange } from '../../src/catalog/scenario';
import { simulate } from '../../src/engine/simulate';
import {
  type ForkNode,
  MOST_FORKS,
  forkedAt,
  grown,
  inForceAt,
  listed,
} from '../../src/model/fork';
import { settingsThatDiffer } from '../../src/model/run/differing-settings';
import { Run } from '../../src/model/run/run';
import type { Scenario } from '../../src/model/types';
import { cases } from '../helpers/cases';
import { newCore } from '../helpers/kernels';
import { comparable, scenarioOf } from '../helpers/scenarios';

const core = await newCore();
const small = scenarioOf({
  vm: { memoryBytes: 2 ** 26 },
  workload: { writesPerSecond: 20_000 },
  link: { bytesPerSecond: 2e7 },
});

/** Changes that somebody might make in the middle of a move. */
const change = fc.oneof(
  fc.integer({ min: 0, max: 100_000 }).map((value) => (draft: Scenario) => {
    draft.workload.writesPerSecond = value;
  }),
  fc.integer({ min: 5e6, max: 1e8 }).map((value) => (draft: Scenario) => {
    draft.link.bytesPerSecond = value;
  }),
  fc.integer({ min: 1, max: 4000 }).map((value) => (draft: Scenario) => {
    draft.policy.options.thresholdPages = value;
  }),
);
const steps = fc.array(
  fc.record({ change, share: fc.double({ min: 0.02, max: 0.98, noNaN: true }) }),
  { minLength: 1, maxLength: 4 },
);

function fork(scenario: Scenario, atMs: number, edit: (draft: Scenario) => void): Scenario {
  const after = inForceAt(scenario, atMs);
  edit(after);
  const forked = forkedAt(scenario, after, atMs);
  if ('refused' in forked) throw new Error(forked.refused.join());
  const checked = checkChange(scenario, forked.scenario);
  if ('errors' in checked) throw new Error(JSON.stringify(checked.errors));
  return checked.scenario;
}

const upTo = (run: Run, ms: number) =>
  JSON.stringify(
    run.result.rounds.filter(({ startMs, durationMs }) => startMs + durationMs < ms - 1e-6),
  );

test('forks of forks at any moment keep their past, and every version is there again', () => {
  fc.assert(
    fc.property(fc.noBias(steps), fc.nat(), (list, seed) => {
      const versions = [small];
      const runs = [new Run(simulate(core, small))];
      const moments: number[] = [];
      for (const { change, share } of list) {
        const [scenario, run] = [versions.at(-1)!, runs.at(-1)!];
        const atMs = Math.round(run.timeline.totalMs * share * 100) / 100;
        const next = fork(scenario, atMs, change);
        moments.push(atMs);
        versions.push(next);
        runs.push(new Run(simulate(core, next)));
        expect(upTo(runs.at(-1)!, atMs)).toBe(upTo(run, atMs));
      }
      // In any order, a version is the run that it was.
      const order = versions.map((_, index) => (index * 7 + seed) % versions.length);
      for (const index of order)
        expect(comparable(simulate(core, versions[index]!))).toBe(comparable(runs[index]!.result));
    }),
    { numRuns: cases(150), seed: 16 },
  );
}, 60_000);

test('what is set from a moment on is in force from then on, and not before', () => {
  const once = fork(small, 2000, (draft) => (draft.workload.writesPerSecond = 5));
  const twice = fork(once, 3000, (draft) => (draft.workload.writesPerSecond = 7));
  expect(twice.workload.writesPerSecond).toBe(20_000);
  expect(
    [1999, 2000, 2999, 3000].map((ms) => inForceAt(twice, ms).workload.writesPerSecond),
  ).toEqual([20_000, 5, 5, 7]);
  expect(settingsThatDiffer(small, twice).map(({ path }) => path)).toEqual(['edits']);
  const again = fork(twice, 3000, (draft) => (draft.workload.writesPerSecond = 9));
  expect(again.edits).toHaveLength(2);
});

test('what cannot change while the VM moves is named', () => {
  const after = structuredClone(small);
  after.vm.memoryBytes *= 2;
  after.policy.id = 'qemu';
  expect(forkedAt(small, after, 100)).toEqual({ refused: ['vm.memoryBytes', 'policy.id'] });
});

test('a tree keeps its versions, at most eight, and never loses the way to the new one', () => {
  let tree: ForkNode[] = [{ id: 0, parent: null, atMs: null, scenario: small }];
  for (let id = 1; id < 20; id++) {
    tree = grown(tree, { id, parent: id - 1 - (id % 2), atMs: id, scenario: small });
    expect(tree.length).toBeLessThanOrEqual(MOST_FORKS);
    expect(tree.at(-1)!.id).toBe(id);
    expect(listed(tree)).toHaveLength(tree.length);
  }
  const line = listed([
    { id: 0, parent: null, atMs: null, scenario: small },
    { id: 1, parent: 0, atMs: 1, scenario: small },
    { id: 2, parent: 0, atMs: 2, scenario: small },
    { id: 3, parent: 1, atMs: 3, scenario: small },
  ]);
  expect(line.map(({ node, depth }) => [node.id, depth])).toEqual([
    [0, 0],
    [1, 1],
    [3, 2],
    [2, 1],
  ]);
});
