import { expect, test } from 'vitest';
import { DEFAULT_SOURCES, type DefaultId } from '../../src/hyperv/sources';
import { hostSourcesText } from '../../src/text/host-sources';
import { plain } from '../../src/text/rich';

const { source, defaults } = hostSourcesText;

test('each default has one row, and a source', () => {
  const ids = DEFAULT_SOURCES.map(([id]) => id);
  expect(ids).toEqual(Object.keys(defaults));
  for (const [id, page] of DEFAULT_SOURCES) {
    expect(source[page].length).toBeGreaterThan(10);
    expect(plain(defaults[id](source[page]))).toMatch(/^[A-Z][^:]+: .+\. .{10,}\.$/);
  }
});

test.each<[DefaultId, RegExp]>([
  ['storage-migrations', /: 2\. They are not simulated/],
  ['incoming-networks', /: on any available network of the host/],
  ['encryption', /: none.*not simulated/],
  [
    'smb-limit-in-cluster',
    /SetSMBBandwidthLimit 1, SMBBandwidthLimitFactor 2500\. .* not simulated/,
  ],
  ['newest-version', /12\.0 on Windows Server/],
])('%s is told of', (id, value) => {
  expect(plain(defaults[id]('A page'))).toMatch(value);
});
