import type { MigrationResult, Phase, RoundRecord } from './types';

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

/** A stretch of the timeline that is played at one pace, ms and seconds at speed 1. */
interface Stretch {
  startMs: number;
  endMs: number;
  seconds: number;
}

/** A stretch on the axis. */
export interface TimelinePart extends Stretch {
  phase: Phase;
  from: number;
  to: number;
}

/** How much of the axis each stage has, however long it takes. */
const WEIGHTS: Record<Phase, number> = {
  setup: 0.11,
  storage: 0.2,
  memory: 0.52,
  state: 0.24,
  pull: 0.4,
  cleanup: 0.13,
};
/** Seconds that setup is played for at speed 1. */
export const SETUP_SECONDS = 2.2;
/** Seconds that a stage is played for at speed 1, however long it takes. */
const SECONDS: Record<Exclude<Phase, 'memory'>, number> = {
  setup: SETUP_SECONDS,
  storage: 4,
  state: 6,
  pull: 6,
  cleanup: 2,
};
/** What came before round 0: attempts that were lost. */
const EARLIER_SECONDS = 4;
const FIRST_ROUND_SECONDS = 5;
const ROUND_SECONDS = 2.5;
/** Of many rounds, so many at the start and at the end are played one by one. */
const FIRST_ROUNDS = 3;
const LAST_ROUNDS = 2;
/** All rounds between those are played for at most so long. */
const MIDDLE_SECONDS = 6;
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

/** The stretches of the stage in which memory is copied. */
function memoryStretches(
  rounds: readonly RoundRecord[],
  startMs: number,
  endMs: number,
): Stretch[] {
  const starts = rounds.filter(({ live }) => live).map((round) => round.startMs);
  const middle = starts.length - FIRST_ROUNDS - LAST_ROUNDS;
  const playedFor = (index: number) => {
    if (index === 0) return FIRST_ROUND_SECONDS;
    const isMiddle = index === FIRST_ROUNDS && middle > 0;
    return isMiddle ? Math.min(MIDDLE_SECONDS, middle * ROUND_SECONDS) : ROUND_SECONDS;
  };
  const isApart = (index: number) => index <= FIRST_ROUNDS || index >= FIRST_ROUNDS + middle;
  const list = [{ ms: startMs, seconds: EARLIER_SECONDS }];
  for (const [index, ms] of starts.entries())
    if (isApart(index)) list.push({ ms, seconds: playedFor(index) });
  return list.map(({ ms, seconds }, index) => ({
    startMs: ms,
    endMs: list[index + 1]?.ms ?? endMs,
    seconds,
  }));
}

/** The parts of a stage: rounds where memory is copied, each with its share of the axis. */
function partsOf(stage: Stage, rounds: readonly RoundRecord[]): TimelinePart[] {
  const { phase, startMs, endMs, from, to } = stage;
  const stretches = (
    phase === 'memory'
      ? memoryStretches(rounds, startMs, endMs)
      : [{ startMs, endMs, seconds: SECONDS[phase] }]
  ).filter((stretch) => stretch.endMs > stretch.startMs + SAME_MS);
  const seconds = secondsOf(stretches);
  let at = from;
  return stretches.map((stretch, index) => {
    const start = at;
    at = index === stretches.length - 1 ? to : at + ((to - from) * stretch.seconds) / seconds;
    return { ...stretch, phase, from: start, to: at };
  });
}

const secondsOf = (stretches: readonly Stretch[]) =>
  stretches.reduce((sum, { seconds }) => sum + seconds, 0);

/**
 * The timeline: each stage has a fixed share of the axis and is played for fixed seconds, however
 * long it takes; so has each of the first rounds. So a blackout of milliseconds can be seen beside
 * a brownout of minutes. A position on the axis keeps its meaning (a stage and a share of it) when
 * the run changes.
 */
export class Timeline {
  readonly stages: readonly Stage[];
  readonly totalMs: number;
  /** How long it is played at speed 1. */
  readonly seconds: number;
  /** What is played at one pace each, in order. */
  readonly parts: readonly TimelinePart[];

  constructor(
    result: Pick<
      MigrationResult,
      'setupMs' | 'storageMs' | 'brownoutMs' | 'blackoutMs' | 'pullMs' | 'cleanupMs' | 'rounds'
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
    const present = ORDER.filter((phase) => lengths[phase] > 0);
    const weight = present.reduce((sum, phase) => sum + WEIGHTS[phase], 0);
    let ms = 0;
    let at = 0;
    this.stages = present.map((phase, index) => {
      const [startMs, from] = [ms, at];
      ms += lengths[phase];
      at = index === present.length - 1 ? 1 : at + WEIGHTS[phase] / weight;
      return { phase, startMs, endMs: ms, from, to: at };
    });
    this.totalMs = ms;
    this.parts = this.stages.flatMap((stage) => partsOf(stage, result.rounds));
    this.seconds = secondsOf(this.parts);
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
    const part = this.partAt(position);
    if (!part) return 0;
    const share = (position - part.from) / (part.to - part.from);
    return part.startMs + Math.min(1, Math.max(0, share)) * (part.endMs - part.startMs);
  }

  /** The position of a moment on the axis. */
  positionOf(ms: number): number {
    const part = this.parts.find(({ endMs }) => ms < endMs - SAME_MS) ?? this.parts.at(-1);
    if (!part) return 0;
    const { startMs, endMs, from, to } = part;
    return from + Math.min(1, Math.max(0, ms - startMs) / (endMs - startMs)) * (to - from);
  }

  /** Seconds of playing at speed 1 from the start to a position. */
  playedTo(position: number): number {
    return this.parts.reduce((sum, { from, to, seconds }) => {
      const share = (position - from) / (to - from);
      return sum + seconds * Math.min(1, Math.max(0, share));
    }, 0);
  }

  /** The position after so many seconds of playing at speed 1. */
  positionAfter(seconds: number): number {
    let left = Math.max(0, seconds);
    for (const part of this.parts) {
      if (left < part.seconds) return part.from + (left / part.seconds) * (part.to - part.from);
      left -= part.seconds;
    }
    return 1;
  }

  /** Seconds of the migration that pass in a second of playing at speed 1, at a position. */
  paceAt(position: number): number {
    const part = this.partAt(position);
    return part ? (part.endMs - part.startMs) / 1000 / part.seconds : 1;
  }

  /** The part at a position of the axis. */
  partAt(position: number): TimelinePart | undefined {
    return this.parts.find(({ to }) => position < to) ?? this.parts.at(-1);
  }
}
