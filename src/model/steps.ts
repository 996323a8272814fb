import { effectiveScenario } from './link-share';
import { copyStartMs, storageMove } from './storage-move';
import type { MigrationResult } from './types';
import { hasMoved } from './verdict';

/** What is done within a stage, in order of time. */
export type StepCode =
  | 'connect'
  | 'configure'
  | 'reserve'
  | 'check'
  | 'copy-disk'
  | 'mirror-disk'
  | 'last-pages'
  | 'device-state'
  | 'resume'
  | 'announce'
  | 'release';

/** A step with its begin and end, ms since the migration began. */
export interface Step {
  code: StepCode;
  fromMs: number;
  toMs: number;
}

/**
 * The steps of setup. Their order is documented; a quarter of the time for each is illustrative.
 */
const HANDSHAKE: readonly StepCode[] = ['connect', 'configure', 'reserve', 'check'];

/**
 * The steps of setup, storage, blackout and cleanup. Other stages have none, because their pages
 * show the progress.
 */
export function stepsOf(result: MigrationResult): Step[] {
  const { scenario, setupMs, brownoutMs, blackoutMs, pullMs, cleanupMs, rounds } = result;
  // A setup that failed ends early.
  const quarter = scenario.timing.setupMs / HANDSHAKE.length;
  const steps: Step[] = HANDSHAKE.map((code, index) => ({
    code,
    fromMs: index * quarter,
    toMs: Math.min(setupMs, (index + 1) * quarter),
  }));
  const memoryMs = copyStartMs(result);
  if (result.storageMs > 0) {
    const copiedMs = Math.min(storageMove(effectiveScenario(result)).copiedMs, memoryMs);
    steps.push({ code: 'copy-disk', fromMs: setupMs, toMs: copiedMs });
    steps.push({ code: 'mirror-disk', fromMs: copiedMs, toMs: memoryMs });
  }
  const stopMs = memoryMs + brownoutMs;
  const endMs = stopMs + blackoutMs;
  const last = rounds.at(-1);
  if (blackoutMs > 0) {
    const sent = pullMs > 0 || !last || last.live ? 0 : last.durationMs;
    const sentMs = Math.min(endMs, stopMs + sent);
    // A blackout that was cut short ends before the resume.
    const resumeMs = scenario.timing.resumeMs + scenario.link.roundTripMs;
    const stateMs = Math.max(sentMs, endMs - resumeMs);
    steps.push({ code: 'last-pages', fromMs: stopMs, toMs: sentMs });
    steps.push({ code: 'device-state', fromMs: sentMs, toMs: stateMs });
    steps.push({ code: 'resume', fromMs: stateMs, toMs: endMs });
  }
  const doneMs = endMs + pullMs;
  // A VM that pulls its memory is announced during the pull.
  const isAnnounced = hasMoved(result) && pullMs === 0;
  const announceMs = isAnnounced ? Math.min(scenario.timing.announceMs, cleanupMs) : 0;
  steps.push({ code: 'announce', fromMs: doneMs, toMs: doneMs + announceMs });
  steps.push({ code: 'release', fromMs: doneMs + announceMs, toMs: doneMs + cleanupMs });
  return steps.filter((step) => step.toMs > step.fromMs);
}

/** The step at a moment; null between steps. */
export function stepAt(steps: readonly Step[], ms: number): Step | null {
  return steps.find((step) => ms >= step.fromMs && ms < step.toMs) ?? null;
}

/** How much of a step has passed at a moment, 0 to 1. */
export function shareOf(step: Step, ms: number): number {
  return Math.min(1, Math.max(0, (ms - step.fromMs) / (step.toMs - step.fromMs)));
}
