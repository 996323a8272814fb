/** Some parts of a batch, from one on. */
export interface Tile {
  first: number;
  count: number;
}

/** Parts are given out so many at a time at most; what is not done within a moment comes back. */
const TILE_PARTS = 256;

type TakePart<T> = (part: readonly T[], first: number) => void;

/** A job of many equal parts that several engines do; results are delivered in order, each once. */
export class TileQueue<T> {
  readonly #open: Tile[];
  /** Tiles that were done before one that stands in front of them, by their first part. */
  readonly #early = new Map<number, readonly T[]>();
  readonly #count: number;
  readonly #results: T[] = [];
  readonly #onPart: TakePart<T>;
  #resolve!: (results: T[]) => void;
  #reject!: (error: unknown) => void;
  /** All results, in order. */
  readonly finished = new Promise<T[]>((resolve, reject) => {
    this.#resolve = resolve;
    this.#reject = reject;
  });

  constructor(count: number, onPart: TakePart<T>) {
    this.#count = count;
    this.#open = count > 0 ? [{ first: 0, count }] : [];
    this.#onPart = onPart;
    if (count === 0) this.#resolve([]);
  }

  /** Whether there are parts that nobody does. */
  get isWaiting(): boolean {
    return this.#open.length > 0;
  }

  /** Gives out parts that nobody does, for one of so many engines; there must be some. */
  next(engines: number): Tile {
    const { first, count } = this.#open[0]!;
    // The fewer are left, the smaller are the tiles, so that all engines end together.
    const taken = Math.min(TILE_PARTS, Math.ceil(count / (2 * engines)));
    if (taken === count) this.#open.shift();
    else this.#open[0] = { first: first + taken, count: count - taken };
    return { first, count: taken };
  }

  /** Takes what has been done of a tile, from its first part on; the rest is given out again. */
  done({ first, count }: Tile, list: readonly T[]): void {
    const left = count - list.length;
    if (left > 0) this.#open.unshift({ first: first + list.length, count: left });
    this.#early.set(first, list);
    let start = this.#results.length;
    for (let part; (part = this.#early.get(start)); start = this.#results.length) {
      this.#early.delete(start);
      this.#results.push(...part);
      this.#onPart(part, start);
    }
    if (start === this.#count) this.#resolve(this.#results);
  }

  /** Ends the job; what else comes is for nobody. */
  fail(error: unknown): void {
    this.#open.length = 0;
    this.#reject(error);
  }
}
