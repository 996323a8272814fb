import type { Limit } from '../../policies/policy';
import { endOfMove } from '../series';
import type { Outcome, Phase, Reason } from '../types';
import type { Guests } from './guests';
import type { Moment } from './run';

/** One moment of a run as plain data: times in ms, rates in bytes a second, counts in pages. */
export interface MomentReport {
  atMs: number;
  stage: Phase;
  /** The step within the stage; null if its pages show the progress. */
  step: string | null;
  /** The last round that has begun; null before the first. */
  round: number | null;
  /** Whether the VM runs at the source in that round; null before the first. */
  live: boolean | null;
  /** Pages that the round, or the pull, must still send; null if not known. */
  leftPages: number | null;
  linkBytesPerSecond: number;
  /** What limits the pages most; null where none are sent. */
  bottleneck: Limit | null;
  guests: Pick<Guests, 'source' | 'destination'>;
  /** Share of full speed at which the VM runs. */
  guestSpeed: number;
  known: KnownSoFar;
}

/** What is known after watching up to this moment; null for what comes later. */
export interface KnownSoFar {
  liveRounds: number;
  bytesSent: number;
  pagesDirtied: number;
  stop: Reason | null;
  blackoutMs: number | null;
  outcome: Outcome | null;
}

export function reportMoment(moment: Moment): MomentReport {
  const { ms, phase, step, round, guests } = moment;
  return {
    atMs: ms,
    stage: phase,
    step: step?.code ?? null,
    round: round?.round ?? null,
    live: round?.live ?? null,
    leftPages: moment.leftPages,
    linkBytesPerSecond: moment.linkBytesPerSecond,
    bottleneck: moment.bottleneck,
    guests: { source: guests.source, destination: guests.destination },
    guestSpeed: guests.speed,
    known: knownAt(moment),
  };
}

/** A round counts when it has ended. */
export function knownAt({ run, ms }: Moment): KnownSoFar {
  const { result } = run;
  const ended = result.rounds.filter(({ startMs, durationMs }) => startMs + durationMs <= ms);
  const isOver = ms >= endOfMove(result);
  return {
    liveRounds: ended.filter(({ live }) => live).length,
    bytesSent: ended.reduce((sum, { bytesSent }) => sum + bytesSent, 0),
    pagesDirtied: ended.reduce((sum, { pagesDirtied }) => sum + pagesDirtied, 0),
    stop: ms >= run.pauseMs ? result.stop : null,
    blackoutMs: ms >= run.resumeMs ? result.blackoutMs : null,
    outcome: isOver ? result.outcome : null,
  };
}
