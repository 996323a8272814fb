import { toGuest } from './asked';
import { endsOf } from './ends';
import { command } from './powershell';
import { wholeRule, wholeRules } from './rule';
import { askCredentialGuard, useKerberos } from './rules-sign-in';
import { type Situation, both, hasCredentialGuard } from './situation';

const standardCheckpoints = (situation: Situation) => [
  toGuest(situation, 'Get-VMSnapshot', {
    VMName: situation.vm.name,
    SnapshotType: 'Standard',
  }),
];

/** Faults that do not end the move: they appear while it runs, or afterwards. */
export const warningRules = wholeRules([
  {
    id: 'credential-guard-cluster',
    at: null,
    breaks: ({ source, cluster }) =>
      cluster.isClustered && source.authentication === 'credssp' && hasCredentialGuard(source),
    remedy: (draft) => both(draft).forEach((host) => (host.authentication = 'kerberos')),
    check: ({ source }) => [askCredentialGuard(source)],
    fix: ({ source, destination }) => useKerberos(source, destination),
    source: 'credential-guard',
  },
  {
    id: 'checkpoints',
    stage: 'memory',
    at: null,
    breaks: ({ vm }) => vm.standardCheckpoints > 0,
    remedy: ({ hosts }) => void (hosts.vm.standardCheckpoints = 0),
    check: standardCheckpoints,
    fix: (situation) => [
      toGuest(situation, 'Set-VM', { Name: situation.vm.name, CheckpointType: 'Production' }),
      ...standardCheckpoints(situation).map((made) => ({
        ...made,
        then: [command('Remove-VMSnapshot')],
      })),
    ],
    source: 'kb4502868',
  },
  {
    id: 'guest-network',
    stage: 'cleanup',
    at: null,
    percent: 100,
    breaks: ({ source, destination }) => source.guestNetwork !== destination.guestNetwork,
    remedy: ({ hosts }) => {
      const { source, destination } = endsOf(hosts);
      destination.guestNetwork = source.guestNetwork;
    },
    check: ({ destination }) => [command('Get-VMSwitch', { ComputerName: destination.name })],
    source: 'troubleshooting',
  },
]);

/** Reported after the move. It depends only on the length of the blackout. */
export const longBlackout = wholeRule({
  id: 'long-blackout',
  stage: 'state',
  at: null,
  percent: 100,
  events: [20417],
  breaks: () => false,
  remedy: ({ link }) => void (link.bytesPerSecond = Math.min(1e12, 10 * link.bytesPerSecond)),
  source: 'troubleshooting',
});
