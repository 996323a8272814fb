import type { StepCode } from '../model/steps';
import type { Situation } from './situation';

export type Actor =
  'administrator' | 'tool' | 'source' | 'destination' | 'domain-controller' | 'storage';

export type MessageId =
  | 'ask'
  | 'order'
  | 'sign-in'
  | 'open'
  | 'accept'
  | 'configure'
  | 'files'
  | 'reserve'
  | 'compare'
  | 'ready';

/** What an unfinished move leaves at the destination: an empty VM, reserved memory, and so on. */
export type Leftover = 'machine' | 'memory' | 'files' | 'pages';

/** A message of the handshake; `text` has its sentence. */
export interface Message {
  id: MessageId;
  from: Actor;
  to(situation: Situation): Actor;
  /** The step of setup that it belongs to. */
  step: StepCode;
  /** When it has arrived, as a share of setup; the even pace is illustrative. */
  share: number;
  /** What it creates at the destination that a failure must undo; null for nothing. */
  leaves: Leftover | null;
}

/**
 * The handshake of the setup stage, in order. That a connection is opened, the configuration sent,
 * memory reserved and both hosts compared is what the Microsoft Learn training unit says; where the
 * messages between come in is our reading.
 */
export const HANDSHAKE: readonly Message[] = [
  {
    id: 'ask',
    from: 'administrator',
    to: () => 'tool',
    step: 'connect',
    share: 0.05,
    leaves: null,
  },
  {
    id: 'order',
    from: 'tool',
    to: () => 'source',
    step: 'connect',
    share: 0.1,
    leaves: null,
  },
  {
    id: 'open',
    from: 'source',
    to: () => 'destination',
    step: 'connect',
    share: 0.15,
    leaves: null,
  },
  {
    id: 'sign-in',
    from: 'source',
    // CredSSP needs no third party. How nodes of a cluster sign in is not modelled.
    to: ({ isKerberos, cluster }) =>
      isKerberos && !cluster.isClustered ? 'domain-controller' : 'destination',
    step: 'connect',
    share: 0.2,
    leaves: null,
  },
  {
    id: 'accept',
    from: 'destination',
    to: () => 'source',
    step: 'connect',
    share: 0.25,
    leaves: null,
  },
  {
    id: 'configure',
    from: 'source',
    to: () => 'destination',
    step: 'configure',
    share: 0.4,
    leaves: 'machine',
  },
  {
    id: 'files',
    from: 'destination',
    to: () => 'storage',
    step: 'configure',
    share: 0.5,
    leaves: null,
  },
  {
    id: 'reserve',
    from: 'destination',
    to: () => 'destination',
    step: 'reserve',
    share: 0.75,
    leaves: 'memory',
  },
  {
    id: 'compare',
    from: 'destination',
    to: () => 'destination',
    step: 'check',
    share: 0.9,
    leaves: null,
  },
  {
    id: 'ready',
    from: 'destination',
    to: () => 'source',
    step: 'check',
    share: 1,
    leaves: null,
  },
];

/** The message with this id. */
export const messageOf = (id: MessageId): Message => HANDSHAKE.find((each) => each.id === id)!;

/** The message that is under way at a share of setup. */
export const messageAt = (share: number): Message =>
  HANDSHAKE.find((message) => share < message.share) ?? HANDSHAKE.at(-1)!;

/** What must be undone when the handshake ends at a message; that message created nothing. */
export const undoneAfter = (id: MessageId): Leftover[] =>
  HANDSHAKE.slice(
    0,
    HANDSHAKE.findIndex((message) => message.id === id),
  ).flatMap(({ leaves }) => (leaves ? [leaves] : []));
