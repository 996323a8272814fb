/**
 * Threefry-2x32 with 20 rounds: 64 random bits as two unsigned words, from a key and a counter.
 * Source: Salmon, Moraes, Dror, Shaw, "Parallel random numbers: as easy as 1, 2, 3", SC'11.
 */
export function threefry(
  key0: number,
  key1: number,
  counter0: number,
  counter1: number,
): [number, number] {
  const key2 = key0 ^ key1 ^ 0x1bd11bda;
  let x = (counter0 + key0) | 0;
  let y = (counter1 + key1) | 0;
  for (let group = 1; group <= 5; group++) {
    if (group & 1) {
      x = (x + y) | 0;
      y = ((y << 13) | (y >>> 19)) ^ x;
      x = (x + y) | 0;
      y = ((y << 15) | (y >>> 17)) ^ x;
      x = (x + y) | 0;
      y = ((y << 26) | (y >>> 6)) ^ x;
      x = (x + y) | 0;
      y = ((y << 6) | (y >>> 26)) ^ x;
    } else {
      x = (x + y) | 0;
      y = ((y << 17) | (y >>> 15)) ^ x;
      x = (x + y) | 0;
      y = ((y << 29) | (y >>> 3)) ^ x;
      x = (x + y) | 0;
      y = ((y << 16) | (y >>> 16)) ^ x;
      x = (x + y) | 0;
      y = ((y << 24) | (y >>> 8)) ^ x;
    }
    const turn = group % 3;
    x = (x + (turn === 0 ? key0 : turn === 1 ? key1 : key2)) | 0;
    y = (y + (turn === 0 ? key1 : turn === 1 ? key2 : key0) + group) | 0;
  }
  return [x >>> 0, y >>> 0];
}

/** What a derived key is used for. Each use has random numbers of its own. */
export const Stream = {
  interval: 1,
  zeroPages: 2,
  layout: 3,
  frame: 4,
  counts: 5,
  windows: 6,
  pull: 7,
} as const;

/** The key of one stream of a seed (integer, 0 to 2^53 - 1), at an index of 32 bits. */
export function deriveKey(seed: number, stream: number, index: number): [number, number] {
  return threefry(seed >>> 0, Math.floor(seed / 4294967296), index, stream);
}

/** A sequential generator for small work outside the core: sfc32 of PractRand (Doty-Humphrey). */
export class Sequence {
  #a: number;
  #b: number;
  #c: number;
  #counter = 1;

  /** From a key, or as a copy that continues in the same way. */
  constructor(key: readonly [number, number] | Sequence) {
    if (key instanceof Sequence) {
      this.#a = key.#a;
      this.#b = key.#b;
      this.#c = key.#c;
      this.#counter = key.#counter;
      return;
    }
    const [x, y] = threefry(key[0], key[1], 0, 0);
    this.#a = x | 0;
    this.#b = y | 0;
    this.#c = threefry(key[0], key[1], 1, 0)[0] | 0;
  }

  /** Returns a copy that continues in the same way. */
  copy(): Sequence {
    return new Sequence(this);
  }

  #next(): number {
    const sum = (this.#a + this.#b + this.#counter) | 0;
    this.#counter = (this.#counter + 1) | 0;
    this.#a = this.#b ^ (this.#b >>> 9);
    this.#b = (this.#c + (this.#c << 3)) | 0;
    this.#c = (((this.#c << 21) | (this.#c >>> 11)) + sum) | 0;
    return sum >>> 0;
  }

  /** A uniform number in (0, 1); both ends are excluded. */
  uniform(): number {
    return ((this.#next() >>> 5) * 67108864 + (this.#next() >>> 6) + 0.5) * 1.1102230246251565e-16;
  }

  /** A uniform integer below `bound` (at most 2^32). */
  below(bound: number): number {
    return Math.floor(this.uniform() * bound);
  }
}
