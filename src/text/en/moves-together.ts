import { count, plural } from '../format';

/** Why a VM has not moved. */
type Stay = 'no-memory' | 'queued' | 'settings' | 'take-over' | 'given-up' | 'not-ended' | 'lost';

const stay = (vms: number) => `${count(vms)} ${plural(vms, 'VM stays', 'VMs stay')}`;

/** How many VMs have not moved, and why. */
const others: Readonly<Record<Stay, (vms: number, destination: string) => string>> = {
  'no-memory': (vms, destination) =>
    `${stay(vms)}, because ${destination} has too little free memory left.`,
  queued: (vms) =>
    `${count(vms)} ${plural(vms, 'VM waits', 'VMs wait')} until a running live migration has ended.`,
  settings: (vms) => `${stay(vms)}, because the settings of the hosts prevent the move.`,
  'take-over': (vms) => `${stay(vms)}, because the destination could not take over.`,
  'given-up': (vms) => `${stay(vms)}: the move was given up.`,
  'not-ended': (vms) => `${stay(vms)}: the copy has not ended.`,
  lost: (vms) =>
    `${count(vms)} ${plural(vms, 'VM is', 'VMs are')} lost: neither host has all of the memory.`,
};

/** The same for one VM, in its row. */
const why: Readonly<Record<Stay, (destination: string) => string>> = {
  'no-memory': (destination) => `fails and stays: ${destination} has too little free memory left`,
  queued: () => 'waits until a running live migration has ended',
  settings: () => 'fails and stays: the settings of the hosts prevent the move',
  'take-over': () => 'fails and stays: the destination could not take over',
  'given-up': () => 'stays: the move was given up',
  'not-ended': () => 'stays: the copy has not ended',
  lost: () => 'lost: neither host has all of its memory',
};

/** Several VMs that move from one host at the same time. */
export const movesTogether = {
  count: 'VMs to move',
  limit: 'Simultaneous live migrations',
  fromSettings: (limit: number) => `host settings: ${count(limit)}`,
  stream: 'Bandwidth per migration',
  diskAlone: 'A shared-nothing move supports one VM.',
  alone: 'One VM can use the whole link. VMs that are sent at the same time share it equally.',
  others,
  why,
  shown: 'The other screens show the first VM.',
  vm: (name: string, index: number) => (index ? `${name} (${count(index + 1)})` : name),
  legend: {
    setup: 'setup',
    wait: 'waits for its turn',
    send: 'brownout',
    pause: 'blackout',
    pull: 'pull',
    cleanup: 'cleanup',
    stay: 'stays',
  },
  table: {
    summary: 'Table of the live migrations',
    title: 'Drain a node: table',
    vm: 'VM',
    memory: 'Memory',
    state: (time: string) => `At ${time}`,
    waited: 'Waited',
    began: 'Start of sending',
    brownout: 'Brownout',
    blackout: 'Blackout',
    sent: 'Sent',
    done: 'Finished',
  },
  published: 'Comparison with a published table',
};
