import type { MigrationResult, Scenario } from './types';

/** The parts of the one sentence above everything; numbers are unrounded. */
export interface Verdict {
  outcome: MigrationResult['outcome'];
  liveRounds: number;
  brownoutMs: number;
  blackoutMs: number;
  /** Above 0 where the guest moved before its memory. */
  pullMs: number;
  amplification: number;
  /** Pages the guest writes a second over pages the link carries; saturation not counted. */
  writeRatio: number;
  stopReason: string;
}

/** Page writes a second the workload makes on average. */
export function writesPerSecond(workload: Scenario['workload']): number {
  const base = workload.kind === 'idle' ? 0 : workload.writesPerSecond;
  const seconds = workload.phases.reduce((sum, phase) => sum + phase.seconds, 0);
  if (seconds === 0) return base;
  const guest = workload.phases.reduce((sum, phase) => sum + phase.seconds * phase.scale, 0);
  return (base * guest) / seconds;
}

/** Pages with content that the link carries a second. */
export function linkPagesPerSecond({ vm, link }: Scenario): number {
  return link.bytesPerSecond / (vm.pageBytes + link.pageHeaderBytes);
}

export function judge(result: MigrationResult): Verdict {
  const { scenario, outcome, brownoutMs, blackoutMs, pullMs, amplification, stopReason } = result;
  return {
    outcome,
    liveRounds: result.rounds.filter((round) => round.live).length,
    brownoutMs,
    blackoutMs,
    pullMs,
    amplification,
    writeRatio: writesPerSecond(scenario.workload) / linkPagesPerSecond(scenario),
    stopReason,
  };
}
