import { expect, test } from 'vitest';
import { createTwin } from '../../src/engine/twin';
import { newCore } from '../helpers/kernels';

const MIB = 2 ** 20;

test('2^28 pages fit into 200 MiB of wasm memory, frames included', async () => {
  const core = await newCore();
  core.reserve(2 ** 28, 4);
  core.startRound0(2 ** 28);
  expect(core.countWaiting()).toBe(2 ** 28);
  expect(core.u32.byteLength).toBeLessThan(200 * MIB);
});

test('small VMs after large ones keep to their own pages', async () => {
  for (const kernel of [await newCore(), createTwin()]) {
    kernel.reserve(100_000, 4);
    kernel.startRound0(100_000);
    kernel.reserve(70, 3);
    kernel.startRound0(70);
    expect(kernel.countWaiting()).toBe(70);
    expect(kernel.countStale()).toBe(70);
  }
});
