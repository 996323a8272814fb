import type { MigrationEvent } from '../../model/events';
import { explainStop } from '../../hyperv/explain-stop';
import { explain } from '../../text/reasons';
import type { Edit, MigrationResult, RoundRecord } from '../../model/types';
import { hasMoved } from '../../model/verdict';
import { bytes, count, duration, linkRate, pagesOf, plural } from '../../text/format';

/** An event in one sentence. */
export function narrate(event: MigrationEvent, result: MigrationResult): string {
  const { scenario } = result;
  switch (event.kind) {
    case 'begin':
      if (result.failure && result.rounds.length === 0) return 'Setup: the hosts begin to talk.';
      return `Setup: the hosts agree, and the destination reserves ${bytes(scenario.vm.memoryBytes)}.`;
    case 'disk':
      return `Storage: the disk of ${bytes(event.bytes)} is copied while the guest uses the old one.`;
    case 'mirror':
      return `The disk is copied; ${bytes(Math.round(event.bytes))} were written behind the copy and go over. From now on the guest writes to both.`;
    case 'attempt-lost':
      return `Attempt ${event.attempt} is lost with the link, ${
        event.bytesSent > 0 ? `after ${bytes(event.bytesSent)}` : 'before a page was sent'
      }; the guest never noticed.`;
    case 'round':
      return event.round.round === 0
        ? `Round 0 begins: all ${toSend(event.round)} to be sent while the guest runs.`
        : `Round ${event.round.round} begins: ${toSend(event.round)} to be sent.`;
    case 'sync':
      return `Round ${event.round.round} ends: ${dirtied(event.round)}; ${explain(event.decision)}${speed(event.round.guestSpeed)}.`;
    case 'link':
      return event.bytesPerSecond > 0
        ? `The link carries ${linkRate(event.bytesPerSecond)} from now on.`
        : 'The link is cut.';
    case 'edit':
      return sayEdit(event.edit);
    case 'pause':
      return `The guest is paused: ${explain(event.reason)}. ${
        event.pages > 0 ? `The last ${pagesOf(event.pages)} and` : 'Only'
      } ${bytes(scenario.vm.deviceStateBytes)} of device state cross.`;
    case 'resume':
      return event.moved
        ? `The guest runs at the destination after a blackout of ${duration(event.blackoutMs)}.`
        : 'The guest wakes at the source.';
    case 'announced':
      return `The switches know where the guest is: a client has missed it for ${duration(event.outageMs)}.`;
    case 'pulled':
      return `The last page has come after ${duration(event.pullMs)}; ${count(event.faults)} of them were asked for.`;
    case 'lost':
      return `The guest is lost: ${explain(result.stop)}.`;
    case 'failed':
      return event.failure.stage === 'queue'
        ? `The move waits: ${explainStop(result)}.`
        : `The move fails: ${explainStop(result)}.`;
    case 'warning':
      return WARNINGS[event.warning.rule] ?? 'Something went wrong without ending the move.';
    case 'given-up':
      return `The move is given up: ${explain(event.reason)}.`;
    case 'end':
      return ending(result);
  }
}

/** What somebody changed while it ran. */
function sayEdit({ set = {}, writes = [] }: Edit): string {
  const pages = writes.reduce((sum, range) => sum + range.pages, 0);
  const written = pages > 0 ? [`${pagesOf(pages)} ${plural(pages, 'is', 'are')} written`] : [];
  const values = Object.entries(set).map(([path, value]) => `${path} is ${JSON.stringify(value)}`);
  return `From now on: ${[...written, ...values].join('; ')}.`;
}

const toSend = ({ pagesToSend }: RoundRecord) =>
  `${pagesOf(pagesToSend)} ${plural(pagesToSend, 'is', 'are')}`;
const dirtied = ({ pagesDirtied }: RoundRecord) =>
  `${pagesOf(pagesDirtied)} ${plural(pagesDirtied, 'was', 'were')} dirtied`;

/** What settings make go wrong without ending the move, by rule. */
const WARNINGS: Record<string, string> = {
  'guest-network':
    'The guest has lost its network: the switch of this host leads to another (event 21024).',
  'long-blackout': 'The blackout was unexpectedly long (event 20417).',
  checkpoints:
    'The guest has many standard checkpoints, which make moves slower; by how much is not published, and the times leave it out.',
};

function speed(share: number): string {
  return share < 0.995 ? `; the guest ran at ${Math.round(share * 100)}\u202f%` : '';
}

function ending(result: MigrationResult): string {
  if (result.outcome === 'not-converged') return `Still copying: ${explain(result.stop)}.`;
  if (result.outcome === 'lost') return 'Neither host has all of the guest’s memory.';
  if (result.failure?.stage === 'queue') return 'Nothing has been made at the destination yet.';
  if (result.failure && result.cleanupMs === 0)
    return 'Nothing had been made at the destination, so there is nothing to undo.';
  return hasMoved(result)
    ? 'Cleanup is done: the source has let its copy go.'
    : 'Cleanup is done: the destination has let its copy go.';
}
