import { expect, test } from 'vitest';
import { simulate } from '../../src/engine/simulate';
import { judge, newlyDirtyRatioOf } from '../../src/model/run/judge';
import type { Edit } from '../../src/model/types';
import { newCore } from '../helpers/kernels';
import { scenarioOf } from '../helpers/scenarios';

const core = await newCore();
const resultOf = (writesPerSecond: number, policy = 'hyper-v') =>
  simulate(
    core,
    scenarioOf({
      vm: { memoryBytes: 256 * 2 ** 20 },
      workload: { writesPerSecond },
      policy: { id: policy },
    }),
  );

test('newly dirty pages are fewer than page writes, and nearly all of them where writes are few', () => {
  for (const writesPerSecond of [1000, 100_000, 1_000_000]) {
    const result = resultOf(writesPerSecond);
    const { writeRatio } = judge(result);
    const ratio = newlyDirtyRatioOf(result)!;
    expect(ratio).toBeGreaterThan(0);
    expect(ratio / writeRatio).toBeLessThan(writesPerSecond > 1000 ? 1 : 1.1);
    if (writesPerSecond === 1000) expect(ratio / writeRatio).toBeGreaterThan(0.7);
    if (writesPerSecond === 1_000_000) expect(ratio / writeRatio).toBeLessThan(0.5);
  }
});

test('without a live round there is no ratio of newly dirty pages', () => {
  expect(newlyDirtyRatioOf(resultOf(1000, 'stop-and-copy'))).toBeNull();
});

test('zero pages cost what the policy’s packets cost, whatever the header of other pages is', () => {
  const ratioWith = (zeroPageShare: number, pageHeaderBytes: number) =>
    judge(
      simulate(
        core,
        scenarioOf({
          vm: { memoryBytes: 64 * 2 ** 20, zeroPageShare },
          workload: { writesPerSecond: 1000, workingSetPages: 100 },
          link: { bytesPerSecond: 1e7, pageHeaderBytes },
          policy: { id: 'qemu-multifd-zstd' },
        }),
      ),
    ).writeRatio;
  const without = ratioWith(0, 8);
  for (const header of [0, 8, 500])
    expect(ratioWith(0.97, header) / without, `${header} B`).toBeCloseTo(1, 2);
});

test('the ratio of page writes is that of the start, and tells that it changed later', () => {
  const of = (edits: Edit[]) =>
    judge(simulate(core, scenarioOf({ vm: { memoryBytes: 2 ** 30 }, edits })));
  const set = { 'workload.writesPerSecond': 400_000 };
  const [plain, early, later, ended] = [
    of([]),
    of([{ atMs: 0, set }]),
    of([{ atMs: 1700, set }]),
    of([{ atMs: 60_000, set }]),
  ];
  expect(early!.writeRatio / plain!.writeRatio).toBeCloseTo(10, 0);
  expect(later!.writeRatio / plain!.writeRatio).toBeCloseTo(1, 1);
  expect([plain, early, later, ended].map((each) => each!.isRatioOfStart)).toEqual([
    false,
    false,
    true,
    false,
  ]);
});
