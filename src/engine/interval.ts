import type { Decision } from '../model/types';

/** How far the sender gets in a scan, and the pages on the way. */
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

/** The sender's next work: how far it goes, until when, and what happens then. */
export interface Plan extends Walk {
  endMs: number;
  /** Wire bytes beyond those of the pages. */
  extraBytes: number;
  /** Pages skipped; then the kernel had to read the log and has emitted the pages already. */
  skips: number;
  emitted: boolean;
  endsRound: boolean;
  /** Bytes sent divided by those that the link could send: 1 unless the sender sleeps. */
  stretch: number;
  /** A timer causes the sync, so the sender continues at its position. */
  isTimed: boolean;
  /** The decision of a watcher, which replaces that of the policy. */
  decision: Decision | null;
}

/** A plan to go as far as the walk, with default values for the rest. */
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

/** A part of the run with one walk of the sender and one draw of the guest's writes. */
export interface Interval extends Plan {
  index: number;
  live: boolean;
  startMs: number;
  /** Guest seconds at the start (since round 0) and those that pass. */
  guestStart: number;
  guestSeconds: number;
  cursor: number;
  bytes: number;
  /** When an edit cuts the interval, so that only the part before it is done; or null. */
  cutMs: number | null;
  /** The guest already runs at the destination. */
  isPull: boolean;
}
