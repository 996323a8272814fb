import { command } from './powershell';
import { endsOf } from './ends';
import type { SetupRule } from './rule';
import { type Draft, hasCredentialGuard } from './situation';

const SETUP = 'Microsoft Learn, “Set up hosts for live migration without Failover Clustering”';
const both = ({ hosts }: Draft) => [hosts.first, hosts.second];

/** Kerberos with all that it needs, in both directions. */
function delegate(draft: Draft): void {
  for (const host of both(draft)) {
    host.authentication = 'kerberos';
    host.delegatesMigration = true;
    host.delegatesFiles = true;
  }
}

const noSession = (id: string, isBack: boolean, title: string): SetupRule => ({
  id,
  title,
  stage: 'setup',
  at: 'sign-in',
  percent: 0,
  code: '0x8009030E',
  event: null,
  says: 'No credentials are available in the security package',
  breaks: ({ source, isSignedInAtSource, administrator }) =>
    source.authentication === 'credssp' &&
    !isSignedInAtSource &&
    (administrator.direction === 'back') === isBack,
  cause: ({ source }) =>
    isBack
      ? `It moved there, but the way back starts at ${source.name}, and CredSSP needs a sign-in there: the one at the other host does not count.`
      : `CredSSP hands on only the credentials of a session at the source, and nobody is signed in at ${source.name}. The password is not the matter.`,
  remedy: {
    label: ({ source }) => `Sign in at ${source.name}`,
    apply: ({ hosts }) => void (hosts.administrator.signedInAt = endsOf(hosts).sourceSide),
  },
  check: ({ source }) => [command('Get-VMHost', { ComputerName: source.name })],
  fix: ({ source }) => [command('Enter-PSSession', { ComputerName: source.name })],
  source: SETUP,
});

/** How the source proves to the destination who asks. */
export const signInRules: readonly SetupRule[] = [
  {
    id: 'credential-guard',
    title: 'Credential Guard keeps CredSSP from handing credentials on',
    stage: 'setup',
    at: 'sign-in',
    percent: 0,
    code: null,
    event: null,
    says: null,
    breaks: ({ source, isSignedInAtSource }) =>
      source.authentication === 'credssp' && isSignedInAtSource && hasCredentialGuard(source),
    cause: ({ source }) =>
      source.credentialGuard === 'by system'
        ? `Windows Server 2025 turns Credential Guard on by default, and live migration by CredSSP from ${source.name} breaks.`
        : `Credential Guard is on at ${source.name}, and live migration by CredSSP breaks.`,
    remedy: { label: () => 'Use Kerberos with delegation', apply: delegate },
    check: () => [
      command('Get-CimInstance', {
        ClassName: 'Win32_DeviceGuard',
        Namespace: 'root\\Microsoft\\Windows\\DeviceGuard',
      }),
    ],
    fix: ({ source, destination }) =>
      [source, destination].map(({ name }) =>
        command('Set-VMHost', {
          ComputerName: name,
          VirtualMachineMigrationAuthenticationType: 'Kerberos',
        }),
      ),
    byHand:
      'In Active Directory, let each host’s computer account delegate to the other’s services.',
    source: 'Microsoft Learn, “Considerations and known issues when using Credential Guard”',
  },
  noSession('no-session', false, 'Nobody is signed in at the source'),
  noSession('way-back', true, 'It moved there, but not back'),
  {
    id: 'no-delegation',
    title: 'Kerberos without delegation',
    stage: 'setup',
    at: 'sign-in',
    percent: 0,
    code: '0x8009030D',
    event: null,
    says: 'The credentials supplied to the package were not recognized',
    breaks: ({ isKerberos, source }) => isKerberos && !source.delegatesMigration,
    cause: ({ source, destination }) =>
      `The computer account of ${source.name} is not trusted for delegation to the Microsoft Virtual System Migration Service of ${destination.name}.`,
    remedy: {
      label: () => 'Add the delegation, both ways',
      apply: (draft) => {
        for (const host of both(draft)) host.delegatesMigration = true;
        // It takes effect with the next ticket.
        draft.hosts.administrator.hasFreshTickets = false;
      },
    },
    check: ({ source }) => [
      command('Get-ADComputer', {
        Identity: source.name,
        Properties: ['msDS-AllowedToDelegateTo'],
      }),
    ],
    fix: () => [],
    byHand:
      'In Active Directory Users and Computers, on the Delegation tab of each host: “Use any authentication protocol”, and the Microsoft Virtual System Migration Service of the other host.',
    source: SETUP,
  },
  {
    id: 'no-file-delegation',
    title: 'Kerberos without delegation of cifs, and the files move',
    stage: 'setup',
    at: 'sign-in',
    percent: 0,
    code: '0x8009030D',
    event: null,
    says: 'The credentials supplied to the package were not recognized',
    breaks: ({ isKerberos, movesFiles, source }) =>
      isKerberos && movesFiles && source.delegatesMigration && !source.delegatesFiles,
    cause: ({ source, destination }) =>
      `The disk moves too, over SMB, and the account of ${source.name} is not trusted for delegation to cifs of ${destination.name}.`,
    remedy: {
      label: () => 'Add cifs, both ways',
      apply: (draft) => {
        for (const host of both(draft)) host.delegatesFiles = true;
        draft.hosts.administrator.hasFreshTickets = false;
      },
    },
    check: ({ source }) => [
      command('Get-ADComputer', {
        Identity: source.name,
        Properties: ['msDS-AllowedToDelegateTo'],
      }),
    ],
    fix: () => [],
    byHand: 'In Active Directory Users and Computers, add cifs of the other host to the same list.',
    source: SETUP,
  },
  {
    id: 'old-ticket',
    title: 'The delegation is newer than the Kerberos ticket',
    stage: 'setup',
    at: 'sign-in',
    percent: 0,
    code: null,
    event: null,
    says: null,
    breaks: ({ isKerberos, administrator }) => isKerberos && !administrator.hasFreshTickets,
    cause: ({ source }) =>
      `${source.name} still holds a ticket from before; a new delegation counts once the domain controllers agree and the ticket is renewed, within 15 minutes.`,
    remedy: {
      label: () => 'Renew the tickets',
      apply: ({ hosts }) => void (hosts.administrator.hasFreshTickets = true),
    },
    check: () => [],
    fix: () => [],
    byHand: 'At the source, as the system: KLIST PURGE -li 0x3e7. Or wait.',
    source: SETUP,
  },
];
