import type { MoveKindId, KindQuestion } from '../../hyperv/move-kinds';

/** The texts about each kind of move. */
const kinds: Readonly<Record<MoveKindId, Readonly<Record<KindQuestion | 'name', string>>>> = {
  live: {
    name: 'Live migration',
    moves: 'The memory and the state of the running VM. Its files stay on shared storage.',
    stops:
      'Almost nothing. The VM is paused only at the end, in the [blackout](term:blackout), while its last dirty pages are copied.',
    when: 'For planned work: to empty a host before it is updated or replaced, or to move load.',
    clicks:
      'Failover Cluster Manager: Roles, right-click SQL01, Move, Live Migration, Best Possible Node.',
  },
  quick: {
    name: 'Quick migration',
    moves: 'The saved state of the VM, and its role. The other node starts it from there.',
    stops:
      'The VM. It is saved, its role moves, and it starts again. The more memory, the longer this takes.',
    when: 'If a live migration is not possible and users can wait.',
    clicks: 'Failover Cluster Manager: Roles, right-click SQL01, Move, Quick Migration.',
  },
  storage: {
    name: 'Storage migration',
    moves: 'The files of the VM, such as its virtual hard disks. The VM stays on its host.',
    stops: 'Nothing. The VM runs. Its writes go to both places until it changes to the new files.',
    when: 'If a disk is full, too slow, or will be replaced.',
    clicks:
      'Failover Cluster Manager: Roles, right-click SQL01, Move, Virtual Machine Storage. On a single host: Hyper-V Manager, Move.',
  },
  'shared-nothing': {
    name: 'Shared-nothing migration',
    moves: 'First the files, then the memory and the state. The hosts need only a network.',
    stops: 'Almost nothing, as in a live migration. It takes longer, because the files move too.',
    when: 'Between hosts without shared storage, or into, out of and between clusters.',
    clicks:
      'Hyper-V Manager: right-click SQL01, Move. In the wizard, move the VM with its data to one location.',
  },
  failover: {
    name: 'Failover',
    moves: 'The role. Another node takes it over. The files stay on shared storage.',
    stops: 'The VM. Its node has failed, so the VM starts again on another node.',
    when: 'Nobody chooses it. The cluster does it when a node or a role fails.',
    clicks:
      'To test it, in Failover Cluster Manager: Nodes, right-click HV1, More Actions, Stop Cluster Service.',
  },
  replica: {
    name: 'Hyper-V Replica',
    moves:
      'Changes of the disks, every 30 seconds, 5 minutes or 15 minutes. They go to a copy of the VM that is off.',
    stops:
      'Nothing while it copies. The copy starts only when the VM has stopped. In an unplanned failover, the last changes can be lost.',
    when: 'Against the loss of a whole site. An administrator starts the change to the copy.',
    clicks:
      'Hyper-V Manager: right-click SQL01, Enable Replication. Later, on the copy: Replication, then Unplanned Failover.',
  },
};

/** The page that compares the ways in which a VM comes to another host. */
export const moveKinds = {
  title: 'Six ways to move a VM, compared',
  planned:
    'The first four are planned: an administrator starts them. A failover follows a failure. A replica waits at another site.',
  examples:
    'SQL01 is a VM on HV1. HV2 is another node or host, and HV3 is a host at another site. Names and paths are examples.',
  kind: 'Kind',
  questions: {
    moves: 'What moves',
    stops: 'What stops',
    when: 'When to use it',
    clicks: 'How to do it',
  } satisfies Record<KindQuestion, string>,
  kinds,
  commands: (name: string) => `PowerShell: ${name}`,
  inLab: 'Try it in the lab',
  inLabNamed: (name: string) => `Try it in the lab: ${name}`,
  notInLab: 'The lab does not simulate it.',
  sourcesTitle: 'Sources',
  /** A number at the end of a sentence leads to the page that says it. */
  number: (number: number) => `[${number}]`,
  sourceNamed: (number: number, source: string) => `[${number}] ${source}`,
};
