import { describe, expect, test } from 'vitest';
import { breakages } from '../../src/hyperv/breakages';
import { clusteredHosts } from '../../src/hyperv/ready';
import type { HostsDraft } from '../../src/hyperv/situation';
import { failureOf, linesOf } from './drafts';

/** A move between processors of these generations. */
const between = (from: number, to: number, change: (draft: HostsDraft) => void = () => undefined) =>
  failureOf((draft) => {
    change(draft);
    draft.hosts.first.processorGeneration = from;
    draft.hosts.second.processorGeneration = to;
  });

/** Windows Server 2025 on both hosts, with Kerberos, which it needs. */
function new2025({ hosts }: HostsDraft): void {
  for (const host of [hosts.first, hosts.second]) {
    host.system = '2025';
    host.authentication = 'kerberos';
    host.delegatesMigration = true;
  }
}

const compatibleWith = (scope: 'any host' | 'the cluster') => (draft: HostsDraft) => {
  new2025(draft);
  draft.hosts.vm.compatibilityMode = true;
  draft.hosts.vm.compatibleWith = scope;
};

describe('processors', () => {
  test('of an older generation can be left for a newer one, not the other way round', () => {
    expect(between(10, 12)).toBeNull();
    expect(between(12, 12)).toBeNull();
    expect(between(12, 10)).toBe('processor-generation');
    expect(between(12, 10, ({ hosts }) => void (hosts.vm.compatibilityMode = true))).toBeNull();
  });

  test('of one generation need the same microcode and BIOS', () => {
    expect(failureOf(breakages.microcode!)).toBe('microcode');
    expect(linesOf('microcode').cause).toContain('different microcode or BIOS');
    expect(
      failureOf((draft) => {
        breakages.microcode!(draft);
        draft.hosts.vm.compatibilityMode = true;
      }),
    ).toBeNull();
  });

  test('of another generation are not told of their microcode', () => {
    expect(between(10, 12, breakages.microcode)).toBeNull();
  });
});

describe('the compatibility modes of Windows Server 2025', () => {
  test('across the cluster do not reach a host outside it', () => {
    expect(between(12, 10, compatibleWith('the cluster'))).toBe('processor-generation');
    expect(between(12, 10, compatibleWith('any host'))).toBeNull();
    const inCluster = between(12, 10, (draft) => {
      draft.hosts = clusteredHosts();
      compatibleWith('the cluster')(draft);
    });
    expect(inCluster).toBeNull();
  });

  test('stand in the command, and only there', () => {
    const setLine = (change?: (draft: HostsDraft) => void) =>
      linesOf('processor-generation', change).fix[1];
    expect(setLine()).not.toContain('CompatibilityForMigrationMode');
    expect(setLine(new2025)).toMatch(/-CompatibilityForMigrationMode 'MinimumFeatureSet'$/);
    const common = setLine((draft) => {
      const { cluster } = clusteredHosts();
      draft.hosts.cluster = cluster;
      new2025(draft);
      draft.hosts.vm.compatibleWith = 'the cluster';
    });
    expect(common).toMatch(/-CompatibilityForMigrationMode 'CommonClusterFeatureSet'$/);
  });
});
