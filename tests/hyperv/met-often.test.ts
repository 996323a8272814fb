import { describe, expect, test } from 'vitest';
import { breakages } from '../../src/hyperv/breakages';
import { factsOf } from '../../src/hyperv/facts';
import { preflight } from '../../src/hyperv/preflight';
import { clusteredHosts } from '../../src/hyperv/ready';
import { ruleById } from '../../src/hyperv/rules';
import { sayRule } from '../../src/hyperv/say-rule';
import { type HostsDraft, situationOf } from '../../src/hyperv/situation';
import { handshakeText } from '../../src/text/handshake';
import { changed, failureOf, linesOf } from './drafts';

type Change = (draft: HostsDraft) => void;
const inCluster =
  (change: Change): Change =>
  (draft) => {
    draft.hosts = clusteredHosts();
    change(draft);
  };
const warningsOf = (change: Change) => preflight(changed(change)).warnings.map(({ id }) => id);
const saidOf = (id: string) => sayRule(ruleById(id), preflight(changed(breakages[id]!)).situation);

/** Windows Server 2025 on both hosts, without its default Credential Guard. */
function on2025({ hosts }: HostsDraft): void {
  for (const host of [hosts.first, hosts.second]) {
    host.system = '2025';
    host.credentialGuard = 'off';
  }
}

describe('GPUs', () => {
  const gpu = (kind: 'assigned' | 'partition', change: Change = () => undefined) =>
    failureOf((draft) => {
      change(draft);
      draft.hosts.vm.gpu = kind;
    });

  test('that are assigned stay, on every system', () => {
    expect(gpu('assigned')).toBe('assigned-gpu');
    expect(gpu('assigned', on2025)).toBe('assigned-gpu');
    expect(ruleById('assigned-gpu').codes).toEqual(['0x32']);
    expect(saidOf('assigned-gpu').source).toContain('not confirmed');
  });

  test('that are shared move on Windows Server 2025 alone', () => {
    expect(gpu('partition')).toBe('gpu-partition');
    expect(gpu('partition', on2025)).toBeNull();
    expect(linesOf('gpu-partition').check[0]).toContain('SupportsOutgoingLiveMigration');
  });
});

describe('disks', () => {
  test.each([
    ['its own', null, null],
    ['shared VHDX', 'shared-disk', null],
    ['VHD Set', 'shared-disk', null],
    ['pass-through', 'pass-through-disk', null],
  ] as const)('%s: %s alone, %s in a cluster', (disks, alone, clustered) => {
    const attach: Change = ({ hosts }) => void (hosts.vm.disks = disks);
    expect(failureOf(attach)).toBe(alone);
    expect(failureOf(inCluster(attach))).toBe(clustered);
  });
});

describe('Kerberos and clocks', () => {
  const skew = (minutes: number, side: 'first' | 'second') =>
    failureOf((draft) => {
      breakages['clock-skew']!(draft);
      draft.hosts.second.clockMinutes = 0;
      draft.hosts[side].clockMinutes = minutes;
    });

  test('five minutes are accepted, six are not, on either host', () => {
    expect(skew(5, 'first')).toBeNull();
    expect(skew(6, 'first')).toBe('clock-skew');
    expect(skew(6, 'second')).toBe('clock-skew');
  });

  test('CredSSP does not ask for the time', () => {
    expect(failureOf(({ hosts }) => void (hosts.second.clockMinutes = 60))).toBeNull();
  });
});

test('a VM whose owner nobody knows fails live, and has quick migration', () => {
  const lines = linesOf('unknown-owner');
  expect(lines.cause).toContain('Quick migration works');
  expect(lines.fix).toEqual([
    "Get-ClusterResource -Name 'Virtual Machine SQL01' | Set-ClusterParameter -Name 'DefaultMoveType' -Value 1",
  ]);
  expect(saidOf('unknown-owner').says).toContain('No mapping between account names');
  expect(saidOf('unknown-owner').source).toContain('Not confirmed for Windows Server');
});

