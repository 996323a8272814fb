import type { HostSetup } from '../model/host-settings';
import { endsOf } from './ends';
import { type Command, command, listing, program, quoteString } from './powershell';
import { type SpecialRule, wholeRules } from './rule';
import { type HostsDraft, type Situation, hasCredentialGuard, both } from './situation';
import { SETUP, TROUBLE } from './sources';
import type { RuleId } from './titles';

const MIGRATION = 'Microsoft Virtual System Migration Service';
const ATTRIBUTE = 'msDS-AllowedToDelegateTo';

/** A new delegation counts from the next ticket on. */
const needTickets = ({ hosts }: HostsDraft) => void (hosts.administrator.hasFreshTickets = false);

/** Trusts each host's account for services of the other, by any authentication protocol. */
const delegate = ({ source, destination }: Situation, ...services: string[]): Command[] => {
  const oneWay = (from: HostSetup, to: HostSetup) => {
    const names = services.map((service) => quoteString(`${service}/${to.name}`)).join(', ');
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
  return [...oneWay(source, destination), ...oneWay(destination, source)];
};

const delegation = ({ source }: Situation): Command[] => [
  {
    ...command('Get-ADComputer', { Identity: source.name, Properties: [ATTRIBUTE] }),
    then: [command('Select-Object', { ExpandProperty: ATTRIBUTE })],
  },
];

const AS_ADMIN =
  'As a domain administrator; add the full names too, as in cifs/HV2.example.com. Or use the Delegation tab of both accounts.';

/** The ticket of the computer itself, whose session has this number. */
const SYSTEM = { li: { expression: '0x3e7' } };

const noSession = (id: RuleId, isBack: boolean): SpecialRule => ({
  id,
  at: 'sign-in',
  code: '0x8009030E',
  says: 'No credentials are available in the security package',
  breaks: ({ source, isSignedInAtSource, administrator }) =>
    source.authentication === 'credssp' &&
    !isSignedInAtSource &&
    (administrator.direction === 'back') === isBack,
  cause: ({ source, destination, administrator }) =>
    isBack
      ? `The way back starts at ${source.name}, and CredSSP needs a session there: one at ${administrator.signedInAt === 'workstation' ? 'a workstation' : destination.name} does not count.`
      : `CredSSP hands on only the credentials of a session at the source, and nobody is signed in at ${source.name}. Another password would not help.`,
  remedy: {
    label: ({ source }) => `Sign in at ${source.name}`,
    apply: ({ hosts }) => void (hosts.administrator.signedInAt = endsOf(hosts).sourceSide),
  },
  check: ({ source }) => [program('quser', [`/server:${source.name}`])],
  fix: ({ source }) => [program('mstsc', [`/v:${source.name}`])],
  byHand:
    'At the console, by Remote Desktop, or in a PowerShell session there: one that CredSSP itself has opened (Enter-PSSession -Authentication CredSSP), as others hand no credentials on.',
  source: `${SETUP}; “Making the second hop in PowerShell Remoting”`,
});

/** The ways without failover clustering, of which alone the guide tells. */
const standAlone = wholeRules([
  {
    id: 'credential-guard',
    at: 'sign-in',
    breaks: ({ source, isSignedInAtSource }) =>
      source.authentication === 'credssp' && isSignedInAtSource && hasCredentialGuard(source),
    cause: ({ source }) =>
      source.credentialGuard === 'by system'
        ? `Windows Server 2025 turns Credential Guard on by default, and live migration by CredSSP from ${source.name} breaks.`
        : `Credential Guard is on at ${source.name}, and live migration by CredSSP breaks.`,
    remedy: {
      label: () => 'Use Kerberos with delegation',
      apply: (draft) => {
        for (const host of both(draft)) {
          host.authentication = 'kerberos';
          host.delegatesMigration = true;
          host.delegatesFiles = true;
        }
        needTickets(draft);
      },
    },
    check: ({ source }) => [
      listing(
        command('Get-CimInstance', {
          ClassName: 'Win32_DeviceGuard',
          Namespace: 'root\\Microsoft\\Windows\\DeviceGuard',
          ComputerName: source.name,
        }),
        'SecurityServicesRunning',
      ),
    ],
    fix: (situation) => [
      ...[situation.source, situation.destination].map(({ name }) =>
        command('Set-VMHost', {
          ComputerName: name,
          VirtualMachineMigrationAuthenticationType: 'Kerberos',
        }),
      ),
      ...delegate(situation, MIGRATION, 'cifs'),
    ],
    byHand: AS_ADMIN,
    source: 'Microsoft Learn, “Considerations and known issues when using Credential Guard”',
  },
  noSession('no-session', false),
  noSession('way-back', true),
  {
    id: 'no-delegation',
    at: 'sign-in',
    code: '0x8009030D',
    says: 'The credentials supplied to the package were not recognized',
    breaks: ({ isKerberos, source }) => isKerberos && !source.delegatesMigration,
    cause: ({ source, destination }) =>
      `The computer account of ${source.name} is not trusted for delegation to the ${MIGRATION} of ${destination.name}.`,
    remedy: {
      label: () => 'Add the delegation, both ways',
      apply: (draft) => {
        for (const host of both(draft)) host.delegatesMigration = true;
        needTickets(draft);
      },
    },
    check: delegation,
    fix: (situation) => delegate(situation, MIGRATION),
    byHand: AS_ADMIN,
    source: SETUP,
  },
  {
    id: 'no-file-delegation',
    at: 'sign-in',
    code: '0x8009030D',
    says: 'The credentials supplied to the package were not recognized',
    breaks: ({ isKerberos, movesFiles, source }) =>
      isKerberos && movesFiles && source.delegatesMigration && !source.delegatesFiles,
    cause: ({ source, destination }) =>
      `The disk moves too, over SMB, and the account of ${source.name} is not trusted for delegation to cifs of ${destination.name}.`,
    remedy: {
      label: () => 'Add cifs, both ways',
      apply: (draft) => {
        for (const host of both(draft)) host.delegatesFiles = true;
        needTickets(draft);
      },
    },
    check: delegation,
    fix: (situation) => delegate(situation, 'cifs'),
    byHand: AS_ADMIN,
    source: SETUP,
  },
  {
    id: 'old-ticket',
    at: 'sign-in',
    breaks: ({ isKerberos, administrator }) => isKerberos && !administrator.hasFreshTickets,
    cause: ({ source }) =>
      `${source.name} still holds a ticket from before; a new delegation counts once the domain controllers agree and the ticket is renewed, within 15 minutes.`,
    remedy: {
      label: () => 'Renew the tickets',
      apply: ({ hosts }) => void (hosts.administrator.hasFreshTickets = true),
    },
    check: () => [program('klist', [], SYSTEM)],
    fix: () => [program('klist', [{ expression: 'purge' }], SYSTEM)],
    byHand: 'Or wait.',
    source: TROUBLE,
  },
]);

/** How the source proves to the destination who asks. */
export const signInRules = wholeRules([
  ...standAlone.map((rule) => ({
    ...rule,
    breaks: (situation: Situation) => !situation.cluster.isClustered && rule.breaks(situation),
  })),
  {
    id: 'wrong-principal',
    at: 'sign-in',
    code: '0x80090322',
    says: 'The target principal name is incorrect',
    breaks: ({ destination }) => destination.reachedBy === 'another network',
    cause: ({ destination }) =>
      `The name under which ${destination.name} is reached, over a wrong or private network, is not the one that its account has.`,
    remedy: {
      label: ({ destination }) => `Reach ${destination.name} by its own name`,
      apply: ({ hosts }) => void (endsOf(hosts).destination.reachedBy = 'its name'),
    },
    check: ({ destination }) => [
      command('Resolve-DnsName', { Name: destination.name }),
      command('setspn', { L: destination.name }),
    ],
    byHand: 'Correct the name’s entry in DNS, or the order of the live migration networks.',
    source: TROUBLE,
  },
]);
