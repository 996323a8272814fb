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

/** A stretch of the run in which the sender walks once and the guest's writes are drawn at once. */
export interface Interval extends Walk {
  index: number;
  live: boolean;
  startMs: number;
  endMs: number;
  /** Guest seconds at the start (since round 0) and those that pass. */
  guestStart: number;
  guestSeconds: number;
  cursor: number;
  skips: number;
  bytes: number;
  /** The sender has already emitted: pages passed over depend on the log as it was. */
  emitted: boolean;
  endsRound: boolean;
  /** Bytes of the interval over those its link could carry: 1 but where the sender sleeps. */
  stretch: number;
  /** The guest already runs at the destination. */
  isPull: boolean;
  /** Somebody interfered: taken instead of the policy's answer. */
  decision: Decision | null;
}
