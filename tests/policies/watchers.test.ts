import { describe, expect, test } from 'vitest';
import type { Memory } from '../../src/model/types';
import { policyById } from '../../src/policies';
import '../../src/policies/all';
import type { WatchStats } from '../../src/policies/policy';
import { defaults } from '../helpers/policies';

const GIB = 2 ** 30;

/** Lets a watcher check repeatedly; returns its last state and its decision, if any. */
function watch(
  id: string,
  minutes: number,
  waiting: (ms: number) => number,
  memoryGiB = 4,
  options: Record<string, number> = {},
) {
  const policy = policyById(id);
  const { everyMs, look } = policy.watcher!;
  let memory: Memory = {};
  for (let elapsedMs = 0; elapsedMs <= minutes * 60_000; elapsedMs += everyMs) {
    const stats: WatchStats = {
      elapsedMs,
      waitingPages: waiting(elapsedMs),
      totalPages: (memoryGiB * GIB) / 4096,
      pageBytes: 4096,
    };
    const answer = look(stats, { ...defaults(policy), ...options }, memory);
    memory = answer.memory ?? memory;
    if (answer.decision) return { elapsedMs, memory, decision: answer.decision };
  }
  return { elapsedMs: minutes * 60_000, memory, decision: null };
}

describe('watchers', () => {
  const limit = (id: string, memory: Memory) =>
    policyById(id).downtimeLimitMs!(defaults(policyById(id)), memory, 0);

  test('nova climbs 50, 95 … 500 ms, one step every 75 s a GiB, and gives up after 800 s a GiB', () => {
    const stuck = () => 1e6;
    expect(limit('nova', watch('nova', 4.9, stuck).memory)).toBe(50);
    expect(limit('nova', watch('nova', 5, stuck).memory)).toBe(95);
    expect(limit('nova', watch('nova', 10, stuck).memory)).toBe(140);
    expect(limit('nova', watch('nova', 53, stuck).memory)).toBe(500);
    const end = watch('nova', 60, stuck);
    expect(end.decision).toMatchObject({ action: 'abort', code: 'timeout' });
    expect(end.elapsedMs).toBe(3_200_000);
  });

  test('nova counts at least two GiB', () => {
    expect(limit('nova', watch('nova', 2.6, () => 1e6, 1).memory)).toBe(95);
    expect(limit('nova', watch('nova', 2.4, () => 1e6, 1).memory)).toBe(50);
  });

  test('proxmox doubles its limit after more than five polls without progress', () => {
    const stuck = () => 1e6;
    expect(limit('proxmox', watch('proxmox', 5 / 60, stuck).memory)).toBe(100);
    expect(limit('proxmox', watch('proxmox', 6 / 60, stuck).memory)).toBe(200);
    expect(limit('proxmox', watch('proxmox', 12 / 60, stuck).memory)).toBe(400);
    expect(limit('proxmox', watch('proxmox', 60, stuck).memory)).toBe(2_000_000);
    const falls = (ms: number) => 1e6 - ms;
    expect(limit('proxmox', watch('proxmox', 1, falls).memory)).toBe(100);
  });

  test('kubevirt aborts after 150 s without a new low, and after 150 s a GiB in any case', () => {
    const stuck = watch('kubevirt', 30, () => 1000);
    expect(stuck.elapsedMs).toBe(150_000);
    expect(stuck.decision).toMatchObject({ action: 'abort', code: 'no-progress' });
    const creeping = watch('kubevirt', 30, (ms) => 1e7 - ms);
    expect(creeping.elapsedMs).toBe(600_000);
    expect(creeping.decision).toMatchObject({ action: 'abort', code: 'timeout' });
  });

  test.each([
    [{ allowPostCopy: 1 }, 'switch'],
    [{ allowWorkloadDisruption: 1 }, 'force'],
    [{ allowPostCopy: 1, allowWorkloadDisruption: 1 }, 'switch'],
  ])('kubevirt with %j chooses to %s at its timeout', (options, action) => {
    const { elapsedMs, decision } = watch('kubevirt', 30, (ms) => 1e7 - ms, 4, options);
    expect([elapsedMs, decision!.action, decision!.code]).toEqual([600_000, action, 'timeout']);
  });
});
