import { expect, test } from 'vitest';
import type { PrecopyStats } from '../../src/model/types';
import { policyById } from '../../src/policies';
import { policies } from '../../src/policies/all';
import { LABELS, type PolicyId } from '../../src/policies/labels';
import { optionsText } from '../../src/text/options';
import '../../src/text/other-policies';
import { policySourcesText } from '../../src/text/policy-sources';
import { explain } from '../../src/text/reasons';
import { defaults } from '../helpers/policies';
import { ROWS } from './rows';

const STATS: PrecopyStats = {
  liveRounds: 3,
  elapsedMs: 20_000,
  totalPages: 100_000,
  pageBytes: 4096,
  vcpus: 4,
  waitingPages: 20_000,
  pagesSentInRound: 30_000,
  pagesSkippedInRound: 0,
  pagesSentInPreviousRound: 40_000,
  lastRoundMs: 600,
  totalPagesSent: 170_000,
  totalBytesSent: 170_000 * 4104,
  totalPagesDirtied: 60_000,
  bandwidthBytesPerSecond: 4096 * 50_000,
};

test.each(ROWS)('$id decides to $action: $reason ($source)', (row) => {
  const policy = policyById(row.id);
  const options = { ...defaults(policy), ...row.options };
  const decision = policy.decide({ ...STATS, ...row.stats }, options, row.memory ?? {});
  expect(decision.action).toBe(row.action);
  expect(explain(decision)).toBe(row.reason);
  expect(decision).toMatchObject(row.also ?? {});
});

test('the table has every policy', () => {
  expect([...new Set(ROWS.map(({ id }) => id))].sort()).toEqual(Object.keys(LABELS).sort());
});

test('every policy names its source and explains its options', () => {
  expect(Object.keys(policies).sort()).toEqual(Object.keys(LABELS).sort());
  for (const [id, policy] of Object.entries(policies)) {
    expect(policy.id).toBe(id);
    expect(policySourcesText[id as PolicyId].length).toBeGreaterThan(20);
    for (const option of Object.values(policy.options)) {
      expect(optionsText.byCode[option.words].explain).toMatch(/\.$/);
      expect(option.default).toBeGreaterThanOrEqual(option.min);
      expect(option.default).toBeLessThanOrEqual(option.max);
      if (option.unit === 'choice') expect(option.choices).toHaveLength(option.max + 1);
    }
  }
});
