import { describe, expect, test } from 'vitest';
import { breakages } from '../../src/hyperv/breakages';
import { limitsCluster } from '../../src/hyperv/commands';
import { factsOf } from '../../src/hyperv/facts';
import { clusteredHosts } from '../../src/hyperv/ready';
import { ruleById } from '../../src/hyperv/rules';
import { type HostsDraft, situationOf } from '../../src/hyperv/situation';
import { handshakeText } from '../../src/text/handshake';
import { startWaysText } from '../../src/text/start-ways';
import { changed, failureOf, linesOf } from './drafts';
import { moveOf } from './moves';

/** Kerberos with delegation for the migration service only. */
const kerberos = (kind: HostsDraft['storage']['kind']) => (draft: HostsDraft) => {
  draft.storage.kind = kind;
  draft.hosts.storage.destinationPath = 'D:\\VMs';
  for (const host of [draft.hosts.first, draft.hosts.second]) {
    host.authentication = 'kerberos';
    host.delegatesMigration = true;
  }
};

describe('files on an SMB share', () => {
  const rights = (onShare: boolean, onFolder: boolean) => (draft: HostsDraft) => {
    draft.storage.kind = 'smb-share';
    draft.hosts.storage.hasShareRights = onShare;
    draft.hosts.storage.hasFolderRights = onFolder;
  };

  test('need the rights of both hosts, on the share and on its folder', () => {
    expect(failureOf(rights(true, true))).toBeNull();
    expect(failureOf(rights(false, true))).toBe('share-access');
    expect(failureOf(rights(true, false))).toBe('share-access');
    expect(linesOf('share-access', rights(true, false)).cause).toContain(
      'on the folder of the share (NTFS)',
    );
    expect(ruleById('share-access')).toMatchObject({
      codes: ['0x80070005'],
      events: [20100, 21502],
    });
  });

  test('get them with a command for the share, and one a host for the folder', () => {
    expect(linesOf('share-access').fix).toEqual([
      "Grant-SmbShareAccess -Name 'VMs' -AccountName 'CORP\\HV1$', 'CORP\\HV2$' -AccessRight 'Full' -CimSession 'FS1'",
      "icacls '\\\\FS1\\VMs' '/grant' 'CORP\\HV1$:(OI)(CI)F'",
      "icacls '\\\\FS1\\VMs' '/grant' 'CORP\\HV2$:(OI)(CI)F'",
    ]);
  });

  test('do not matter to files that are elsewhere', () => {
    const elsewhere = failureOf(({ hosts }) => void (hosts.storage.hasShareRights = false));
    expect(elsewhere).toBeNull();
  });

  test('need delegation for cifs too where Kerberos is used', () => {
    expect(failureOf(kerberos('shared'))).toBeNull();
    expect(failureOf(kerberos('smb-share'))).toBe('no-file-delegation');
    expect(failureOf(kerberos('shared-nothing'))).toBe('no-file-delegation');
    const { fix } = linesOf('no-file-delegation', kerberos('smb-share'));
    expect(fix[0]).toContain("@{'msDS-AllowedToDelegateTo'='cifs/FS1'}");
    const facts = factsOf(situationOf(changed(kerberos('smb-share'))));
    expect(handshakeText.message['sign-in'](facts)).toContain('cifs on the file server');
  });
});

describe('an attached ISO', () => {
  test.each([
    ['none', null],
    ['on a share', null],
    ['on the source', 'image'],
    ['vmguest.iso', 'image'],
    ['on a cluster volume', 'image'],
  ] as const)('%s: %s', (image, rule) => {
    expect(failureOf(({ hosts }) => void (hosts.vm.image = image))).toBe(rule);
  });

  test('fails at the same path on both hosts too', () => {
    const { cause } = linesOf('image', ({ hosts }) => void (hosts.vm.image = 'vmguest.iso'));
    expect(cause).toContain('although both hosts have it at the same path');
  });
});

describe('system drives and checkpoints', () => {
  test('different drive letters matter to the nodes of a cluster alone', () => {
    const apart = ({ hosts }: HostsDraft) => void (hosts.second.systemDrive = 'D:');
    expect(failureOf(apart)).toBeNull();
    const inCluster = failureOf((draft) => {
      draft.hosts = clusteredHosts();
      apart(draft);
    });
    expect(inCluster).toBe('system-drive');
  });

  test('one standard checkpoint is enough, and production checkpoints are the remedy', () => {
    const one = ({ hosts }: HostsDraft) => void (hosts.vm.standardCheckpoints = 1);
    expect(ruleById('checkpoints').breaks(situationOf(changed(one)))).toBe(true);
    const lines = linesOf('checkpoints', one);
    expect(lines.cause).toMatch(/1 standard checkpoint\. .*time-out/);
    expect(lines.label).toBe('Use production checkpoints');
  });
});

test('FS-SMBBW is said to limit SMB where the commands install it on a node', () => {
  const capped = { transport: 'smb', smbLimitBytesPerSecond: 1e9 } as const;
  expect(limitsCluster(moveOf({ ...capped, isClustered: true }))).toBe(true);
  expect(limitsCluster(moveOf(capped))).toBe(false);
  expect(limitsCluster(moveOf({ isClustered: true }))).toBe(false);
  expect(startWaysText.commands.limitsCluster).toContain('25 %');
});

test('the remedies of these rules hold', () => {
  for (const id of ['share-access', 'image', 'system-drive', 'no-file-delegation']) {
    const draft = changed(breakages[id]!);
    ruleById(id).remedy(draft);
    expect(ruleById(id).breaks(situationOf(draft))).toBe(false);
  }
});
