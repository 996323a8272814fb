import { describe, expect, test } from 'vitest';
import { breakages } from '../../src/hyperv/breakages';
import { factsOf } from '../../src/hyperv/facts';
import { HANDSHAKE } from '../../src/hyperv/handshake';
import { clusteredHosts } from '../../src/hyperv/ready';
import { situationOf } from '../../src/hyperv/situation';
import { handshakeText } from '../../src/text/handshake';
import { changed, failureOf, linesOf } from './drafts';

const STAND_ALONE = [
  'credential-guard',
  'no-session',
  'way-back',
  'no-delegation',
  'no-file-delegation',
  'old-ticket',
];

describe('signing in', () => {
  test.each(STAND_ALONE)('%s is of hosts without a cluster', (id) => {
    expect(failureOf(breakages[id]!)).toBe(id);
    const { cluster, administrator } = clusteredHosts();
    const inCluster = failureOf((draft) => {
      breakages[id]!(draft);
      draft.hosts.cluster = cluster;
      draft.hosts.administrator.tool = administrator.tool;
      draft.storage.kind = 'shared';
    });
    expect(inCluster).toBeNull();
  });

  test('comes after the connection: a closed port shows first', () => {
    const ids = HANDSHAKE.map(({ id }) => id);
    expect(ids.slice(0, 5)).toEqual(['ask', 'order', 'open', 'sign-in', 'accept']);
    const both = failureOf((draft) => {
      breakages['no-session']!(draft);
      breakages['port-6600-refused']!(draft);
    });
    expect(both).toBe('port-6600-refused');
    const shares = HANDSHAKE.slice(0, 5).map(({ share }) => share);
    expect(shares).toEqual([0.05, 0.1, 0.15, 0.2, 0.25]);
  });

  test('asks for what the files need where they move', () => {
    const textOf = (id: string) =>
      handshakeText.message['sign-in'](factsOf(situationOf(changed(breakages[id]!))));
    expect(textOf('no-delegation')).not.toContain('cifs');
    expect(textOf('no-file-delegation')).toContain('the migration service and cifs on HV2');
  });

  test('asks for files on the share', () => {
    const onShare = changed(({ storage }) => void (storage.kind = 'smb-share'));
    expect(handshakeText.message.files(factsOf(situationOf(onShare)))).toBe(
      'Check access to the files on the share',
    );
  });

  test('the way back does not start at a workstation either', () => {
    expect(linesOf('way-back').cause).toContain('A session at HV1 does not count');
    const fromElsewhere = linesOf(
      'way-back',
      ({ hosts }) => void (hosts.administrator.signedInAt = 'workstation'),
    );
    expect(fromElsewhere.cause).toContain('A session at a workstation does not count');
  });

  test('delegation names both services, both ways, as the remedy does', () => {
    const trust = (host: string) =>
      `Set-ADAccountControl -Identity '${host}$' -TrustedToAuthForDelegation $true`;
    const add = (from: string, ...services: string[]) =>
      `Set-ADComputer -Identity '${from}' -Add @{'msDS-AllowedToDelegateTo'=${services.map((each) => `'${each}'`).join(', ')}}`;
    const service = 'Microsoft Virtual System Migration Service';
    expect(linesOf('no-delegation').fix).toEqual([
      add('HV1', `${service}/HV2`),
      trust('HV1'),
      add('HV2', `${service}/HV1`),
      trust('HV2'),
    ]);
    expect(linesOf('no-file-delegation').fix).toContain(add('HV1', 'cifs/HV2'));
    const guarded = linesOf('credential-guard').fix;
    expect(guarded).toContain(add('HV2', `${service}/HV1`, 'cifs/HV1'));
    expect(guarded).toContain(
      "Set-VMHost -ComputerName 'HV1' -VirtualMachineMigrationAuthenticationType 'Kerberos'",
    );
  });

  test('tickets and sessions are looked at and renewed by programs of Windows', () => {
    expect(linesOf('old-ticket')).toMatchObject({
      check: ['klist -li 0x3e7'],
      fix: ['klist purge -li 0x3e7'],
    });
    expect(linesOf('no-session')).toMatchObject({
      check: ["quser '/server:HV1'"],
      fix: ["mstsc '/v:HV1'"],
    });
    expect(linesOf('wrong-principal').check).toEqual([
      "Resolve-DnsName -Name 'HV2'",
      "setspn -L 'HV2'",
    ]);
  });
});
