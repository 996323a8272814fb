import type { HostSettings } from '../model/host-settings';
import { toGuest } from './asked';
import { makeCompatible } from './commands';
import { endsOf } from './ends';
import { type Command, command, listing } from './powershell';
import { wholeRules } from './rule';
import type { Situation } from './situation';

const listProcessors = ({ source, destination }: Situation): Command[] => [
  listing(
    command('Get-CimInstance', {
      ClassName: 'Win32_Processor',
      ComputerName: [source.name, destination.name],
    }),
    'SystemName',
    'Manufacturer',
    'Name',
  ),
];

/** Whether the VM does without features that only one of the hosts has. */
const isCompatible = ({ vm, source, cluster }: Situation): boolean =>
  vm.compatibilityMode &&
  (vm.compatibleWith === 'any host' || source.system !== '2025' || cluster.isClustered);

/** Turns compatibility on; for all hosts if there is no cluster. */
function beCompatible({ vm, cluster }: HostSettings): void {
  vm.compatibilityMode = true;
  if (!cluster.isClustered) vm.compatibleWith = 'any host';
}

/** Rules for processors, in the order of a move. */
export const processorRules = wholeRules([
  {
    id: 'processor-vendor',
    at: 'compare',
    events: [21502],
    breaks: ({ source, destination }) => source.processorVendor !== destination.processorVendor,
    remedy: ({ hosts }) => {
      const { source, destination } = endsOf(hosts);
      destination.processorVendor = source.processorVendor;
    },
    check: listProcessors,
    source: 'troubleshooting',
  },
  {
    id: 'processor-generation',
    at: 'compare',
    events: [21502],
    // A newer processor has all that an older one has.
    breaks: (situation) => {
      const { source, destination } = situation;
      return (
        source.processorVendor === destination.processorVendor &&
        source.processorGeneration > destination.processorGeneration &&
        !isCompatible(situation)
      );
    },
    remedy: ({ hosts }) => beCompatible(hosts),
    check: (situation) => [
      listing(
        toGuest(situation, 'Get-VMProcessor', { VMName: situation.vm.name }),
        'CompatibilityForMigrationEnabled',
      ),
    ],
    fix: ({ move, source, isSignedInAtSource }) =>
      makeCompatible(move.hosts, isSignedInAtSource ? undefined : source.name),
    source: 'processor-compatibility',
  },
  {
    id: 'microcode',
    at: 'compare',
    events: [21502],
    breaks: (situation) => {
      const { source, destination } = situation;
      return (
        source.processorVendor === destination.processorVendor &&
        source.processorGeneration === destination.processorGeneration &&
        source.microcode !== destination.microcode &&
        !isCompatible(situation)
      );
    },
    remedy: ({ hosts }) => {
      const { source, destination } = endsOf(hosts);
      destination.microcode = source.microcode;
    },
    check: ({ source, destination }) => [
      listing(
        command('Get-CimInstance', {
          ClassName: 'Win32_BIOS',
          ComputerName: [source.name, destination.name],
        }),
        'PSComputerName',
        'SMBIOSBIOSVersion',
      ),
    ],
    source: 'troubleshooting',
  },
]);
