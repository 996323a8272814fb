import { expect, test } from 'vitest';
import { explain } from '../../src/model/explain';
import type { PrecopyStats } from '../../src/model/types';
import { policies, policyById } from '../../src/policies';

const STATS: PrecopyStats = {
  liveRounds: 3,
  elapsedMs: 20_000,
  totalPages: 100_000,
  pageBytes: 4096,
  waitingPages: 20_000,
  pagesSentInRound: 30_000,
  pagesSkippedInRound: 0,
  pagesSentInPreviousRound: 40_000,
  totalPagesSent: 170_000,
  bandwidthBytesPerSecond: 4096 * 50_000,
};

// Policy, what the stats differ in, the action, the sentence. Sources stand in each policy's file.
test.each([
  ['hyper-v', { liveRounds: 0 }, 'continue', 'nothing was sent yet'],
  ['hyper-v', {}, 'continue', '20,000 pages left, more than the threshold of 4,096'],
  ['hyper-v', { waitingPages: 4096 }, 'stop', '4,096 pages left, within the threshold of 4,096'],
  ['hyper-v', { liveRounds: 10 }, 'force', 'all 10 passes are used up with 20,000 pages left'],
  [
    'hyper-v',
    { liveRounds: 10, waitingPages: 9 },
    'stop',
    '9 pages left, within the threshold of 4,096',
  ],
  ['stop-and-copy', { liveRounds: 0 }, 'stop', 'the guest is paused before anything is copied'],
  ['xen-legacy', {}, 'continue', '30,000 pages in the round, not fewer than 50'],
  [
    'xen-legacy',
    { pagesSentInRound: 40, pagesSkippedInRound: 9 },
    'stop',
    '49 pages in the round, fewer than 50',
  ],
  [
    'xen-legacy',
    { pagesSentInRound: 40, pagesSkippedInRound: 10 },
    'continue',
    '50 pages in the round, not fewer than 50',
  ],
  ['xen-legacy', { liveRounds: 29 }, 'force', 'all 29 rounds are used up'],
  [
    'xen-legacy',
    { totalPagesSent: 300_001 },
    'force',
    '300,001 pages sent, more than 3 times the memory',
  ],
  [
    'xen-legacy',
    { totalPagesSent: 300_000 },
    'continue',
    '30,000 pages in the round, not fewer than 50',
  ],
  ['qemu', {}, 'continue', 'estimated downtime 400 ms is above the limit of 300 ms'],
  [
    'qemu',
    { waitingPages: 15_000 },
    'continue',
    'estimated downtime 300 ms is above the limit of 300 ms',
  ],
  [
    'qemu',
    { waitingPages: 14_999 },
    'stop',
    'estimated downtime 300 ms is within the limit of 300 ms',
  ],
  ['qemu', { waitingPages: 0 }, 'stop', 'estimated downtime 0 ms is within the limit of 300 ms'],
] as const)('%s with %j decides to %s: %s', (id, stats, action, sentence) => {
  const policy = policyById(id);
  const defaults = Object.fromEntries(
    Object.entries(policy.options).map(([key, option]) => [key, option.default]),
  );
  const decision = policy.decide({ ...STATS, ...stats }, defaults);
  expect(decision.action).toBe(action);
  expect(explain(decision)).toBe(sentence);
});

test('every policy names its source and explains its options', () => {
  for (const [id, policy] of Object.entries(policies)) {
    expect(policy.id).toBe(id);
    expect(policy.source.length).toBeGreaterThan(20);
    for (const option of Object.values(policy.options)) {
      expect(option.explain).toMatch(/\.$/);
      expect(option.default).toBeGreaterThanOrEqual(option.min);
      expect(option.default).toBeLessThanOrEqual(option.max);
    }
  }
});
