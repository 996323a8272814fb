import { explainStop } from '../../hyperv/explain-stop';
import type { Moment } from '../../model/run/run';
import type { StepCode } from '../../model/steps';
import type { MigrationResult, RoundRecord } from '../../model/types';
import { storageMove } from '../../model/storage-move';
import { hasMoved, losesNetwork } from '../../model/verdict';
import type { TermId } from '../explain/glossary';
import { bytes, duration, pagesOf, plural } from '../../text/format';

/** What happens at the playhead, in words. */
export interface Caption {
  what: string;
  /** The glossary's word for it. */
  term: TermId;
  /** Whole sentences, unless `written` ends the last one. */
  text: string;
  /** The end of the sentence that speaks of pages written meanwhile. */
  written?: string;
}

/** Says what happens at a moment, by its stage, step and round. */
export function describeMoment({ run: { result }, phase, round, step }: Moment): Caption {
  switch (phase) {
    case 'setup':
      return {
        what: 'Setup.',
        term: 'setup',
        text: sayStep(step?.code ?? 'connect', result, round),
      };
    case 'storage':
      return {
        what: 'Storage.',
        term: 'shared-nothing',
        text: sayStep(step?.code ?? 'copy-disk', result, round),
      };
    case 'state':
      return {
        what: 'Blackout.',
        term: 'blackout',
        text: `The guest is paused for ${duration(result.blackoutMs)}. ${sayStep(step?.code ?? 'last-pages', result, round)}`,
      };
    case 'pull':
      return {
        what: 'Pull.',
        term: 'post-copy',
        text: 'The guest runs at the destination. A page it touches and lacks is fetched at once; the source pushes the rest.',
      };
    case 'cleanup':
      if (result.outcome === 'not-converged')
        return {
          what: 'Unfinished.',
          term: 'convergence',
          text: 'The simulation ends here; the guest still runs at the source.',
        };
      if (result.outcome === 'lost')
        return {
          what: 'Lost.',
          term: 'post-copy',
          text: 'Neither host has all of the guest’s memory.',
        };
      if (result.failure)
        return {
          what: result.failure.stage === 'queue' ? 'Waits.' : 'Failed.',
          term: 'setup',
          text: `${explainStop(result)}. The guest runs on at the source${
            result.cleanupMs > 0 ? '; what was made at the destination is undone' : ''
          }.`,
        };
      return hasMoved(result)
        ? {
            what: 'Cleanup.',
            term: 'cleanup',
            text: sayStep(step?.code ?? 'release', result, round),
          }
        : {
            what: 'Cleanup.',
            term: 'cleanup',
            text: 'The guest runs on at the source; the destination lets its copy go.',
          };
    case 'memory':
      if (round) return describeRound(round, result.rounds);
      return {
        what: 'Memory.',
        term: 'brownout',
        text: result.attempts.length
          ? 'What was sent before the link was lost is thrown away; the move begins again when it is back, and the guest runs on at the source.'
          : '',
      };
  }
}

function sayStep(code: StepCode, result: MigrationResult, round: RoundRecord | null): string {
  const { vm } = result.scenario;
  switch (code) {
    case 'connect':
      return 'The source opens a connection to the destination and signs in.';
    case 'configure':
      return 'The source sends the configuration: the destination builds an empty machine from it.';
    case 'reserve':
      return `The destination reserves ${bytes(vm.memoryBytes)} of memory for it.`;
    case 'check':
      return 'The hosts check that the guest can run there. It notices nothing of all this.';
    case 'copy-disk':
      return `The disk of ${bytes(storageMove(result.scenario).copiedBytes)} is copied while the guest reads and writes the old one.`;
    case 'mirror-disk':
      return `What the guest wrote behind the copy goes over, ${bytes(Math.round(storageMove(result.scenario).outstandingBytes))}; new writes go to both disks.`;
    case 'last-pages':
      return sayLastPages(round?.pagesToSend ?? 0);
    case 'device-state':
      return `${bytes(vm.deviceStateBytes)} of device state cross: processors, timers, adapters.`;
    case 'resume':
      return 'The destination takes over and wakes the guest.';
    case 'announce':
      if (losesNetwork(result))
        return 'The guest runs at the destination, on a switch that leads to another network: no client reaches it.';
      return 'The guest runs at the destination and tells the switches of the network where it is now.';
    case 'release':
      return `The guest runs at the destination${losesNetwork(result) ? ', where no client reaches it' : ''}; the source deletes its virtual machine${
        result.storageMs > 0 ? ' and, now that all went well, its files' : ''
      }.`;
  }
}

const sayLastPages = (pages: number) =>
  `The last ${pagesOf(pages)} ${plural(pages, 'crosses', 'cross')}; nothing can be dirtied any more.`;

/** A wave that is not smaller than this share of the one before no longer shrinks. */
const SHRINKS = 0.9;

function describeRound(round: RoundRecord, rounds: readonly RoundRecord[]): Caption {
  const what = `Round ${round.round}.`;
  if (round.round === 0)
    return {
      what,
      term: 'round',
      text: `Sending all ${pagesOf(round.pagesToSend)} while the guest runs and`,
      written: 'dirties some again',
    };
  const before = rounds[round.round - 1]!;
  const isLate = before.pagesSkipped + before.pagesUnsent > 0;
  const pages = round.pagesToSend;
  const which = isLate
    ? `that ${plural(pages, 'is', 'are')} dirty or still ${plural(pages, 'waits', 'wait')}`
    : `written during round ${before.round}`;
  const isStuck = round.round > 1 && round.pagesToSend > SHRINKS * before.pagesToSend;
  return {
    what,
    term: 'round',
    text: `Sending the ${pagesOf(pages)} ${which} while the guest writes`,
    written: isStuck ? 'as many new ones' : 'new ones',
  };
}
