import type { NumberField } from '../model/scenario/kinds';
import type { Decision, Memory, PrecopyStats, Scenario } from '../model/types';
import type { ChoiceCode, OptionCode } from '../text/options';

/** One option of a policy, for checking, controls and help. */
export interface PolicyOption extends Omit<NumberField, 'kind'> {
  /** What it is called and what it does, in the catalogue. */
  words: OptionCode;
  default: number;
  /** The word of the glossary that explains it. */
  term?: string;
  /** Said beside the value when no source publishes it. */
  illustrative?: boolean;
  /** A rate of 0 stands for the one that is measured, and not for no limit. */
  isMeasured?: boolean;
  /** What 0, 1, 2 … stand for, where the unit is a choice. */
  choices?: readonly ChoiceCode[];
}

/** The default of an option in pages that a source gives in bytes. */
export const pagesOfBytes = (bytes: number, least = 0) => ({
  unit: 'pages' as const,
  min: 0,
  max: 2 ** 28,
  default: bytes / 4096,
  defaultBytes: { bytes, least },
  integer: true,
});

/** An option that is one of several words; the first is the default unless `usual` says otherwise. */
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
  /** False: no live round at all. */
  live: boolean;
  /** Where a scan begins after a sync: at the first page, or where the last one stopped. */
  scan: 'restart' | 'circular';
  /** Sync when the round is drained, or as soon as few enough pages wait. */
  sync: 'round-end' | 'early';
  /** With early sync: at once, or at the looks of QEMU's migration thread (`windows.ts`). */
  pacing: 'steady' | 'windows';
  /** The round is cut into slices of so many pages, in exact order; null for one go. */
  slicePages: number | null;
  /** Pages dirtied again before their slice stay for the next round; needs slices. */
  skipRedirtied: boolean;
  /** The guest may move before its memory does (post-copy). */
  pulls: boolean;
  /** Pages that each page stands for: 1 but in scaled runs. */
  scale: number;
  /** What a zero page costs beyond its header, bytes. */
  zeroPageBytes: number;
}

export type Options = Readonly<Record<string, number>>;

/** How QEMU's migration thread counts, and when it syncs. The versions of QEMU differ in this. */
export interface ThreadRules {
  /** Pages that are flushed together. The quota counts them when they were flushed; 1 counts each page. */
  flushPages: number;
  /** Flushes that are still on their way when the quota is used up. */
  flushesInFlight: number;
  /** Bytes that a page counts; null if it counts its bytes on the wire. */
  countedPageBytes: number | null;
  /** Replaces the measured bandwidth in the threshold, bytes a second; 0 for none. */
  switchoverBandwidth: number;
  /** Interval of the timer that syncs if there was no sync since its last tick; Infinity for none. */
  timedSyncMs: number;
}

/** How pages travel: what they cost, and what carries them. */
export interface Wire {
  /** Bytes of a page with content on average, header excluded. */
  pageBytes: number;
  /** Bytes of a page's header, and of a zero page, header included. */
  headerBytes: number;
  zeroPageBytes: number;
  /** The link's goodput is multiplied by this. */
  linkFactor: number;
  /** Memory that the processors compress a second, where that is less than the link could take. */
  compressing: number;
  /** Something else than the link carries the pages: its bytes a second. */
  insteadOfLink: number;
}

/** What can limit the rate at which pages leave. */
export type LimitCode =
  'link' | 'stream' | 'window' | 'processors' | 'compression' | 'storage' | 'cap';

/** A limit in wire bytes a second; that of compression in bytes of memory. */
export interface Limit {
  code: LimitCode;
  bytesPerSecond: number;
  /** It holds for all moves of a host together. */
  isShared?: boolean;
}

/** The streams that a sender uses at once. */
export interface Streams {
  count: number;
  /** What one of them can push, bytes a second. */
  bytesPerSecond: number;
  /** What one of them may have under way, bytes. */
  windowBytes: number;
}

/** What a policy's watcher may know between two syncs; pages are those waiting at that moment. */
export type WatchStats = Pick<
  PrecopyStats,
  'elapsedMs' | 'waitingPages' | 'totalPages' | 'pageBytes'
>;

/** A management layer that looks at a running migration from time to time. */
export interface Watcher {
  everyMs: number;
  /** Returns its new state, and a decision where it interferes. */
  look(stats: WatchStats, options: Options, memory: Memory): WatchAnswer;
}

export interface WatchAnswer {
  memory?: Memory;
  decision?: Decision;
}

/** Pages sent again are compared with what was sent before (XBZRLE). */
export interface DeltaCache {
  /** Pages the cache holds. */
  pages: number;
  /** Wire bytes of a page found in the cache, header included. */
  hitBytes: number;
}

/**
 * When a hypervisor stops copying and moves the guest: a pure function of a few numbers and of what
 * it said before, asked once before round 0 and after every live round.
 */
export interface PrecopyPolicy {
  id: string;
  cadence: 'look' | 'round';
  mechanism: Mechanism;
  options: Readonly<Record<string, PolicyOption>>;
  /** The policy's own limit on the live link, bytes a second; 0 for none. */
  bandwidthCap?(options: Options): number;
  /** The rules of QEMU's thread; for those whose pacing is by windows. */
  thread?(scenario: Scenario): ThreadRules;
  /** The downtime limit in force, ms; for QEMU's looks. */
  downtimeLimitMs?(options: Options, memory: Memory, elapsedMs: number): number;
  watcher?: Watcher;
  /** How pages travel; the plain way without it. `scale` is that of the mechanism. */
  wire?(scenario: Scenario, scale: number): Partial<Wire>;
  /** The streams of the sender; without it nothing but the link limits them. */
  streams?(scenario: Scenario): Partial<Streams>;
  /** What else limits the sending side. `scale` is that of the mechanism. */
  hostLimits?(scenario: Scenario, scale: number): Limit[];
  /** Bytes that wait in sockets before a page that post-copy asks for; none without it. */
  queuedBytes?(options: Options): number;
  /** Time to find that a page is zero, ns; nothing where it is not known. */
  zeroPageNanos?: number;
  /** Time to take the dirty log of a VM of so many GiB, ms; nothing where it is not known. */
  syncMs?(gib: number): number;
  deltaCache?(scenario: Scenario): DeltaCache;
  /** How many VMs of a host its manager sends at once; one without it. */
  simultaneous?(scenario: Scenario): number;
  /** Whether no rule of the policy limits rounds or time. */
  mayGoOnForEver?(options: Options): boolean;
  /** Pages that may be left when the guest is paused, for charts; null where no such number exists. */
  thresholdPages(options: Options, linkBytesPerSecond: number, pageBytes: number): number | null;
  decide(stats: PrecopyStats, options: Options, memory: Memory): Decision;
}

/** The plain mechanism: rounds drain, every scan starts at the first page. */
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
