import type { LinkShare, MigrationResult, MoveRecord, Scenario } from '../model/types';

/** Makes the run of the first of several moves the result of all. */
export function withMoves(
  result: MigrationResult,
  scenario: Scenario,
  moves: MoveRecord[],
  linkShare: LinkShare | null,
): MigrationResult {
  return { ...result, scenario, moves, linkShare };
}
