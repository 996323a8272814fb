import type { Scenario } from '../model/types';
import type { citationsText } from '../text/citations';
import type { glossaryText } from '../text/glossary';
import { type Command, command } from './powershell';

/** The ways in which a VM of Hyper-V comes to another host or another disk. */
export type MoveKindId = 'live' | 'quick' | 'storage' | 'shared-nothing' | 'failover' | 'replica';

/** The questions that the page answers for each kind. */
export const KIND_QUESTIONS = ['moves', 'stops', 'when', 'clicks'] as const;
export type KindQuestion = (typeof KIND_QUESTIONS)[number];

/** The page that an answer is from. */
export type KindSource = keyof typeof citationsText;

/** How the lab shows a kind: the pairs of its link, and what they make of the default scenario. */
interface InLab {
  pairs: [name: string, value: string][];
  edit: (scenario: Scenario) => void;
}

export interface MoveKind {
  id: MoveKindId;
  /** The term of the glossary. */
  term: keyof typeof glossaryText;
  sources: Readonly<Record<KindQuestion, readonly KindSource[]>>;
  commands: readonly Command[];
  /** Null if the lab does not simulate it. */
  lab: InLab | null;
}

const VM = 'SQL01';
const NODE = 'HV2';
const moveRole = (MigrationType: 'Live' | 'Quick') =>
  command('Move-ClusterVirtualMachineRole', { Name: VM, Node: NODE, MigrationType });

/** The kinds, those first that keep the VM running or nearly so. Names and paths are examples. */
export const MOVE_KINDS: readonly MoveKind[] = [
  {
    id: 'live',
    term: 'live-migration',
    sources: {
      moves: ['mobility'],
      stops: ['brownout'],
      when: ['moveOverview'],
      clicks: ['workgroup'],
    },
    commands: [moveRole('Live')],
    lab: { pairs: [], edit: () => {} },
  },
  {
    id: 'quick',
    term: 'quick-migration',
    sources: {
      moves: ['deploy'],
      stops: ['deploy', 'quickTimes'],
      when: ['quickInstead'],
      clicks: ['deploy'],
    },
    commands: [moveRole('Quick')],
    lab: {
      pairs: [['policy', 'quick-migration']],
      edit: (scenario) => (scenario.policy = { id: 'quick-migration', options: {} }),
    },
  },
  {
    id: 'storage',
    term: 'storage-migration',
    sources: {
      moves: ['mobility'],
      stops: ['mobility'],
      when: ['storageUnit'],
      clicks: ['storageUnit', 'deploy'],
    },
    commands: [
      command('Move-VMStorage', {
        Name: VM,
        DestinationStoragePath: 'C:\\ClusterStorage\\Volume2\\SQL01',
      }),
    ],
    lab: null,
  },
  {
    id: 'shared-nothing',
    term: 'shared-nothing',
    sources: {
      moves: ['mobility'],
      stops: ['mobility', 'brownout'],
      when: ['mobility'],
      clicks: ['manager', 'mobility'],
    },
    commands: [
      command(
        'Move-VM',
        { Name: VM, DestinationHost: NODE, DestinationStoragePath: 'D:\\VMs\\SQL01' },
        ['IncludeStorage'],
      ),
    ],
    lab: {
      pairs: [['storage', 'shared-nothing']],
      edit: (scenario) => (scenario.storage.kind = 'shared-nothing'),
    },
  },
  {
    id: 'failover',
    term: 'failover',
    sources: {
      moves: ['clustering'],
      stops: ['clustering'],
      when: ['clustering'],
      clicks: ['deploy'],
    },
    commands: [
      command('Stop-ClusterNode', { Name: 'HV1' }),
      command('Get-ClusterGroup', { Name: VM }),
    ],
    lab: null,
  },
  {
    id: 'replica',
    term: 'replica',
    sources: {
      moves: ['replica'],
      stops: ['replica'],
      when: ['replica'],
      clicks: ['replica'],
    },
    commands: [
      command('Enable-VMReplication', {
        VMName: VM,
        ReplicaServerName: 'HV3',
        ReplicaServerPort: 80,
        AuthenticationType: 'Kerberos',
      }),
      command('Start-VMInitialReplication', { VMName: VM }),
      command('Start-VMFailover', { VMName: VM, ComputerName: 'HV3' }),
    ],
    lab: null,
  },
];
