import type { Decision, PrecopyStats } from '../model/types';

/** One option of a policy, for checking, controls and help. */
export interface PolicyOption {
  label: string;
  explain: string;
  unit: 'pages' | 'rounds' | 'ms' | 'bytes/s' | 'factor';
  min: number;
  max: number;
  default: number;
  integer: boolean;
  /** Said beside the value when no source publishes it. */
  illustrative?: boolean;
}

/** What the mechanism must do for a policy. */
export interface Mechanism {
  /** False: no live round at all. */
  live: boolean;
  /** Where a scan begins after a sync: at the first page, or where the last one stopped. */
  scan: 'restart' | 'circular';
  /** Sync when the round is drained, or as soon as few enough pages wait. */
  sync: 'round-end' | 'early';
  /** With early sync: decisions fall on multiples of this; null for at once. */
  lookMs: number | null;
  /** The round is cut into slices of so many pages, in exact order; null for one go. */
  slicePages: number | null;
  /** Pages dirtied again before their slice stay for the next round; needs slices. */
  skipRedirtied: boolean;
  /** What a zero page costs beyond its header, bytes. */
  zeroPageBytes: number;
}

export type Options = Readonly<Record<string, number>>;

/**
 * When a hypervisor stops copying and moves the guest: a pure function of a few numbers, asked
 * once before round 0 and after every live round.
 */
export interface PrecopyPolicy {
  id: string;
  label: string;
  /** Product, version and link. */
  source: string;
  cadence: 'look' | 'round';
  mechanism: Mechanism;
  options: Readonly<Record<string, PolicyOption>>;
  /** The policy's own limit on the live link, bytes a second; 0 for none. */
  bandwidthCap?(options: Options): number;
  /** Pages that may be left when the guest is paused, for charts; null where no such number exists. */
  thresholdPages(options: Options, linkBytesPerSecond: number, pageBytes: number): number | null;
  decide(stats: PrecopyStats, options: Options): Decision;
}

/** The plain mechanism: rounds drain, every scan starts at the first page. */
export const DRAINING: Mechanism = {
  live: true,
  scan: 'restart',
  sync: 'round-end',
  lookMs: null,
  slicePages: null,
  skipRedirtied: false,
  zeroPageBytes: 0,
};

export const FIRST_ROUND: Decision = { action: 'continue', code: 'first-round', values: {} };
