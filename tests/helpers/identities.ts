import { totalPages } from '../../src/model/vm';
import type { MigrationResult } from '../../src/model/types';

/** Throws if rounds and sums of a result do not agree. */
export function checkIdentities(result: MigrationResult): void {
  const { rounds, scenario } = result;
  const check = (holds: boolean, what: string) => {
    if (!holds) throw new Error(`${what} does not hold: ${JSON.stringify(result)}`);
  };
  const isSound = (value: number) => Number.isFinite(value) && value >= 0;
  rounds.forEach((round, index) => {
    check(round.round === index, 'numbering of rounds');
    const { pagesSent, zeroPagesSent, pagesSkipped, pagesUnsent, pagesToSend } = round;
    check(
      pagesSent + zeroPagesSent + pagesSkipped + pagesUnsent === pagesToSend,
      'pagesToSend is the sum of its parts',
    );
    check(round.newPagesDirtied <= round.pagesDirtied, 'newPagesDirtied <= pagesDirtied');
    const written = scenario.edits.length
      ? totalPages(scenario.vm)
      : scenario.workload.workingSetPages;
    check(round.pagesDirtied <= written, 'pagesDirtied <= working set');
    const next = rounds[index + 1];
    if (next)
      check(
        next.pagesToSend === pagesSkipped + pagesUnsent + round.newPagesDirtied,
        'the next pagesToSend',
      );
    check(round.live || index === rounds.length - 1, 'only the last round is not live');
    for (const value of Object.values(round))
      if (typeof value === 'number') check(isSound(value), 'a sound number');
  });
  if (rounds[0]) check(rounds[0].pagesToSend === totalPages(scenario.vm), 'round 0 sends all');
  const bytes = rounds.reduce((sum, round) => sum + round.bytesSent, 0);
  check(result.bytesSent === bytes, 'bytesSent is the sum over rounds');
  const { setupMs, storageMs, brownoutMs, blackoutMs, cleanupMs, pullMs, totalMs } = result;
  const parts = setupMs + storageMs + brownoutMs + blackoutMs + cleanupMs + pullMs;
  check(Math.abs(totalMs - parts) < 1e-6, 'totalMs is the sum of its parts');
  for (const value of [totalMs, brownoutMs, blackoutMs, result.amplification])
    check(isSound(value), 'a sound total');
}
