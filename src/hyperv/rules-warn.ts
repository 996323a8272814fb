import { listCheckpoints, toGuest, useProductionCheckpoints } from './asked';
import { whileOff } from './commands';
import { endsOf } from './ends';
import { command, listing } from './powershell';
import { wholeRule, wholeRules } from './rule';
import { networkWarnings } from './rules-network';
import { askCredentialGuard, useKerberos } from './rules-sign-in';
import { both, hasCredentialGuard } from './situation';

/** Faults that do not end the move: they appear while it runs, or afterwards. */
export const warningRules = wholeRules([
  ...networkWarnings,
  {
    id: 'credential-guard-cluster',
    at: null,
    breaks: ({ source, cluster }) =>
      cluster.isClustered &&
      source.authentication === 'credssp' &&
      hasCredentialGuard(source, cluster),
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
    check: listCheckpoints,
    fix: useProductionCheckpoints,
    source: 'kb4502868',
  },
  {
    id: 'dynamic-memory',
    at: null,
    breaks: ({ vm, cluster, source, destination }) =>
      cluster.isClustered &&
      vm.hasDynamicMemory &&
      source.system === '2022' &&
      destination.system === '2025',
    remedy: ({ hosts }) => void (hosts.vm.hasDynamicMemory = false),
    check: (situation) => [
      listing(
        toGuest(situation, 'Get-VMMemory', { VMName: situation.vm.name }),
        'DynamicMemoryEnabled',
      ),
    ],
    fix: ({ vm }) =>
      whileOff(vm.name, undefined, [command('Set-VM', { Name: vm.name }, ['StaticMemory'])]),
    source: 'dynamic-memory',
  },
  {
    id: 'switch-type',
    stage: 'cleanup',
    at: null,
    percent: 100,
    breaks: ({ source, destination }) =>
      [source, destination].some(({ switchType }) => switchType !== 'external'),
    remedy: (draft) => both(draft).forEach((host) => (host.switchType = 'external')),
    check: ({ source, destination }) => [
      listing(
        command('Get-VMSwitch', { ComputerName: [source.name, destination.name] }),
        'ComputerName',
        'Name',
        'SwitchType',
      ),
    ],
    fix: ({ vm, source, destination }) =>
      [source, destination]
        .filter(({ switchType }) => switchType !== 'external')
        .map(({ name }) =>
          command('Set-VMSwitch', {
            Name: vm.switch,
            NetAdapterName: 'Ethernet',
            ComputerName: name,
          }),
        ),
    source: 'switch-type',
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
