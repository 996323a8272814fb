import type { Facts } from '../../hyperv/facts';
import type { Actor, Leftover, MessageId } from '../../hyperv/handshake';

const message: Readonly<Record<MessageId, (facts: Facts) => string>> = {
  ask: ({ vm, destination }) => `Move ${vm} to ${destination}`,
  order: ({ vm, isClustered }) => (isClustered ? `Move the role of ${vm}` : `Move ${vm}`),
  open: ({ port }) => `Connection to TCP ${port}`,
  'sign-in': ({ isKerberos, isClustered, movesFiles, destination }) => {
    if (isClustered) return 'A node of this cluster';
    if (!isKerberos) return 'Credentials of the session, handed on by CredSSP';
    return movesFiles
      ? `Ticket for the migration service and cifs of ${destination}, please`
      : `Ticket for the migration service of ${destination}, please`;
  },
  accept: ({ sourceAddress }) => `${sourceAddress} may send`,
  configure: ({ vm, version }) => `Configuration of ${vm}, version ${version}.0`,
  files: ({ movesFiles, isOnShare }) => {
    if (movesFiles) return 'Make room for the files';
    return isOnShare ? 'Are the files on the share in reach?' : 'Are the files in reach?';
  },
  reserve: () => 'Reserve the memory',
  compare: () => 'Processor, switch, keys: all fit?',
  ready: () => 'Ready: send the memory',
};

const UNDONE: Readonly<Record<Leftover, string>> = {
  machine: 'the empty virtual machine at the destination is deleted',
  memory: 'the memory reserved at the destination is freed',
  files: 'the files copied to the destination are deleted',
  pages: 'the memory sent is thrown away',
};

/** Actors whose names are not those of the settings, in columns wide and narrow. */
type Named = Exclude<Actor, 'source' | 'destination'>;

/** The messages between the hosts, one below the other. */
export const handshake = {
  message,
  takeOver: 'Take over the guest, all memory is here',
  title: 'The handshake, message by message',
  actors: 'Who takes part',
  names: {
    administrator: 'Administrator',
    'domain-controller': 'Domain controller',
    storage: 'Storage',
  } satisfies Record<Exclude<Named, 'tool'>, string>,
  shortNames: {
    administrator: 'Admin',
    tool: 'Tool',
    'domain-controller': 'DC',
    storage: 'Disk',
  } satisfies Record<Named, string>,
  parts: { source: 'source', destination: 'destination' },
  /** Names both ends where the drawing is not seen. */
  who: (from: string, to: string) => `${from} to ${to}: `,
  waits: (text: string) => `… waits: ${text}`,
  fails: (text: string) => `✕ fails: ${text}`,
  neverSent: '(never sent)',
  cleanup: (undone: readonly Leftover[]) =>
    `Cleanup: ${undone.map((each) => UNDONE[each]).join('; ')}.`,
};
