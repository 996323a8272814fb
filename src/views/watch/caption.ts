import type { Stage } from '../../model/timeline';
import type { MigrationResult, RoundRecord } from '../../model/types';
import { hasMoved } from '../../model/verdict';
import { bytes, count, duration } from '../format';

/** What happens at the playhead, in words. */
export function describeMoment(
  result: MigrationResult,
  stage: Stage | null,
  round: RoundRecord | null,
): { what: string; text: string } {
  const { scenario } = result;
  switch (stage?.phase) {
    case 'setup':
      return {
        what: 'Setup.',
        text: `The hosts agree, and the destination reserves ${bytes(scenario.vm.memoryBytes)}.`,
      };
    case 'state':
      return {
        what: 'Blackout.',
        text: `The guest is paused for ${duration(result.blackoutMs)} while ${
          result.pullMs > 0 ? 'only' : `the last ${count(round?.pagesToSend ?? 0)} pages and`
        } ${bytes(scenario.vm.deviceStateBytes)} of device state cross.`,
      };
    case 'pull':
      return {
        what: 'Pull.',
        text: 'The guest runs at the destination. A page it touches and lacks is fetched at once; the source pushes the rest.',
      };
    case 'cleanup':
      return hasMoved(result)
        ? {
            what: 'Cleanup.',
            text: 'The guest runs at the destination; the source lets its copy go.',
          }
        : {
            what: 'Cleanup.',
            text: 'The guest runs on at the source; the destination lets its copy go.',
          };
    case 'memory':
      return round ? describeRound(round, result.rounds) : { what: 'Memory.', text: '' };
    default:
      return { what: '', text: '' };
  }
}

function describeRound(
  round: RoundRecord,
  rounds: readonly RoundRecord[],
): { what: string; text: string } {
  if (round.round === 0)
    return {
      what: 'Round 0.',
      text: `Sending all ${count(round.pagesToSend)} pages while the guest keeps running and writing.`,
    };
  const before = rounds[round.round - 1]!;
  const isLate = before.pagesSkipped + before.pagesUnsent > 0;
  const what = isLate
    ? 'pages that are dirty or still wait'
    : `pages written during round ${before.round}`;
  return {
    what: `Round ${round.round}.`,
    text: `Sending the ${count(round.pagesToSend)} ${what} while the guest writes new ones.`,
  };
}
