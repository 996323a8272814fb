// The vocabulary of the model. All others import it; it imports only the scenario's types.

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
  | 'timed-sync'
  | 'timeout'
  | 'no-progress'
  | 'switch-to-postcopy';

/** Why a run ended, or why another round followed. `text/reasons.ts` has the sentences. */
export type StopCode =
  | DecisionCode
  | 'final-copy'
  | 'pull'
  | 'time-cap'
  | 'round-cap'
  | 'never-ends'
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
 * A policy's answer at a decision point. `stop`: its rule was met. `force`: its own limit was
 * reached. `switch`: the VM moves at once and pulls the rest of its memory (post-copy).
 */
export interface Decision extends Reason<DecisionCode> {
  action: 'continue' | 'stop' | 'force' | 'abort' | 'switch';
  /** For early sync at a steady pace: sync when fewer pages than this wait. */
  syncBelowPages?: number;
  /** Share of vCPU time taken from the VM from now on, 0 to 1. */
  vcpuThrottle?: number;
  /** Limit of the link from now on while the VM runs at the source, bytes a second. */
  bandwidthCap?: number;
  /** What the policy gets back when it is asked again. */
  memory?: Memory;
}

/** A policy's own state. Only the policy changes it. */
export type Memory = Readonly<Record<string, number>>;

/** What a policy knows when it decides. Counts are pages, zero pages included. */
export interface PrecopyStats {
  /** Live rounds finished; 0 before round 0. */
  liveRounds: number;
  /** Since round 0 began. */
  elapsedMs: number;
  totalPages: number;
  pageBytes: number;
  vcpus: number;
  /** Pages found dirty or unsent by this sync: what must still be sent if the rounds stop now. */
  waitingPages: number;
  pagesSentInRound: number;
  pagesSkippedInRound: number;
  pagesSentInPreviousRound: number;
  /** Duration of the last round, ms. */
  lastRoundMs: number;
  totalPagesSent: number;
  /** Wire bytes so far, and newly dirty pages found by all syncs. */
  totalBytesSent: number;
  totalPagesDirtied: number;
  /**
   * Goodput of the link now, with the policy's own cap. If the policy measures it, the last
   * measured value (0 before the first window has ended).
   */
  bandwidthBytesPerSecond: number;
  /** The sync was a timer's, in the middle of a pass (QEMU 10 with auto-converge). */
  isTimedSync?: boolean;
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
  /**
   * Share of full speed at which the VM ran. Write faults, throttling and pulling make it lower.
   */
  guestSpeed: number;
}

/**
 * A step in which the VM pulled its memory: when it ended, the VM's speed in it, and the pages
 * missing after it.
 */
export interface PullStep {
  atMs: number;
  guestSpeed: number;
  missingPages: number;
  faults: number;
}

/** An earlier attempt, which a lost link ended. The rounds describe only the last attempt. */
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
  /** Null if the proof is off or the model is not `pages`. */
  stalePagesAtActivation: number | null;
  rounds: RoundRecord[];
  /** Empty except for post-copy. */
  pull: PullStep[];
  /** Attempts before the last; empty if the move was not started again. */
  attempts: Attempt[];
  /** Why the settings of the hosts made the move fail; null if they did not. */
  failure: SetupFailure | null;
  /** Faults of these settings that do not end the move. */
  warnings: SetupFailure[];
  /** Every move if there are several. The rest of the result describes the first one. */
  moves: MoveRecord[];
  /** The first move's share of the link; null for a single move. */
  linkShare: LinkShare | null;
}

/** One of several moves. Moments are in ms since all began, on one clock. */
export interface MoveRecord {
  index: number;
  /** Empty for none. */
  name: string;
  memoryBytes: number;
  seed: number;
  outcome: Outcome;
  /** How long it waited for a place after its setup. */
  waitedMs: number;
  /** When it began to send, when its VM ran at the destination, and when cleanup ended. */
  startMs: number;
  endMs: number;
  doneMs: number;
  brownoutMs: number;
  blackoutMs: number;
  /** How long its VM fetched missing memory, from `endMs` on. */
  pullMs: number;
  bytesSent: number;
  /** A drain saved the VM and restored it at the destination. */
  isSaved?: true;
}

/** What one of several moves got of the link, and of the processors that compress. */
export interface LinkShare extends Pick<
  Scenario['link'],
  'bytesPerSecond' | 'changes' | 'compressBytesPerSecond'
> {
  /** The rules by which it moved, where a drain saved the VM. */
  policy?: Scenario['policy'];
}

/** Where a wrong setting shows, as the product reports it. */
export interface SetupFailure {
  /** Its id in `hyperv/rules.ts`. */
  rule: string;
  stage: 'queue' | 'setup' | 'storage' | 'memory' | 'state' | 'cleanup';
  /** Where the progress bar was, in percent. */
  percent: number;
  /** Null if none is published. */
  code: string | null;
  event: number | null;
}
