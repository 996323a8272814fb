import type { PrecopyStats, RoundRecord } from '../model/types';
import type { Interval } from './interval';

/** The log of a run's rounds. */
export class RoundLog {
  readonly list: RoundRecord[] = [];
  #current: RoundRecord | null = null;
  #totalPagesSent = 0;
  #totalPagesDirtied = 0;
  totalBytes = 0;

  open(live: boolean, startMs: number, pagesToSend: number): void {
    this.#current = {
      round: this.list.length,
      live,
      startMs,
      durationMs: 0,
      pagesToSend,
      pagesSent: 0,
      zeroPagesSent: 0,
      pagesSkipped: 0,
      pagesUnsent: 0,
      pagesDirtied: 0,
      newPagesDirtied: 0,
      bytesSent: 0,
      guestSpeed: 1,
      code: 'first-round',
      values: {},
    };
  }

  add(interval: Pick<Interval, 'pages' | 'zeros' | 'skips' | 'bytes'>): void {
    const round = this.#current!;
    round.pagesSent += interval.pages;
    round.zeroPagesSent += interval.zeros;
    round.pagesSkipped += interval.skips;
    round.bytesSent += interval.bytes;
    this.totalBytes += interval.bytes;
    this.#totalPagesSent += interval.pages + interval.zeros;
  }

  /** `unsent` counts all pages left waiting, including skipped ones. */
  close(endMs: number, unsent: number, dirtied: number, added: number): RoundRecord {
    const round = this.#current!;
    round.durationMs = endMs - round.startMs;
    round.pagesUnsent = unsent - round.pagesSkipped;
    round.pagesDirtied = dirtied;
    round.newPagesDirtied = added;
    this.#totalPagesDirtied += added;
    this.list.push(round);
    return round;
  }

  /** Counts of sent pages that policies may use. */
  sent(): Pick<
    PrecopyStats,
    | 'pagesSentInRound'
    | 'pagesSkippedInRound'
    | 'pagesSentInPreviousRound'
    | 'lastRoundMs'
    | 'totalPagesSent'
    | 'totalBytesSent'
    | 'totalPagesDirtied'
  > {
    const last = this.list.at(-1);
    const previous = this.list.at(-2);
    const pages = (round?: RoundRecord) => (round ? round.pagesSent + round.zeroPagesSent : 0);
    return {
      pagesSentInRound: pages(last),
      pagesSkippedInRound: last?.pagesSkipped ?? 0,
      pagesSentInPreviousRound: pages(previous),
      lastRoundMs: last?.durationMs ?? 0,
      totalPagesSent: this.#totalPagesSent,
      totalBytesSent: this.totalBytes,
      totalPagesDirtied: this.#totalPagesDirtied,
    };
  }
}
