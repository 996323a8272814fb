import { describe, expect, test } from 'vitest';
import { configure } from '../../src/hyperv/commands';
import { render } from '../../src/hyperv/powershell';
import { clusteredHosts } from '../../src/hyperv/ready';
import { ruleById } from '../../src/hyperv/rules';
import { sayRule } from '../../src/hyperv/say-rule';
import { type HostsDraft, situationOf } from '../../src/hyperv/situation';
import { changed, failureOf, linesOf } from './drafts';
import { moveOf } from './moves';

describe('the limit on simultaneous moves', () => {
  test('is each host’s own', () => {
    const busy = (first: [number, number], second: [number, number]) =>
      failureOf(({ hosts }) => {
        [hosts.first.underWay, hosts.first.simultaneous] = first;
        [hosts.second.underWay, hosts.second.simultaneous] = second;
      });
    expect(busy([3, 8], [0, 2])).toBeNull();
    expect(busy([1, 2], [7, 8])).toBeNull();
    expect(busy([2, 2], [0, 8])).toBe('limit-reached');
    expect(busy([0, 8], [2, 2])).toBe('limit-reached');
  });

  test('is raised where it is reached, by what suffices', () => {
    const { fix, cause } = linesOf('limit-reached', ({ hosts }) => {
      hosts.first.underWay = 0;
      hosts.second.underWay = 5;
    });
    expect(fix).toEqual(["Set-VMHost -ComputerName 'HV2' -MaximumVirtualMachineMigrations 6"]);
    expect(cause).toMatch(/^HV2 already runs 5 live migrations, and its limit is 2\./);
  });

  test('is raised at both where both have reached it', () => {
    const { fix } = linesOf('limit-reached', ({ hosts }) => void (hosts.second.underWay = 3));
    expect(fix).toEqual([
      "Set-VMHost -ComputerName 'HV1' -MaximumVirtualMachineMigrations 3",
      "Set-VMHost -ComputerName 'HV2' -MaximumVirtualMachineMigrations 4",
    ]);
  });

  test('is not raised above what a host may have', () => {
    const { fix } = linesOf('limit-reached', ({ hosts }) => void (hosts.first.underWay = 20));
    expect(fix).toEqual([]);
  });

  test('is what the remedy raises, as the PowerShell does; above the highest the others end first', () => {
    const mended = (underWay: number) => {
      const draft = changed(({ hosts }) => void (hosts.second.underWay = underWay));
      const rule = ruleById('limit-reached');
      const words = sayRule(rule, situationOf(draft)).remedy;
      rule.remedy(draft);
      const { second } = draft.hosts;
      return [words, second.simultaneous, second.underWay];
    };
    expect(mended(5)).toEqual(['Allow 6 simultaneous live migrations', 6, 5]);
    expect(mended(20)).toEqual(['Let the other live migrations end', 2, 0]);
  });

  test('is the cluster’s own in a cluster', () => {
    const { check, fix, cause } = linesOf('limit-queued', (draft) => {
      draft.hosts = clusteredHosts();
      draft.hosts.second.underWay = 3;
    });
    expect(cause).toContain('HV2 already runs 3 live migrations, and its limit is 1');
    expect(check).toEqual(['(Get-Cluster).MaximumParallelMigrations']);
    expect(fix).toEqual(['(Get-Cluster).MaximumParallelMigrations = 4']);
  });

  test('fails a move between single hosts, and makes one in a cluster wait', () => {
    expect(ruleById('limit-reached')).toMatchObject({ stage: 'setup', events: [21501] });
    expect(ruleById('limit-queued')).toMatchObject({ stage: 'queue', events: [] });
    expect(linesOf('limit-reached').cause).toContain('does not queue: the move fails');
  });

  test('of nodes older than Windows Server 2022 is their own', () => {
    const older = (underWay: number) => (draft: HostsDraft) => {
      draft.hosts = clusteredHosts();
      for (const host of [draft.hosts.first, draft.hosts.second]) host.system = '2019';
      draft.hosts.second.underWay = underWay;
    };
    expect(failureOf(older(1))).toBeNull();
    expect(failureOf(older(2))).toBe('limit-queued');
    expect(linesOf('limit-queued', older(2)).fix).toEqual([
      "Set-VMHost -ComputerName 'HV2' -MaximumVirtualMachineMigrations 3",
    ]);
    const move = moveOf({ isClustered: true });
    for (const host of [move.hosts.first, move.hosts.second]) host.system = '2019';
    const lines = configure(move).map(render).join();
    expect(lines).not.toContain('MaximumParallelMigrations');
    expect(lines).toContain('-MaximumVirtualMachineMigrations 2');
  });
});
