import type { Decision } from '../model/types';

/** How far the sender gets in a scan, and what it finds on the way. */
export interface Walk {
  /** Pages scanned: [cursor, reached), or [cursor, pages) and [0, reached) when wrapped. */
  reached: number;
  wrapped: boolean;
  /** Wire bytes of the part before the wrap. */
  wrapBytes: number;
  /** Pages with content, and zero pages. */
  pages: number;
  zeros: number;
}

/** What the sender does next: how far it walks, until when, and what comes of it. */
export interface Plan extends Walk {
  endMs: number;
  /** Wire bytes beyond those of the pages. */
  extraBytes: number;
  /** Pages passed over, where the kernel had to look at the log and has emitted already. */
  skips: number;
  emitted: boolean;
  endsRound: boolean;
  /** Bytes over those the link could carry: 1 but where the sender sleeps. */
  stretch: number;
  /** The sync after it is a timer's: the sender goes on where it is. */
  isTimed: boolean;
  /** Somebody interfered: taken instead of the policy's answer. */
  decision: Decision | null;
}

/** A plan to go as far as the walk, with nothing special about it. */
export function planOf(endMs: number, walk: Walk): Plan {
  return {
    ...walk,
    endMs,
    extraBytes: 0,
    skips: 0,
    emitted: false,
    endsRound: true,
    stretch: 1,
    isTimed: false,
    decision: null,
  };
}

/** A stretch of the run in which the sender walks once and the guest's writes are drawn at once. */
export interface Interval extends Plan {
  index: number;
  live: boolean;
  startMs: number;
  /** Guest seconds at the start (since round 0) and those that pass. */
  guestStart: number;
  guestSeconds: number;
  cursor: number;
  bytes: number;
  /** An edit cuts the interval at this moment, so that only what came before is done; or null. */
  cutMs: number | null;
  /** The guest already runs at the destination. */
  isPull: boolean;
}
