import { describe, expect, test } from 'vitest';
import type { PageKernel } from '../../src/engine/kernel';
import { finish, simulatePages } from '../../src/engine/run';
import { createTwin } from '../../src/engine/twin';
import '../../src/engine/all-parts';
import { policyById } from '../../src/policies';
import { newCore } from '../helpers/kernels';
import { scenarioOf } from '../helpers/scenarios';

const scenario = scenarioOf({
  vm: { memoryBytes: 5000 * 4096 },
  workload: { kind: 'uniform', workingSetPages: 900, writesPerSecond: 400, firstPage: 77 },
  link: { bytesPerSecond: 2500 * 4096 },
  policy: { id: 'hyper-v', options: { thresholdPages: 10 } },
});

/** Removes a page from the send bitmap without the sender's knowledge. */
function forget(kernel: PageKernel, page: number): void {
  kernel.u32[kernel.sendBitmap() / 4 + (page >> 5)]! &= ~(1 << (page & 31));
}

function isWaiting(kernel: PageKernel, page: number): boolean {
  return (kernel.u32[kernel.sendBitmap() / 4 + (page >> 5)]! & (1 << (page & 31))) !== 0;
}

/** The kernel with another sender. */
function withSender(kernel: PageKernel, emit: PageKernel['emit']): PageKernel {
  return Object.create(kernel, { emit: { value: emit } }) as PageKernel;
}

const QUIET_PAGE = 3000;

const BROKEN: Record<string, (kernel: PageKernel) => PageKernel['emit']> = {
  'drops a page': (kernel) => (first, last) => {
    forget(kernel, QUIET_PAGE);
    return kernel.emit(first, last);
  },
  'sends a page twice and clears the wrong bit': (kernel) => (first, last) => {
    const waits = isWaiting(kernel, QUIET_PAGE);
    if (waits) {
      kernel.emit(QUIET_PAGE, QUIET_PAGE + 1);
      forget(kernel, QUIET_PAGE + 1);
    }
    return kernel.emit(first, last);
  },
  'skips the tail': (kernel) => (first, last) => {
    for (let page = Math.max(first, last - 20); page < last; page++) forget(kernel, page);
    return kernel.emit(first, Math.max(first, last - 20));
  },
};

describe.each([
  ['the core', newCore],
  ['the twin', () => Promise.resolve(createTwin())],
])('with %s', (_, start) => {
  test('the proof holds for the real sender', async () => {
    const honest = await start();
    const same = withSender(honest, (first, last) => honest.emit(first, last));
    const result = finish(
      simulatePages(same, scenario, policyById('hyper-v'), { proof: true, chunks: 1 }),
    );
    expect(result.stalePagesAtActivation).toBe(0);
  });

  test.each(Object.keys(BROKEN))('the proof fails for a sender that %s', async (name) => {
    const kernel = await start();
    const broken = withSender(kernel, BROKEN[name]!(kernel));
    const result = finish(
      simulatePages(broken, scenario, policyById('hyper-v'), { proof: true, chunks: 1 }),
    );
    expect(result.stalePagesAtActivation).toBeGreaterThan(0);
  });
});
