import type { MigrationResult, Phase } from './types';

/** A place in any run: a share (0 to 1) of one of its stages. */
export interface Place {
  phase: Phase;
  share: number;
}

/** A stage of the migration in ms, and on the timeline's axis (0 to 1). */
export interface Stage {
  phase: Phase;
  startMs: number;
  endMs: number;
  from: number;
  to: number;
}

const WEIGHTS: Record<Phase, number> = {
  setup: 0.11,
  storage: 0.2,
  memory: 0.52,
  state: 0.24,
  pull: 0.4,
  cleanup: 0.13,
};
const ORDER: readonly Phase[] = ['setup', 'storage', 'memory', 'state', 'pull', 'cleanup'];
/**
 * Moments closer than this count as the same, because sums of durations differ in their last
 * digits.
 */
export const SAME_MS = 1e-6;

/**
 * Milliseconds without their last digits. A moment that became a share and was computed back
 * differs in them.
 */
export const roundMs = (ms: number) => Number(ms.toFixed(6));

/**
 * Milliseconds rounded to hundredths. A break is placed with this precision, so that the playhead
 * meets it exactly.
 */
export const hundredthMs = (ms: number) => Math.round(ms * 100) / 100;

/**
 * The timeline: each stage has a fixed share of the axis, however long it takes. So a blackout of
 * milliseconds can be seen beside a brownout of minutes. A position on the axis keeps its meaning
 * (a stage and a share of it) when the run changes.
 */
export class Timeline {
  readonly stages: readonly Stage[];
  readonly totalMs: number;

  constructor(
    result: Pick<
      MigrationResult,
      'setupMs' | 'storageMs' | 'brownoutMs' | 'blackoutMs' | 'pullMs' | 'cleanupMs'
    >,
  ) {
    const lengths: Record<Phase, number> = {
      setup: result.setupMs,
      storage: result.storageMs,
      memory: result.brownoutMs,
      state: result.blackoutMs,
      pull: result.pullMs,
      cleanup: result.cleanupMs,
    };
    const present = ORDER.map((phase) => [phase, lengths[phase]] as const).filter(
      ([, length]) => length > 0,
    );
    const weight = present.reduce((sum, [phase]) => sum + WEIGHTS[phase], 0);
    let ms = 0;
    let at = 0;
    this.stages = present.map(([phase, length], index) => {
      const to = index === present.length - 1 ? 1 : at + WEIGHTS[phase] / weight;
      const stage = { phase, startMs: ms, endMs: ms + length, from: at, to };
      ms += length;
      at = to;
      return stage;
    });
    this.totalMs = ms;
  }

  /**
   * The position of a share of a phase. If the run has no such phase, the start of the next one.
   */
  positionIn(phase: Phase, share: number): number {
    const stage = this.stages.find((each) => each.phase === phase);
    if (stage) return stage.from + share * (stage.to - stage.from);
    const later = this.stages.find((each) => ORDER.indexOf(each.phase) > ORDER.indexOf(phase));
    return later?.from ?? 1;
  }

  /** Milliseconds at a place, rounded as a run does where no event is near. */
  msIn({ phase, share }: Place): number {
    return roundMs(this.msAt(this.positionIn(phase, share)));
  }

  /** The stage at a position of the axis. */
  stageAt(position: number): Stage | null {
    return this.stages.find((stage) => position < stage.to) ?? this.stages.at(-1) ?? null;
  }

  /** Milliseconds at a position of the axis. */
  msAt(position: number): number {
    const stage = this.stageAt(position);
    if (!stage) return 0;
    const share = (position - stage.from) / (stage.to - stage.from);
    return stage.startMs + Math.min(1, Math.max(0, share)) * (stage.endMs - stage.startMs);
  }

  /** The position of a moment on the axis. */
  positionOf(ms: number): number {
    const stage = this.stages.find(({ endMs }) => ms < endMs - SAME_MS) ?? this.stages.at(-1);
    if (!stage) return 0;
    const share = Math.min(1, Math.max(0, ms - stage.startMs) / (stage.endMs - stage.startMs));
    return stage.from + share * (stage.to - stage.from);
  }

  /** How many times slower a stage is played than the stage in which memory is copied. */
  slowMotion(stage: Stage): number {
    const memory =
      this.stages.find(({ phase }) => phase === 'memory') ??
      this.stages.find(({ phase }) => phase === 'pull');
    if (!memory) return 1;
    const pace = ({ startMs, endMs, from, to }: Stage) => (endMs - startMs) / (to - from);
    return pace(memory) / pace(stage);
  }
}
