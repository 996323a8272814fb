import { describe, expect, test } from 'vitest';
import { rules } from '../../src/hyperv/rules';
import type { HostsDraft } from '../../src/hyperv/situation';
import { ruleMessagesText } from '../../src/text/rule-messages';
import { ruleSentencesText } from '../../src/text/rule-sentences';
import { linesOf } from './drafts';

const away = ({ hosts }: HostsDraft) => {
  hosts.administrator.signedInAt = 'workstation';
};

describe('what a rule prints', () => {
  test.each([
    ['port-3343', "Enable-NetFirewallRule -DisplayGroup 'Failover Clusters' -CimSession 'HV2'"],
    ['port-6600-timed-out', "Enable-NetFirewallRule -DisplayGroup 'Hyper-V' -CimSession 'HV2'"],
    [
      'port-445',
      "Enable-NetFirewallRule -DisplayGroup 'File and Printer Sharing' -CimSession 'HV2'",
    ],
    ['port-6600-refused', "Enable-VMMigration -ComputerName 'HV2'"],
    ['not-enabled', "Enable-VMMigration -ComputerName 'HV1'"],
    ['cluster-network', "(Get-ClusterNetwork -Name 'Cluster Network 1').Role = 3"],
    ['switch', "Rename-VMSwitch -Name 'Production' -NewName 'External' -ComputerName 'HV2'"],
  ])('%s is mended at the host that is wrong', (id, line) => {
    expect(linesOf(id).fix).toEqual([line]);
  });

  test.each(['port-6600-reset', 'port-6600-forbidden'])('%s is looked into by hand', (id) => {
    expect(linesOf(id).fix).toEqual([]);
    expect(ruleSentencesText.byHand).toHaveProperty(id);
  });

  test.each([
    ['port-6600-refused', "Get-Service -Name 'vmms' -ComputerName 'HV2'"],
    ['guardian', "Get-HgsGuardian -CimSession 'HV2'"],
    ['no-path', "Test-Path -LiteralPath '\\\\HV2\\D$\\VMs'"],
    [
      'memory',
      "Get-CimInstance -ClassName 'Win32_OperatingSystem' -ComputerName 'HV2' | Format-List -Property 'FreePhysicalMemory'",
    ],
    [
      'system-drive',
      "Get-CimInstance -ClassName 'Win32_OperatingSystem' -ComputerName 'HV1', 'HV2' | Format-List -Property 'CSName', 'SystemDrive'",
    ],
    [
      'not-enabled',
      "Get-VMHost -ComputerName 'HV1' | Format-List -Property 'VirtualMachineMigrationEnabled', 'MaximumVirtualMachineMigrations'",
    ],
    ['possible-owner', "Get-ClusterOwnerNode -Resource 'Virtual Machine SQL01'"],
  ])('%s is looked at where it shows', (id, line) => {
    expect(linesOf(id).check).toContain(line);
  });

  test('a guest gets possible owners by its resources: for its group they would be preferred', () => {
    expect(linesOf('possible-owner').fix).toEqual([
      "Set-ClusterOwnerNode -Resource 'Virtual Machine SQL01' -Owners 'HV1', 'HV2'",
      "Set-ClusterOwnerNode -Resource 'Virtual Machine Configuration SQL01' -Owners 'HV1', 'HV2'",
    ]);
  });

  test('a host without a switch gets one', () => {
    const { fix, label } = linesOf('switch', ({ hosts }) => void (hosts.second.switches = []));
    expect(fix).toEqual([
      "New-VMSwitch -Name 'External' -NetAdapterName 'Ethernet' -ComputerName 'HV2'",
    ]);
    expect(label).toBe('Create a switch “External”');
  });

  test('the guest is off while its processor is set', () => {
    const { fix, label } = linesOf('processor-generation');
    expect(fix.map((line) => line.split(' ')[0])).toEqual([
      'Stop-VM',
      'Set-VMProcessor',
      'Start-VM',
    ]);
    expect(label).toContain('off');
  });

  test.each(['image', 'processor-generation', 'checkpoints'])(
    '%s names the source where nobody is signed in there',
    (id) => {
      const here = linesOf(id);
      expect([...here.check, ...here.fix].join(' ')).not.toContain('-ComputerName');
      const there = linesOf(id, away);
      expect(there.check[0]).toContain("-ComputerName 'HV1'");
      expect(there.fix[0]).toContain("-ComputerName 'HV1'");
    },
  );

  test('only standard checkpoints are deleted', () => {
    expect(linesOf('checkpoints').fix).toEqual([
      "Set-VM -Name 'SQL01' -CheckpointType 'Production'",
      "Get-VMSnapshot -VMName 'SQL01' -SnapshotType 'Standard' | Remove-VMSnapshot",
    ]);
  });

  test('the files go with the guest where a move is printed', () => {
    expect(linesOf('no-path').fix).toEqual([
      "Move-VM -Name 'SQL01' -DestinationHost 'HV2' -DestinationStoragePath 'D:\\VMs' -IncludeStorage",
    ]);
    expect(linesOf('cluster-manager-without-cluster', away).fix).toEqual([
      "Move-VM -Name 'SQL01' -ComputerName 'HV1' -DestinationHost 'HV2'",
    ]);
  });

  test('progress is told only where it is published, and words only where they are the product’s', () => {
    const { when } = ruleSentencesText;
    const told = rules.flatMap(({ id, stage, progress }) =>
      progress ? [[id, when(stage, progress)]] : [],
    );
    expect(told).toEqual([
      ['memory', 'during Setup, below 10 % progress'],
      ['switch', 'during Setup, below 10 % progress'],
      ['system-drive', 'during State, between 90 and 100 % progress'],
    ]);
    expect(ruleMessagesText).not.toHaveProperty('checkpoints');
  });
});
