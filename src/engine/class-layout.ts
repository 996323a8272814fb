import { Sequence, Stream, deriveKey } from '../model/random';
import type { RateClass } from '../model/rate-classes';
import type { Scenario } from '../model/types';
import type { PageKernel } from './kernel';
import { BLOCK_WORDS, MAX_RUNS, MAX_SPLITS, RUNS, SPLITS } from './layout';

/**
 * The positions of the pages of each rate class: whole words of 64 pages as runs, the others as
 * splits.
 */
export interface ClassLayout {
  runs: number;
  splits: number;
  /** Every pair of a class and the log2 of the power of two that holds a run of it. */
  sizes: [rateClass: number, size: number][];
}

interface Segment {
  first: number;
  last: number;
  rateClass: number;
}

/** The approximate number of extents of scattered classes. */
const EXTENTS = 512;

/** Places the classes in the working set and writes the kernel's tables of runs and splits. */
export function layOutClasses(
  kernel: PageKernel,
  scenario: Scenario,
  classes: readonly RateClass[],
): ClassLayout {
  const segments = assign(stretches(scenario, classes.length), classes).filter(
    (segment) => classes[segment.rateClass]!.writesPerPage > 0,
  );
  segments.sort((a, b) => a.first - b.first);
  const table = new LayoutTable(kernel);
  for (const { first, last, rateClass } of segments) {
    const firstWord = Math.ceil(first / 64);
    const lastWord = Math.floor(last / 64);
    if (firstWord > lastWord) table.addSplit(first, last, rateClass);
    else {
      if (first < firstWord * 64) table.addSplit(first, firstWord * 64, rateClass);
      table.addRuns(firstWord, lastWord, rateClass);
      if (last > lastWord * 64) table.addSplit(lastWord * 64, last, rateClass);
    }
  }
  return table.close();
}

/** The working set as ranges of pages, in the order in which classes take them. */
function stretches(scenario: Scenario, classes: number): [first: number, last: number][] {
  const { firstPage, workingSetPages, hotLayout } = scenario.workload;
  const end = firstPage + workingSetPages;
  if (classes < 2 || hotLayout === 'contiguous') return [[firstPage, end]];
  let extent = 64;
  while (workingSetPages > extent * EXTENTS) extent *= 2;
  const list: [number, number][] = [];
  for (let at = firstPage; at < end;) {
    const next = Math.min(end, (Math.floor(at / extent) + 1) * extent);
    list.push([at, next]);
    at = next;
  }
  const random = new Sequence(deriveKey(scenario.seed, Stream.layout, 0));
  for (let i = list.length - 1; i > 0; i--) {
    const j = random.below(i + 1);
    [list[i], list[j]] = [list[j]!, list[i]!];
  }
  return list;
}

function assign(list: [number, number][], classes: readonly RateClass[]): Segment[] {
  const segments: Segment[] = [];
  let next = 0;
  let [first, last] = list[0] ?? [0, 0];
  classes.forEach(({ pages }, rateClass) => {
    for (let left = pages; left > 0;) {
      const taken = Math.min(left, last - first);
      segments.push({ first, last: first + taken, rateClass });
      left -= taken;
      first += taken;
      if (first === last) [first, last] = list[++next] ?? [0, 0];
    }
  });
  return segments;
}

class LayoutTable {
  #u32: Uint32Array;
  #runs = 0;
  #splits = 0;
  #sizes = new Map<number, [number, number]>();

  constructor(kernel: PageKernel) {
    this.#u32 = kernel.u32;
  }

  /** Runs never cross a block of 512 words. */
  addRuns(firstWord: number, lastWord: number, rateClass: number): void {
    for (let word = firstWord; word < lastWord;) {
      const end = Math.min(lastWord, word - (word % BLOCK_WORDS) + BLOCK_WORDS);
      const size = 32 - Math.clz32((end - word) * 64 - 1);
      this.#sizes.set(rateClass * 16 + size, [rateClass, size]);
      this.#put(RUNS / 4 + 2 * this.#runs++, [
        word,
        ((end - word) | (rateClass << 16) | (size << 24)) >>> 0,
      ]);
      word = end;
    }
  }

  addSplit(first: number, last: number, rateClass: number): void {
    for (let word = Math.floor(first / 64); word * 64 < last; word++) {
      const from = Math.max(first - word * 64, 0);
      const to = Math.min(last - word * 64, 64);
      this.#put(SPLITS / 4 + 4 * this.#splits++, [
        word,
        rateClass,
        bitsBetween(from, Math.min(to, 32)),
        bitsBetween(Math.max(from - 32, 0), to - 32),
      ]);
    }
  }

  #put(at: number, values: number[]): void {
    values.forEach((value, i) => (this.#u32[at + i] = value));
  }

  close(): ClassLayout {
    if (this.#runs >= MAX_RUNS || this.#splits >= MAX_SPLITS)
      throw new RangeError('The working set has more class borders than the tables hold.');
    this.#put(RUNS / 4 + 2 * this.#runs, [0xffffffff, 0]);
    this.#put(SPLITS / 4 + 4 * this.#splits, [0xffffffff, 0, 0, 0]);
    return { runs: this.#runs, splits: this.#splits, sizes: [...this.#sizes.values()] };
  }
}

/** A 32-bit word with the bits [from, to) set. */
function bitsBetween(from: number, to: number): number {
  return to > from ? ((0xffffffff >>> (32 - (to - from))) << from) >>> 0 : 0;
}
