import type { Control } from '../../model/scenario/locks';

/** What the author of a page can lock. */
export const locks = {
  /** The name on the screen. */
  controls: {
    all: 'everything',
    guest: 'VM',
    memory: 'memory',
    pattern: 'pattern',
    writes: 'page writes',
    dirty: 'dirty rate',
    set: 'working set',
    link: 'bandwidth',
    latency: 'latency',
    transport: 'transport',
    policy: 'rules',
    storage: 'storage',
    hosts: 'hosts',
    guests: 'number of VMs',
    seed: 'seed',
  } satisfies Record<Control, string>,
  /** Why it cannot be changed. */
  locked: {
    all: 'The author of this page has locked the rest.',
    guest: 'The author of this page has locked the VM.',
    memory: 'The author of this page has locked the memory.',
    pattern: 'The author of this page has locked the pattern.',
    writes: 'The author of this page has locked the page writes.',
    dirty: 'The author of this page has locked the dirty rate.',
    set: 'The author of this page has locked the working set.',
    link: 'The author of this page has locked the bandwidth.',
    latency: 'The author of this page has locked the latency.',
    transport: 'The author of this page has locked the transport.',
    policy: 'The author of this page has locked the rules.',
    storage: 'The author of this page has locked the storage.',
    hosts: 'The author of this page has locked the hosts.',
    guests: 'The author of this page has locked the number of VMs.',
    seed: 'The author of this page has locked the seed.',
  } satisfies Record<Control, string>,
};
