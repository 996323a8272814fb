/** Consecutive parts of a batch. */
export interface Tile {
  first: number;
  count: number;
}

/**
 * Parts of the first tile, and the most in one. Tiles grow, so that the first results come soon and
 * the others with few messages. An engine returns the parts it could not do in time.
 */
const [FIRST_PARTS, TILE_PARTS] = [256, 1024];
/** The smallest tiles are this part of an engine's share of the whole. */
const LAST_TILES = 32;

/** Results of consecutive parts. */
export interface Results {
  readonly length: number;
}

type TakePart<P> = (part: P, first: number) => void;

/** A job of many equal parts that several engines do. Each result is delivered once, in order. */
export class TileQueue<P extends Results> {
  readonly #open: Tile[];
  /** Results that arrived before those in front of them, by their first part. */
  readonly #early = new Map<number, P>();
  readonly #count: number;
  readonly #results: P[] = [];
  #done = 0;
  readonly #onPart: TakePart<P>;
  #resolve!: (results: P[]) => void;
  #reject!: (error: unknown) => void;
  /** All results, in order, as they came. */
  readonly finished = new Promise<P[]>((resolve, reject) => {
    this.#resolve = resolve;
    this.#reject = reject;
  });

  constructor(count: number, onPart: TakePart<P>) {
    this.#count = count;
    this.#open = count > 0 ? [{ first: 0, count }] : [];
    this.#onPart = onPart;
    if (count === 0) this.#resolve([]);
  }

  /** Whether some parts are not given to any engine yet. */
  get isWaiting(): boolean {
    return this.#open.length > 0;
  }

  /** Gives out the next parts, for one of `engines` engines; some must be waiting. */
  next(engines: number): Tile {
    const { first, count } = this.#open[0]!;
    const most = Math.min(TILE_PARTS, FIRST_PARTS + first);
    // Tiles get smaller toward the end, so that all engines end at about the same time.
    const fair = Math.max(count / (2 * engines), this.#count / (LAST_TILES * engines));
    const taken = Math.min(most, count, Math.ceil(fair));
    if (taken === count) this.#open.shift();
    else this.#open[0] = { first: first + taken, count: count - taken };
    return { first, count: taken };
  }

  /** Takes the results of a tile, from its first part on; the missing parts are given out again. */
  done({ first, count }: Tile, list: P): void {
    const left = count - list.length;
    if (left > 0) this.#open.unshift({ first: first + list.length, count: left });
    this.#early.set(first, list);
    for (let part; (part = this.#early.get(this.#done));) {
      const start = this.#done;
      this.#early.delete(start);
      this.#results.push(part);
      this.#done += part.length;
      this.#onPart(part, start);
    }
    if (this.#done === this.#count) this.#resolve(this.#results);
  }

  /** Ends the job; later results are ignored. */
  fail(error: unknown): void {
    this.#open.length = 0;
    this.#reject(error);
  }
}
