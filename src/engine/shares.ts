import type { LinkShare, MigrationResult, MoveRecord, Scenario } from '../model/types';

/** The run of the first of several moves as the result of all. */
export function withMoves(
  result: MigrationResult,
  scenario: Scenario,
  moves: MoveRecord[],
  linkShare: LinkShare,
): MigrationResult {
  return { ...result, scenario, moves, linkShare };
}
