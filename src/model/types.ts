// The vocabulary of the model; imported by all, importing nothing but the scenario's own.

import type { REASON_UNITS } from './reason-units';
import type { Scenario } from './scenario/fields';

export type { Edit, PageRange } from './scenario/edit';
export type { Scenario };

export type Phase = 'setup' | 'storage' | 'memory' | 'state' | 'pull' | 'cleanup';
export type Transport = Scenario['link']['transport'];

export type DecisionCode =
  | 'no-live-rounds'
  | 'first-round'
  | 'above-threshold'
  | 'below-threshold'
  | 'pass-limit'
  | 'downtime-above-limit'
  | 'downtime-within-limit'
  | 'many-pages-left'
  | 'few-pages-left'
  | 'round-limit'
  | 'send-limit'
  | 'rate-limit'
  | 'no-bandwidth-yet'
  | 'last-few-pages'
  | 'guest-slowed'
  | 'timeout'
  | 'no-progress'
  | 'switch-to-postcopy';

/** Why a run ended or a round was followed by another; `text/reasons.ts` has the sentence. */
export type StopCode =
  | DecisionCode
  | 'final-copy'
  | 'pull'
  | 'time-cap'
  | 'round-cap'
  | 'link-lost'
  | 'guest-lost'
  | 'cancelled'
  | 'setup-failed'
  | 'takeover-failed';

export interface Reason<Code extends string = StopCode> {
  code: Code;
  values: { readonly [Name in keyof typeof REASON_UNITS]?: number };
}

/**
 * A policy's answer at a decision point. `stop`: its rule is met; `force`: its own limit is;
 * `switch`: the guest moves at once and pulls what is left (post-copy).
 */
export interface Decision extends Reason<DecisionCode> {
  action: 'continue' | 'stop' | 'force' | 'abort' | 'switch';
  /** For early sync at a steady pace: sync once fewer pages than this wait. */
  syncBelowPages?: number;
  /** Share of vCPU time taken away from the guest from now on, 0 to 1. */
  vcpuThrottle?: number;
  /** Limit on the live link from now on, bytes a second. */
  bandwidthCap?: number;
  /** What the policy wants to be told when it is asked again. */
  memory?: Memory;
}

/** A policy's own state: handed back to it, never changed by others. */
export type Memory = Readonly<Record<string, number>>;

/** What a policy may know when it decides; counts are pages, zero pages included. */
export interface PrecopyStats {
  /** Live rounds finished; 0 before round 0. */
  liveRounds: number;
  /** Since round 0 began. */
  elapsedMs: number;
  totalPages: number;
  pageBytes: number;
  /** Pages found dirty or unsent by this sync: what a stop would leave to send. */
  waitingPages: number;
  pagesSentInRound: number;
  pagesSkippedInRound: number;
  pagesSentInPreviousRound: number;
  /** Duration of the round that has ended, ms. */
  lastRoundMs: number;
  totalPagesSent: number;
  /** Wire bytes so far, and pages found newly dirty by all syncs. */
  totalBytesSent: number;
  totalPagesDirtied: number;
  /**
   * Goodput of the link as it is now, the policy's own cap included; where the policy measures it,
   * what it measured last (0 before its first window has ended).
   */
  bandwidthBytesPerSecond: number;
}

export type Outcome = 'converged' | 'forced' | 'aborted' | 'not-converged' | 'lost' | 'failed';

export interface RoundRecord extends Reason {
  round: number;
  live: boolean;
  startMs: number;
  durationMs: number;
  pagesToSend: number;
  pagesSent: number;
  zeroPagesSent: number;
  pagesSkipped: number;
  pagesUnsent: number;
  pagesDirtied: number;
  newPagesDirtied: number;
  bytesSent: number;
  /** Share of its full speed at which the guest ran: write faults, throttling and pulling cost it. */
  guestSpeed: number;
}

/** The end of a step in which the guest pulled its memory: its speed in it, and pages missing after it. */
export interface PullStep {
  atMs: number;
  guestSpeed: number;
  missingPages: number;
  faults: number;
}

/** An attempt that a lost link ended before the one the rounds describe. */
export interface Attempt {
  startMs: number;
  endMs: number;
  bytesSent: number;
}

export type EngineName = 'wasm-simd' | 'javascript';
export type ModelName = 'pages' | 'counts' | 'scaled-pages';

/** The result of one migration: times in ms, sizes in bytes, counts in pages, all unrounded. */
export interface MigrationResult {
  scenario: Scenario;
  engine: EngineName;
  model: ModelName;
  staleProof: 'on' | 'off';
  elapsedMs: number;
  outcome: Outcome;
  stop: Reason;
  setupMs: number;
  storageMs: number;
  brownoutMs: number;
  blackoutMs: number;
  cleanupMs: number;
  pullMs: number;
  totalMs: number;
  bytesSent: number;
  amplification: number;
  /** Null where the proof is off or the model is not pages. */
  stalePagesAtActivation: number | null;
  rounds: RoundRecord[];
  /** Empty but for post-copy. */
  pull: PullStep[];
  /** Attempts before the last; empty but for moves that were started again. */
  attempts: Attempt[];
  /** What the hosts' settings made the move fail at; null where they did not. */
  failure: SetupFailure | null;
  /** What they make go wrong without ending the move. */
  warnings: SetupFailure[];
  /** Every move where there are several; the rest of the result is the first of them. */
  moves: MoveRecord[];
  /** What the first of several got of the link; null for one alone. */
  linkShare: LinkShare | null;
}

/** One of several moves; moments in ms since all began, on one clock. */
export interface MoveRecord {
  index: number;
  seed: number;
  outcome: Outcome;
  /** How long it waited for a place, once its setup was done. */
  waitedMs: number;
  /** When it began to send, when its guest ran at the destination, and when cleanup was done. */
  startMs: number;
  endMs: number;
  doneMs: number;
  brownoutMs: number;
  blackoutMs: number;
  /** How long its guest fetched memory that it lacked, from `endMs` on. */
  pullMs: number;
  bytesSent: number;
}

/** What one of several moves got of the link, and of the processors that compress. */
export type LinkShare = Pick<
  Scenario['link'],
  'bytesPerSecond' | 'changes' | 'compressBytesPerSecond'
>;

/** Where a setting shows itself, as the product reports it. */
export interface SetupFailure {
  /** Its id in `hyperv/rules.ts`. */
  rule: string;
  stage: 'queue' | 'setup' | 'storage' | 'memory' | 'state' | 'cleanup';
  /** How far the progress bar had come. */
  percent: number;
  /** Null where none is published. */
  code: string | null;
  event: number | null;
}
