import type { NumberField } from '../model/scenario/kinds';
import type { Decision, Memory, PrecopyStats, Scenario } from '../model/types';
import type { ChoiceCode, OptionCode } from '../text/options';

/** One option of a policy, for checking, controls and help. */
export interface PolicyOption extends Omit<NumberField, 'kind'> {
  /** The code of its name and description, in `text/`. */
  words: OptionCode;
  default: number;
  /** The glossary term that explains it. */
  term?: string;
  /** No source publishes the value, and the page says so. */
  illustrative?: boolean;
  /** A rate of 0 means "measured", not "no limit". */
  isMeasured?: boolean;
  /** The meaning of 0, 1, 2 …, for an option that is a choice. */
  choices?: readonly ChoiceCode[];
}

/** The default in pages of an option that its source gives in bytes. */
export const pagesOfBytes = (bytes: number, least = 0) => ({
  unit: 'pages' as const,
  min: 0,
  max: 2 ** 28,
  default: bytes / 4096,
  defaultBytes: { bytes, least },
  integer: true,
});

/** An option that is a choice; the first choice is the default unless `usual` names another. */
export const choiceOption = (
  words: OptionCode,
  choices: readonly ChoiceCode[],
  usual = 0,
): PolicyOption => ({
  words,
  unit: 'choice',
  min: 0,
  max: choices.length - 1,
  default: usual,
  integer: true,
  choices,
});

/** What the mechanism must do for a policy. */
export interface Mechanism {
  /** Whether there are live rounds. */
  live: boolean;
  /** Where a scan starts after a sync: at the first page, or where the last scan stopped. */
  scan: 'restart' | 'circular';
  /** When to sync: at the end of a round, or as soon as few enough pages wait. */
  sync: 'round-end' | 'early';
  /** For early sync: at once, or at the checks of QEMU's migration thread (`windows.ts`). */
  pacing: 'steady' | 'windows';
  /** A round is cut into slices of so many pages, in exact order; null for whole rounds. */
  slicePages: number | null;
  /** Pages dirtied again before their slice wait for the next round; needs slices. */
  skipRedirtied: boolean;
  /** The guest may move before its memory (post-copy). */
  pulls: boolean;
  /** Pages that each page stands for: 1 except in scaled runs. */
  scale: number;
  /** What a zero page costs beyond its header, bytes. */
  zeroPageBytes: number;
}

export type Options = Readonly<Record<string, number>>;

/** How QEMU's migration thread counts, and when it syncs. The versions of QEMU differ in this. */
export interface ThreadRules {
  /**
   * Pages in one flush. The quota counts pages when they are flushed; 1 counts each page at once.
   */
  flushPages: number;
  /** Flushes not finished yet when the quota is used up. */
  flushesInFlight: number;
  /** Bytes that a page counts; null if it counts its bytes on the wire. */
  countedPageBytes: number | null;
  /** Replaces the measured bandwidth in the threshold, bytes a second; 0 for none. */
  switchoverBandwidth: number;
  /** Interval of the timer that syncs if there was no sync since its last tick; Infinity for none. */
  timedSyncMs: number;
}

/** How pages travel: their cost and their path. */
export interface Wire {
  /** Bytes of a page with content on average, header excluded. */
  pageBytes: number;
  /** Bytes of a page's header, and of a zero page, header included. */
  headerBytes: number;
  zeroPageBytes: number;
  /** A factor on the link's goodput. */
  linkFactor: number;
  /** Bytes of memory that the processors compress in a second, if that is below the link's rate. */
  compressing: number;
  /** The rate of another path than the link, bytes a second. */
  insteadOfLink: number;
}

/** What can limit the rate of sending. */
export type LimitCode =
  'link' | 'stream' | 'window' | 'processors' | 'compression' | 'storage' | 'cap';

/** A limit in wire bytes a second; that of compression is in bytes of memory. */
export interface Limit {
  code: LimitCode;
  bytesPerSecond: number;
  /** It applies to all moves of a host together. */
  isShared?: boolean;
}

/** The streams that a sender uses at once. */
export interface Streams {
  count: number;
  /** The rate of one stream, bytes a second. */
  bytesPerSecond: number;
  /** The most bytes that one stream may have in flight. */
  windowBytes: number;
}

/** What a policy's watcher may know between two syncs; pages are those that wait at that moment. */
export type WatchStats = Pick<
  PrecopyStats,
  'elapsedMs' | 'waitingPages' | 'totalPages' | 'pageBytes'
>;

/** A management layer that checks a running migration at intervals. */
export interface Watcher {
  everyMs: number;
  /** Returns its new state, and a decision if it makes one. */
  look(stats: WatchStats, options: Options, memory: Memory): WatchAnswer;
}

export interface WatchAnswer {
  memory?: Memory;
  decision?: Decision;
}

/** Pages sent again are compared with their earlier contents (XBZRLE). */
export interface DeltaCache {
  /** Pages the cache holds. */
  pages: number;
  /** Wire bytes of a page found in the cache, header included. */
  hitBytes: number;
}

/**
 * When a hypervisor stops copying and moves the guest: a pure function of a few numbers and of its
 * previous answer. It is asked once before round 0 and after every live round.
 */
export interface PrecopyPolicy {
  id: string;
  cadence: 'look' | 'round';
  mechanism: Mechanism;
  options: Readonly<Record<string, PolicyOption>>;
  /** The policy's own limit on the live link, bytes a second; 0 for none. */
  bandwidthCap?(options: Options): number;
  /** The rules of QEMU's thread; for policies paced by windows. */
  thread?(scenario: Scenario): ThreadRules;
  /** The downtime limit now, ms; for QEMU's checks. */
  downtimeLimitMs?(options: Options, memory: Memory, elapsedMs: number): number;
  watcher?: Watcher;
  /** How pages travel; default values if missing. `scale` is that of the mechanism. */
  wire?(scenario: Scenario, scale: number): Partial<Wire>;
  /** The streams of the sender; without them only the link limits it. */
  streams?(scenario: Scenario): Partial<Streams>;
  /** Other limits of the sending side. `scale` is that of the mechanism. */
  hostLimits?(scenario: Scenario, scale: number): Limit[];
  /** Bytes in socket queues before a page that post-copy requests; none if missing. */
  queuedBytes?(options: Options): number;
  /** Time to find that a page is zero, ns; 0 if unknown. */
  zeroPageNanos?: number;
  /** Time to take the dirty log of a VM of so many GiB, ms; 0 if unknown. */
  syncMs?(gib: number): number;
  deltaCache?(scenario: Scenario): DeltaCache;
  /** The number of VMs of a host that its manager sends at once; one if missing. */
  simultaneous?(scenario: Scenario): number;
  /** Whether no rule of the policy limits rounds or time. */
  mayGoOnForEver?(options: Options): boolean;
  /**
   * Pages that may be left when the guest is paused, for charts; null if there is no such number.
   */
  thresholdPages(options: Options, linkBytesPerSecond: number, pageBytes: number): number | null;
  decide(stats: PrecopyStats, options: Options, memory: Memory): Decision;
}

/** The default mechanism: rounds drain, and every scan starts at the first page. */
export const DRAINING: Mechanism = {
  live: true,
  scan: 'restart',
  sync: 'round-end',
  pacing: 'steady',
  slicePages: null,
  skipRedirtied: false,
  pulls: false,
  scale: 1,
  zeroPageBytes: 0,
};

export const FIRST_ROUND: Decision = { action: 'continue', code: 'first-round', values: {} };
