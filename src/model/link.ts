const ALWAYS: readonly number[] = [-Infinity];
const NO_CHANGES: readonly { atMs: number; bytesPerSecond: number }[] = [];

interface Rates {
  bytesPerSecond: number;
  changes: { atMs: number; bytesPerSecond: number }[];
}

/** The settings of a link with every goodput replaced by `rate` of it. */
export const withRates = <T extends Rates>(link: T, rate: (goodput: number) => number): T => ({
  ...link,
  bytesPerSecond: rate(link.bytesPerSecond),
  changes: link.changes.map(({ atMs, bytesPerSecond }) => ({
    atMs,
    bytesPerSecond: rate(bytesPerSecond),
  })),
});

/** The link: goodput over time, in bytes and milliseconds since the migration began. */
export class Link {
  /** Goodput from `starts[i]` to `starts[i + 1]`, bytes a millisecond. */
  readonly #starts: readonly number[];
  readonly #rates: readonly number[];
  /** The only rate if nothing changes; otherwise null. */
  readonly #steady: number | null;

  /**
   * `cap` limits the rate (bytes a second; 0 or null for no limit) after it was multiplied by
   * `factor`.
   */
  constructor(
    bytesPerSecond: number,
    changes: readonly { atMs: number; bytesPerSecond: number }[] = [],
    cap: number | null = null,
    factor = 1,
  ) {
    const limit = (rate: number) => Math.min(rate * factor, cap || Infinity) / 1000;
    const sorted = changes.length ? [...changes].sort((a, b) => a.atMs - b.atMs) : NO_CHANGES;
    const first = limit(bytesPerSecond);
    this.#steady = changes.length ? null : first;
    this.#starts = changes.length ? [-Infinity, ...sorted.map(({ atMs }) => atMs)] : ALWAYS;
    this.#rates = [first, ...sorted.map((change) => limit(change.bytesPerSecond))];
  }

  /** Whether the link carries something at all times. */
  get isNeverCut(): boolean {
    return this.#steady !== null && this.#steady > 0;
  }

  #segment(atMs: number): number {
    let index = this.#starts.length - 1;
    while (this.#starts[index]! > atMs) index--;
    return index;
  }

  /** Goodput at a moment, bytes a second. */
  rateAt(atMs: number): number {
    if (this.#steady !== null) return this.#steady * 1000;
    return this.#rates[this.#segment(atMs)]! * 1000;
  }

  /** When `bytes` that are sent from `startMs` on have left, ms; Infinity if the link stays cut. */
  finish(startMs: number, bytes: number): number {
    if (bytes <= 0) return startMs;
    if (this.#steady !== null) return startMs + bytes / this.#steady;
    let at = startMs;
    let left = bytes;
    for (let index = this.#segment(startMs); ; index++) {
      const rate = this.#rates[index]!;
      const end = index + 1 < this.#starts.length ? this.#starts[index + 1]! : Infinity;
      if (rate > 0 && left / rate <= end - at) return at + left / rate;
      if (end === Infinity) return Infinity;
      left -= rate * (end - at);
      at = end;
    }
  }

  /** Bytes the link carries from one moment to another. */
  bytesBetween(fromMs: number, toMs: number): number {
    let at = fromMs;
    let bytes = 0;
    for (let index = this.#segment(fromMs); at < toMs; index++) {
      const end = Math.min(index + 1 < this.#starts.length ? this.#starts[index + 1]! : toMs, toMs);
      bytes += this.#rates[index]! * (end - at);
      at = end;
    }
    return bytes;
  }

  /**
   * When the link has carried nothing for `giveUpMs`, counted from `fromMs` or later, ms; Infinity
   * if that never happens.
   */
  lostAt(fromMs: number, giveUpMs: number): number {
    if (this.#steady !== null) return this.#steady > 0 ? Infinity : fromMs + giveUpMs;
    for (let index = this.#segment(fromMs); index < this.#rates.length; index++) {
      if (this.#rates[index]! > 0) continue;
      const cutMs = Math.max(fromMs, this.#starts[index]!);
      if (this.backAt(cutMs) - cutMs >= giveUpMs) return cutMs + giveUpMs;
    }
    return Infinity;
  }

  /** Start of the gap in the link at a moment, ms; the moment itself if data gets through. */
  silentSince(ms: number): number {
    let index = this.#segment(ms);
    if (this.#rates[index]! > 0) return ms;
    while (index > 0 && this.#rates[index - 1]! <= 0) index--;
    return this.#starts[index]!;
  }

  /** The first moment from `fromMs` on at which data gets through. */
  backAt(fromMs: number): number {
    let index = this.#segment(fromMs);
    if (this.#rates[index]! > 0) return fromMs;
    while (index < this.#rates.length && this.#rates[index]! <= 0) index++;
    return this.#starts[index] ?? Infinity;
  }

  /** For how long the link carries data between two moments, ms. */
  openMsBetween(fromMs: number, toMs: number): number {
    const moments = [fromMs, ...this.changesBetween(fromMs, toMs), toMs];
    const lengths = moments.slice(1).map((ms, index) => {
      const startMs = moments[index]!;
      return this.rateAt(startMs) > 0 ? ms - startMs : 0;
    });
    return lengths.reduce((sum, ms) => sum + ms, 0);
  }

  /** Moments after `fromMs` and before `toMs` at which the rate changes. */
  changesBetween(fromMs: number, toMs: number): number[] {
    return this.#starts.filter((start) => start > fromMs && start < toMs);
  }
}
