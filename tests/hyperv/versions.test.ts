import { describe, expect, test } from 'vitest';
import { preflight } from '../../src/hyperv/preflight';
import { upgradeFor, newestVersion } from '../../src/hyperv/versions';
import { HOST_FIELDS, type HostSetup } from '../../src/model/host-settings';
import { changed, failureOf, linesOf } from './drafts';

const hostOf = (system: HostSetup['system'], given: number | null = null) => {
  const host = changed(() => undefined).hosts.second;
  host.system = system;
  host.newestVersion = given;
  return host;
};

describe('the newest configuration version', () => {
  test.each([
    ['2012 R2', 5],
    ['2016', 8],
    ['2019', 9],
    ['2022', 10],
    ['2025', 12],
  ] as const)('of Windows Server %s is %d, unless one is given', (system, version) => {
    expect(HOST_FIELDS.second.newestVersion.default).toBeNull();
    expect(newestVersion(hostOf(system))).toBe(version);
    expect(newestVersion(hostOf(system, 7))).toBe(7);
  });

  test('decides whether a guest may come', () => {
    const move = (system: HostSetup['system'], version: number) =>
      failureOf(({ hosts }) => {
        hosts.second.system = system;
        hosts.vm.version = version;
      });
    expect(move('2019', 9)).toBeNull();
    expect(move('2019', 10)).toBe('version');
    expect(move('2025', 12)).toBeNull();
    expect(linesOf('version').cause).toBe(
      'SQL01 has configuration version 9.0. The newest version that HV2 supports is 8.0. A configuration version cannot be lowered.',
    );
  });

  test.each([
    ['2016', null, 9, '2019', 9],
    ['2022', 8, 9, '2022', 10],
    ['2012 R2', null, 12, '2025', 12],
    ['2025', null, 13, '2025', 13],
  ] as const)('%s with %j is brought up to %d', (system, given, version, then, newest) => {
    const host = hostOf(system, given);
    upgradeFor(host, version);
    expect([host.system, newestVersion(host)]).toEqual([then, newest]);
  });

  test('ends its rule at once', () => {
    const draft = changed(({ hosts }) => void (hosts.vm.version = 99));
    const { failure } = preflight(draft);
    failure!.remedy(draft);
    expect(preflight(draft).failure).toBeNull();
  });
});
