import { type Preflight, preflight, report } from '../hyperv/preflight';
import { blackoutWarnings } from '../hyperv/rules';
import type { EngineName, MigrationResult, Scenario } from '../model/types';
import { assemble } from './run';

/** What the settings of the hosts make of the move; null where there are none to look at. */
export function checkHosts(scenario: Scenario): Preflight | null {
  const { hosts, policy } = scenario;
  // The settings are those of Hyper-V hosts; other products have their own.
  if (!hosts || !policy.id.startsWith('hyper-v')) return null;
  return preflight({ ...scenario, hosts });
}

/** Whether the move ends before a page is sent. */
export const failsInSetup = (check: Preflight | null): boolean => Boolean(check?.failure?.at);

/** The result of a move that its hosts' settings end in setup. */
export function failedRun(
  scenario: Scenario,
  check: Preflight,
  engine: EngineName,
): MigrationResult {
  const failure = check.failure!;
  const setupMs = scenario.timing.setupMs * check.share;
  // Nothing was made, nothing is to be undone.
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
    stopReason: failure.title,
    cleanupMs,
    totalMs: setupMs + cleanupMs,
    engine,
    staleProof: 'on',
    elapsedMs: 0,
    stalePagesAtActivation: 0,
    failure: report(failure),
    warnings: check.warnings.map(report),
  };
}

/** Adds to a run what the settings make of it: a failure at its end, and warnings. */
export function withHosts(result: MigrationResult, check: Preflight | null): MigrationResult {
  if (!check) return result;
  const { failure } = check;
  const warnings = [...check.warnings, ...blackoutWarnings(result.blackoutMs)].map(report);
  const hasMoved = result.outcome === 'converged' || result.outcome === 'forced';
  if (!failure || !hasMoved) return { ...result, warnings };
  return {
    ...result,
    outcome: 'failed',
    stop: { code: 'setup-failed', values: {} },
    stopReason: failure.title,
    failure: report(failure),
    warnings,
  };
}