test('a time-out needs a slow system drive and standard checkpoints', () => {
  const slow: Change = ({ hosts }) => void (hosts.second.hasSlowSystemDrive = true);
  expect(failureOf(slow)).toBeNull();
  expect(failureOf(breakages.checkpoints!)).toBeNull();
  expect(failureOf(breakages['checkpoint-time-out']!)).toBe('checkpoint-time-out');
  expect(saidOf('checkpoint-time-out').source).toContain('not confirmed');
});

test('a VM that is being backed up waits for the end of the backup', () => {
  expect(failureOf(({ hosts }) => void (hosts.vm.isBackingUp = true))).toBe('backing-up');
  expect(linesOf('backing-up').cause).toContain('Backing up');
});

describe('what is warned of', () => {
  test('is a path with other packets, an internal switch, and other protocols', () => {
    expect(warningsOf(({ hosts }) => void (hosts.second.mtu = 9000))).toEqual(['path-mtu']);
    const private_: Change = ({ hosts }) => void (hosts.first.switchType = 'private');
    expect(warningsOf(private_)).toEqual(['switch-type']);
    expect(warningsOf(breakages['protocols-differ']!)).toEqual(['protocols-differ']);
    expect(warningsOf(inCluster(breakages['protocols-differ']!))).toEqual([]);
  });

  test('is SMB that falls back to TCP where one host has no RDMA', () => {
    const rdma = (first: boolean, second: boolean) =>
      warningsOf(({ hosts, link }) => {
        link.transport = 'smb-direct';
        hosts.first.hasRdma = first;
        hosts.second.hasRdma = second;
      });
    expect(rdma(true, true)).toEqual([]);
    expect(rdma(false, true)).toEqual(['rdma-fall-back']);
    expect(rdma(true, false)).toEqual(['rdma-fall-back']);
    const draft = changed(breakages['rdma-fall-back']!);
    ruleById('rdma-fall-back').remedy(draft);
    expect(draft.link.transport).toBe('smb');
  });

  test('is a move that silently takes another network', () => {
    const differ: Change = ({ hosts }) => void (hosts.cluster.hasMatchingNetworks = false);
    expect(warningsOf(differ)).toEqual([]);
    expect(warningsOf(inCluster(differ))).toEqual(['wrong-network']);
    const { check, fix } = linesOf('wrong-network');
    expect(check).toContain('Get-NetTCPConnection -RemotePort 6600');
    expect(fix[0]).toContain("-Name 'MigrationExcludeNetworks'");
    expect(saidOf('wrong-network').byHand).toContain('Networks > Live Migration Settings');
  });

  test('is dynamic memory while a cluster of 22H2 is upgraded', () => {
    const dynamic: Change = ({ hosts }) => void (hosts.vm.hasDynamicMemory = true);
    expect(warningsOf(inCluster(dynamic))).toEqual([]);
    expect(warningsOf(breakages['dynamic-memory']!)).toEqual(['dynamic-memory']);
  });
});

describe('a workgroup cluster', () => {
  const workgroup = inCluster(({ hosts }) => void (hosts.cluster.isWorkgroup = true));

  test('has live migration on Windows Server 2025 alone', () => {
    expect(failureOf(workgroup)).toBe('workgroup-cluster');
    const draft = changed(workgroup);
    ruleById('workgroup-cluster').remedy(draft);
    // Credential Guard is on by default only in a domain.
    expect(preflight(draft)).toMatchObject({ failure: null, warnings: [] });
  });

  test('signs in with certificates', () => {
    const facts = factsOf(situationOf(changed(workgroup)));
    expect(handshakeText.message['sign-in'](facts)).toContain('certificates');
    expect(saidOf('workgroup-cluster').byHand).toContain('PKU2U');
  });
});

test('the certificates of a virtual TPM are exported and imported', () => {
  expect(linesOf('guardian').fix).toEqual([
    "Get-ChildItem -Path 'Cert:\\LocalMachine\\Shielded VM Local Certificates' | Export-PfxCertificate -FilePath 'C:\\guardian.pfx' -Password (Read-Host -AsSecureString -Prompt 'Password')",
    "Import-PfxCertificate -FilePath 'C:\\guardian.pfx' -CertStoreLocation 'Cert:\\LocalMachine\\Shielded VM Local Certificates' -Password (Read-Host -AsSecureString -Prompt 'Password') -Exportable",
  ]);
});
