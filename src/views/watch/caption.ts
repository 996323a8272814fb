import { explainStop } from '../../hyperv/explain-stop';
import type { Moment } from '../../model/run/run';
import type { StepCode } from '../../model/steps';
import type { MigrationResult, RoundRecord } from '../../model/types';
import { editedLink } from '../../model/edits';
import { Link } from '../../model/link';
import { effectiveScenario } from '../../model/link-share';
import { storageMove } from '../../model/storage-move';
import { hasMoved, losesNetwork } from '../../model/verdict';
import type { Dirties } from '../../text/en/caption';
import { captionText as t } from '../../text/caption';
import type { TermId } from '../explain/glossary';

/** Describes what happens at the playhead. */
export interface Caption {
  what: string;
  /** Its term in the glossary. */
  term: TermId;
  /** Whole sentences; pages that the VM dirties are marked. */
  text: string;
}

/** Describes what happens at a moment. While the link is cut or slowed, the caption says so. */
export function describeMoment(moment: Moment): Caption {
  const caption = describeStage(moment, saySlowed(moment));
  if (moment.traffic(true) !== 'cut') return caption;
  return { ...caption, text: t.cut[whereCut(moment)] };
}

/** Says to what the link was slowed, after a space; empty while it was not. */
function saySlowed({ run, ms }: Moment): string {
  const { bytesPerSecond, changes } = editedLink(run.scenario);
  const rate = new Link(bytesPerSecond, changes).rateAt(ms);
  return rate && rate < bytesPerSecond ? ` ${t.slowed(rate)}` : '';
}

function whereCut({ run, phase, round, guests }: Moment): keyof typeof t.cut {
  if (phase === 'state') return 'paused';
  if (phase === 'pull') return guests.speed ? 'pullingOn' : 'pulling';
  return !round && run.result.attempts.length ? 'again' : 'source';
}

/** Describes what happens, by stage, step and round. A slowed link replaces details. */
function describeStage({ run: { result }, phase, round, step }: Moment, slowed: string): Caption {
  switch (phase) {
    case 'setup':
      return {
        what: t.what.setup,
        term: 'setup',
        text: sayStep(step?.code ?? 'connect', result, round),
      };
    case 'storage':
      return {
        what: t.what.storage,
        term: 'shared-nothing',
        text: sayStep(step?.code ?? 'copy-disk', result, round) + slowed,
      };
    case 'state':
      return {
        what: t.what.blackout,
        term: 'blackout',
        text:
          t.paused(result.blackoutMs) +
          (slowed || ` ${sayStep(step?.code ?? 'last-pages', result, round)}`),
      };
    case 'pull':
      return { what: t.what.pull, term: 'post-copy', text: t.pull + slowed };
    case 'cleanup':
      if (result.outcome === 'not-converged')
        return { what: t.what.unfinished, term: 'convergence', text: t.unfinished };
      if (result.outcome === 'lost')
        return { what: t.what.lost, term: 'post-copy', text: t.lost(explainStop(result)) };
      if (result.failure)
        return {
          what: result.failure.stage === 'queue' ? t.what.waits : t.what.failed,
          term: 'setup',
          text: t.failed(explainStop(result), result.cleanupMs > 0),
        };
      return {
        what: t.what.cleanup,
        term: 'cleanup',
        text: hasMoved(result)
          ? sayStep(step?.code ?? 'release', result, round)
          : t.stays(explainStop(result)),
      };
    case 'memory':
      if (round) return describeRound(round, result.rounds, slowed);
      return {
        what: t.what.memory,
        term: 'brownout',
        text: result.attempts.length ? t.startsAgain : '',
      };
  }
}

function sayStep(code: StepCode, result: MigrationResult, round: RoundRecord | null): string {
  const { vm } = result.scenario;
  switch (code) {
    case 'connect':
    case 'configure':
    case 'check':
    case 'resume':
      return t.steps[code];
    case 'reserve':
      return t.steps.reserve(vm.memoryBytes);
    case 'copy-disk':
      return t.steps['copy-disk'](storageMove(effectiveScenario(result)).copiedBytes);
    case 'mirror-disk':
      return t.steps['mirror-disk'](
        Math.round(storageMove(effectiveScenario(result)).outstandingBytes),
      );
    case 'last-pages':
      return t.steps['last-pages'](round?.pagesToSend ?? 0);
    case 'device-state':
      return t.steps['device-state'](vm.deviceStateBytes);
    case 'announce':
      return t.steps.announce(losesNetwork(result));
    case 'release':
      return t.steps.release(losesNetwork(result), result.storageMs > 0);
  }
}

/** A round that dirties this share of the pages it sends dirties as many. */
const AS_MANY = 0.9;

function describeRound(
  round: RoundRecord,
  rounds: readonly RoundRecord[],
  slowed: string,
): Caption {
  const pages = round.pagesToSend;
  const says = (text: string): Caption => ({
    what: t.what.round(round.round),
    term: 'round',
    text,
  });
  const dirties = compare(round.pagesDirtied, pages);
  if (slowed) return says(t.anyRound(pages, dirties) + slowed);
  if (round.round === 0) return says(t.firstRound(pages, dirties));
  const before = rounds[round.round - 1]!;
  const isLate = before.pagesSkipped + before.pagesUnsent > 0;
  return says(isLate ? t.lateRound(pages, dirties) : t.laterRound(pages, before.round, dirties));
}

function compare(dirtied: number, pages: number): Dirties {
  if (dirtied === 0) return 'none';
  if (dirtied < AS_MANY * pages) return 'some';
  return AS_MANY * dirtied > pages ? 'more' : 'as-many';
}
