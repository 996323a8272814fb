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

/** A message of the handshake. */
export interface Message {
  id: MessageId;
  from: Actor;
  to(situation: Situation): Actor;
  /** The step of setup that it belongs to. */
  step: StepCode;
  /** When it has arrived, as a share of setup; the even pace is illustrative. */
  share: number;
  text(situation: Situation): string;
  /** What it leaves behind that a failure has to undo; null for nothing. */
  leaves: string | null;
}

const TOOLS = {
  'hyper-v-manager': 'Hyper-V Manager',
  'failover-cluster-manager': 'Failover Cluster Manager',
  'windows-admin-center': 'Windows Admin Center',
  powershell: 'PowerShell',
} as const;

/** The tool's name. */
export const toolName = ({ administrator }: Pick<Situation, 'administrator'>) =>
  TOOLS[administrator.tool];

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
    text: ({ vm, destination }) => `Move ${vm.name} to ${destination.name}`,
    leaves: null,
  },
  {
    id: 'order',
    from: 'tool',
    to: () => 'source',
    step: 'connect',
    share: 0.1,
    text: ({ cluster, vm }) =>
      cluster.isClustered ? `Move the role of ${vm.name}` : `Move ${vm.name}`,
    leaves: null,
  },
  {
    id: 'open',
    from: 'source',
    to: () => 'destination',
    step: 'connect',
    share: 0.15,
    text: ({ port }) => `Connection to TCP ${port}`,
    leaves: null,
  },
  {
    id: 'sign-in',
    from: 'source',
    // CredSSP needs nobody between the two, and how nodes of a cluster do it is not looked at.
    to: ({ isKerberos, cluster }) =>
      isKerberos && !cluster.isClustered ? 'domain-controller' : 'destination',
    step: 'connect',
    share: 0.2,
    text: ({ isKerberos, cluster, movesFiles, destination }) => {
      if (cluster.isClustered) return 'A node of this cluster';
      if (!isKerberos) return 'Credentials of the session, handed on by CredSSP';
      const services = movesFiles ? 'the migration service and cifs' : 'the migration service';
      return `Ticket for ${services} of ${destination.name}, please`;
    },
    leaves: null,
  },
  {
    id: 'accept',
    from: 'destination',
    to: () => 'source',
    step: 'connect',
    share: 0.25,
    text: ({ source }) => `${source.address} may send`,
    leaves: null,
  },
  {
    id: 'configure',
    from: 'source',
    to: () => 'destination',
    step: 'configure',
    share: 0.4,
    text: ({ vm }) => `Configuration of ${vm.name}, version ${vm.version}.0`,
    leaves: 'the empty virtual machine at the destination is deleted',
  },
  {
    id: 'files',
    from: 'destination',
    to: () => 'storage',
    step: 'configure',
    share: 0.5,
    text: ({ movesFiles, move }) => {
      if (movesFiles) return 'Make room for the files';
      const where = move.storage.kind === 'smb-share' ? ' on the share' : '';
      return `Are the files${where} in reach?`;
    },
    leaves: null,
  },
  {
    id: 'reserve',
    from: 'destination',
    to: () => 'destination',
    step: 'reserve',
    share: 0.75,
    text: () => 'Reserve the memory',
    leaves: 'the memory reserved at the destination is freed',
  },
  {
    id: 'compare',
    from: 'destination',
    to: () => 'destination',
    step: 'check',
    share: 0.9,
    text: () => 'Processor, switch, keys: all fit?',
    leaves: null,
  },
  {
    id: 'ready',
    from: 'destination',
    to: () => 'source',
    step: 'check',
    share: 1,
    text: () => 'Ready: send the memory',
    leaves: null,
  },
];

/** The message with this id. */
export const messageOf = (id: MessageId): Message => HANDSHAKE.find((each) => each.id === id)!;

/** The message that is under way at a share of setup. */
export const messageAt = (share: number): Message =>
  HANDSHAKE.find((message) => share < message.share) ?? HANDSHAKE.at(-1)!;

/** What has to be undone once the handshake has come to a message, that one not included. */
export const undoneAfter = (id: MessageId): string[] =>
  HANDSHAKE.slice(
    0,
    HANDSHAKE.findIndex((message) => message.id === id),
  ).flatMap(({ leaves }) => (leaves ? [leaves] : []));
