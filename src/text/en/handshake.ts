import type { Facts } from '../../hyperv/facts';
import type { Actor, Leftover, MessageId } from '../../hyperv/handshake';

const message: Readonly<Record<MessageId, (facts: Facts) => string>> = {
  ask: ({ vm, destination }) => `Move ${vm} to ${destination}`,
  order: ({ vm, isClustered }) => (isClustered ? `Move the role of ${vm}` : `Move ${vm}`),
  open: ({ port }) => `Connect to TCP ${port}`,
  'sign-in': ({ isKerberos, isClustered, movesFiles, isOnShare, isWorkgroup, destination }) => {
    if (isWorkgroup) return 'Sign in with the certificates of the workgroup cluster';
    if (isClustered) return 'Sign in as a node of this cluster';
    if (!isKerberos) return 'Pass on the credentials of the session with CredSSP';
    if (isOnShare)
      return `Request Kerberos tickets for the migration service on ${destination} and cifs on the file server`;
    return movesFiles
      ? `Request Kerberos tickets for the migration service and cifs on ${destination}`
      : `Request a Kerberos ticket for the migration service on ${destination}`;
  },
  accept: ({ source }) => `Accept the live migration from ${source}`,
  configure: ({ version }) => `Send the configuration, version ${version}.0`,
  files: ({ movesFiles, isOnShare }) => {
    if (movesFiles) return 'Reserve space for the files';
    return isOnShare ? 'Check access to the files on the share' : 'Check access to the files';
  },
  reserve: () => 'Reserve the memory',
  compare: () => 'Compatibility check',
  ready: () => 'Ready: send the memory',
};

const UNDONE: Readonly<Record<Leftover, string>> = {
  machine: 'the empty VM at the destination is deleted',
  memory: 'the memory reserved at the destination is freed',
  files: 'the files copied to the destination are deleted',
  pages: 'the memory that was sent is discarded',
};

/** The actors that have no name in the settings. Narrow columns show their short names. */
type Named = Exclude<Actor, 'source' | 'destination'>;

/** The sequence diagram of the messages between the hosts. */
export const handshake = {
  message,
  takeOver: 'Take over the VM: all memory is copied',
  title: 'The handshake, message by message',
  actors: 'Participants',
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
  /** Completes "fails". */
  at: {
    ask: 'at the request',
    order: 'at the order to the source',
    open: 'at the connection',
    'sign-in': 'at the sign-in',
    accept: 'when the destination is to accept',
    configure: 'when the configuration is sent',
    files: 'at the check of the files',
    reserve: 'when the memory is reserved',
    compare: 'at the compatibility check',
    ready: 'at the end of Setup',
  } satisfies Record<MessageId, string>,
  late: 'after the handshake',
  parts: { source: 'source', destination: 'destination' },
  /** Names sender and receiver for screen readers. */
  who: (from: string, to: string) => `${from} to ${to}: `,
  waits: (text: string) => `… waits: ${text}`,
  fails: (text: string) => `✕ fails: ${text}`,
  neverSent: '(never sent)',
  /** Stands before the first message that is never sent. */
  firstNeverSent: 'never sent: ',
  cleanup: (undone: readonly Leftover[]) =>
    `Cleanup: ${undone.map((each) => UNDONE[each]).join('; ')}.`,
};
