import type { HostSetup } from '../model/host-settings';
import { EXAMPLE_FILE_SERVER, systemOf } from './asked';
import { endsOf } from './ends';
import { type Command, command, listing, program, quoteString } from './powershell';
import { type SpecialRule, wholeRules } from './rule';
import { type HostsDraft, type Situation, hasCredentialGuard, both } from './situation';
import type { RuleId } from './rule-id';

/** The most that Kerberos lets clocks differ, by the default policy of a domain. */
const MOST_SKEW_MINUTES = 5;

const MIGRATION = 'Microsoft Virtual System Migration Service';
const ATTRIBUTE = 'msDS-AllowedToDelegateTo';

/** A new delegation takes effect with the next ticket. */
const needTickets = ({ hosts }: HostsDraft) => void (hosts.administrator.hasFreshTickets = false);

/** Trusts a host's account for services of a computer, by any authentication protocol. */
const trust = (from: HostSetup, to: string, services: readonly string[]): Command[] => {
  const names = services.map((service) => quoteString(`${service}/${to}`)).join(', ');
  return [
    command('Set-ADComputer', {
      Identity: from.name,
      Add: { expression: `@{'${ATTRIBUTE}'=${names}}` },
    }),
    command('Set-ADAccountControl', {
      Identity: `${from.name}$`,
      TrustedToAuthForDelegation: true,
    }),
  ];
};

/** Trusts each host's account for services of the other. */
const delegate = ({ source, destination }: Situation, ...services: string[]): Command[] => [
  ...trust(source, destination.name, services),
  ...trust(destination, source.name, services),
];

const delegation = ({ source }: Situation): Command[] => [
  {
    ...command('Get-ADComputer', { Identity: source.name, Properties: [ATTRIBUTE] }),
    then: [command('Select-Object', { ExpandProperty: ATTRIBUTE })],
  },
];

/** Shows whether Credential Guard runs: number 1 in the list. */
export const askCredentialGuard = ({ name }: HostSetup): Command =>
  listing(
    command('Get-CimInstance', {
      ClassName: 'Win32_DeviceGuard',
      Namespace: 'root\\Microsoft\\Windows\\DeviceGuard',
      ComputerName: name,
    }),
    'SecurityServicesRunning',
  );

export const useKerberos = (...hosts: HostSetup[]): Command[] =>
  hosts.map(({ name }) =>
    command('Set-VMHost', {
      ComputerName: name,
      VirtualMachineMigrationAuthenticationType: 'Kerberos',
    }),
  );

/** The logon session of the computer account, by its number. */
const SYSTEM = { li: { expression: '0x3e7' } };

const noSession = (id: RuleId, isBack: boolean): SpecialRule => ({
  id,
  at: 'sign-in',
  codes: ['0x8009030E'],
  events: [21502],
  breaks: ({ source, isSignedInAtSource, administrator }) =>
    source.authentication === 'credssp' &&
    !isSignedInAtSource &&
    (administrator.direction === 'back') === isBack,
  remedy: ({ hosts }) => void (hosts.administrator.signedInAt = endsOf(hosts).sourceSide),
  check: ({ source }) => [program('quser', [`/server:${source.name}`])],
  fix: ({ source }) => [program('mstsc', [`/v:${source.name}`])],
  runsOn: 'elsewhere',
  source: 'setup-guide-and-second-hop',
});

/** Rules for hosts without failover clustering: the setup guide covers only those. */
const standAlone = wholeRules([
  {
    id: 'credential-guard',
    at: 'sign-in',
    breaks: ({ source, cluster, isSignedInAtSource }) =>
      source.authentication === 'credssp' &&
      isSignedInAtSource &&
      hasCredentialGuard(source, cluster),
    remedy: (draft) => {
      for (const host of both(draft)) {
        host.authentication = 'kerberos';
        host.delegatesMigration = true;
        host.delegatesFiles = true;
      }
      needTickets(draft);
    },
    check: ({ source }) => [askCredentialGuard(source)],
    fix: (situation) => [
      ...useKerberos(situation.source, situation.destination),
      ...delegate(situation, MIGRATION, 'cifs'),
    ],
    source: 'credential-guard',
  },
  noSession('no-session', false),
  noSession('way-back', true),
  {
    id: 'clock-skew',
    at: 'sign-in',
    breaks: ({ isKerberos, source, destination }) =>
      isKerberos && Math.max(source.clockMinutes, destination.clockMinutes) > MOST_SKEW_MINUTES,
    remedy: (draft) => both(draft).forEach((host) => (host.clockMinutes = 0)),
    check: ({ source, destination }) => [
      systemOf([source, destination], 'CSName', 'LocalDateTime'),
    ],
    fix: () => [program('w32tm', ['/resync'])],
    source: 'clock',
  },
  {
    id: 'no-delegation',
    at: 'sign-in',
    codes: ['0x8009030D', '0x8009030E'],
    events: [21502],
    breaks: ({ isKerberos, source }) => isKerberos && !source.delegatesMigration,
    remedy: (draft) => {
      for (const host of both(draft)) host.delegatesMigration = true;
      needTickets(draft);
    },
    check: delegation,
    fix: (situation) => delegate(situation, MIGRATION),
    source: 'setup-guide',
  },
  {
    id: 'no-file-delegation',
    at: 'sign-in',
    codes: ['0x8009030D', '0x8009030E'],
    events: [21502],
    breaks: ({ isKerberos, usesSmbFiles, source }) =>
      isKerberos && usesSmbFiles && source.delegatesMigration && !source.delegatesFiles,
    remedy: (draft) => {
      for (const host of both(draft)) host.delegatesFiles = true;
      needTickets(draft);
    },
    check: delegation,
    fix: (situation) => {
      const { source, destination, movesFiles } = situation;
      if (movesFiles) return delegate(situation, 'cifs');
      return [source, destination].flatMap((host) => trust(host, EXAMPLE_FILE_SERVER, ['cifs']));
    },
    source: 'setup-guide',
  },
  {
    id: 'old-ticket',
    at: 'sign-in',
    codes: ['0x8009030D', '0x8009030E'],
    events: [21502],
    breaks: ({ isKerberos, administrator }) => isKerberos && !administrator.hasFreshTickets,
    remedy: ({ hosts }) => void (hosts.administrator.hasFreshTickets = true),
    check: () => [program('klist', [], SYSTEM)],
    fix: () => [program('klist', [{ expression: 'purge' }], SYSTEM)],
    source: 'troubleshooting',
  },
]);

/** How the source authenticates at the destination. */
export const signInRules = wholeRules([
  ...standAlone.map((rule) => ({
    ...rule,
    breaks: (situation: Situation) => !situation.cluster.isClustered && rule.breaks(situation),
  })),
  {
    id: 'wrong-principal',
    at: 'sign-in',
    codes: ['0x80090322'],
    events: [21502],
    breaks: ({ destination }) => destination.reachedBy === 'another network',
    remedy: ({ hosts }) => void (endsOf(hosts).destination.reachedBy = 'its name'),
    check: ({ destination }) => [
      command('Resolve-DnsName', { Name: destination.name }),
      command('setspn', { L: destination.name }),
    ],
    source: 'troubleshooting',
  },
]);
