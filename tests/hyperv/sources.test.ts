import { expect, test } from 'vitest';
import { DEFAULT_SOURCES } from '../../src/hyperv/sources';

const rows = new Map(DEFAULT_SOURCES.map((row) => [row.setting, row]));

test('each default has one row, and a source', () => {
  expect(rows.size).toBe(DEFAULT_SOURCES.length);
  for (const { value, source } of DEFAULT_SOURCES) {
    expect(value).not.toBe('');
    expect(source.length).toBeGreaterThan(10);
  }
});

test.each([
  ['Simultaneous storage migrations', /^2; not modelled/],
  ['Incoming networks', /^any available/],
  ['Encryption of memory traffic', /^none.*not modelled/],
  ['SMB limit in a cluster', /SetSMBBandwidthLimit 1, SMBBandwidthLimitFactor 2500; not modelled/],
  ['Newest VM version', /12\.0 on Windows Server/],
])('%s is told of', (setting, value) => {
  expect(rows.get(setting)?.value).toMatch(value);
});
