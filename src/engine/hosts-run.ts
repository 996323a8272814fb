import { type Preflight, preflight, report } from '../hyperv/preflight';
import { blackoutWarnings } from '../hyperv/rules';
import type { EngineName, MigrationResult, MoveRecord, Scenario } from '../model/types';
import { isHyperV } from '../model/product';
import { scenarioOfMove } from '../model/scenario/move-vm';
import { isAlone } from '../model/link-share';
import { hasMoved } from '../model/verdict';
import { assemble } from './run';

/** Checks the settings of the hosts; null if there are none to check. */
export function checkHosts(scenario: Scenario): Preflight | null {
  const { hosts } = scenario;
  // The settings are those of Hyper-V hosts; other products have different ones.
  if (!hosts || !isHyperV(scenario)) return null;
  return preflight({ ...scenario, hosts });
}

/** Whether the move fails before the first page is sent. */
export const failsInSetup = (check: Preflight | null): boolean => Boolean(check?.failure?.at);

/** The result of a move that fails in setup because of the hosts' settings. */
export function failedRun(
  scenario: Scenario,
  check: Preflight,
  engine: EngineName,
): MigrationResult {
  const failure = check.failure!;
  const setupMs = scenario.timing.setupMs * check.share;
  // Nothing was created, so there is nothing to undo.
  const cleanupMs = check.undone.length ? scenario.timing.cleanupMs : 0;
  const summary = {
    outcome: 'failed',
    stop: { code: 'setup-failed', values: {} },
    memoryStartMs: setupMs,
    stopMs: setupMs,
    endMs: setupMs,
    rounds: [],
  } as const;
  return {
    ...assemble(scenario, 'pages', { ...summary, rounds: [] }),
    cleanupMs,
    totalMs: setupMs + cleanupMs,
    engine,
    staleProof: 'on',
    elapsedMs: 0,
    stalePagesAtActivation: 0,
    failure: report(failure),
    warnings: check.warnings.map(report),
    moves: isAlone(scenario)
      ? []
      : Array.from({ length: scenario.moves.count }, (_, index) =>
          failedMove(scenario, index, setupMs, cleanupMs),
        ),
  };
}

/** The number of a move among several, and its VM. */
export function moveOf(scenario: Scenario, index: number) {
  const { seed, vm } = scenarioOfMove(scenario, index);
  const name = scenario.moves.vms[index]?.name ?? '';
  return { index, name, memoryBytes: vm.memoryBytes, seed };
}

/** The record of one of several moves whose guest stays and of which no page is sent. */
export const failedMove = (
  scenario: Scenario,
  index: number,
  ms: number,
  cleanupMs: number,
): MoveRecord => ({
  ...moveOf(scenario, index),
  outcome: 'failed',
  waitedMs: 0,
  startMs: ms,
  endMs: ms,
  doneMs: ms + cleanupMs,
  brownoutMs: 0,
  blackoutMs: 0,
  pullMs: 0,
  bytesSent: 0,
});

/** The moves: if the destination cannot take over, each that would have ended well fails. */
export const takenOver = (moves: MoveRecord[], check: Preflight | null): MoveRecord[] =>
  check?.failure
    ? moves.map((move) => (hasMoved(move) ? { ...move, outcome: 'failed' } : move))
    : moves;

/** Adds the failure and the warnings of the hosts' settings to a result. */
export function withHosts(result: MigrationResult, check: Preflight | null): MigrationResult {
  if (!check) return result;
  const { failure } = check;
  // A VM that is saved is down for as long as that takes.
  const blackoutMs = result.linkShare?.policy ? 0 : result.blackoutMs;
  const warnings = [...check.warnings, ...blackoutWarnings(blackoutMs)].map(report);
  if (!failure || !hasMoved(result)) return { ...result, warnings };
  return {
    ...result,
    outcome: 'failed',
    moves: takenOver(result.moves, check),
    stop: { code: 'takeover-failed', values: {} },
    failure: report(failure),
    warnings,
  };
}
