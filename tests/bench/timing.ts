/** A thing to measure: a name and its work. The work returns its own milliseconds, or is timed. */
export interface Contender {
  name: string;
  run: () => number | void | Promise<number | void>;
}

/** The results of an interleaved run: medians in ms, and ratios. */
export interface Timings {
  median(name: string): number;
  /** The times of the others divided by that of `name`: medians over the turns. */
  ratiosTo(name: string): Record<string, number>;
}

/**
 * Runs the contenders in turn, A B C A B C …, after one warm-up. So slow changes of the machine
 * affect all alike.
 */
export async function interleave(
  contenders: readonly Contender[],
  repetitions: number,
): Promise<Timings> {
  const times = new Map(contenders.map(({ name }) => [name, [] as number[]]));
  for (let repetition = -1; repetition < repetitions; repetition++)
    for (const { name, run } of contenders) {
      const started = performance.now();
      const told = await run();
      const passed = performance.now() - started;
      if (repetition >= 0) times.get(name)!.push(told ?? passed);
    }
  return {
    median: (name) => median(times.get(name)!),
    ratiosTo(name) {
      const base = times.get(name)!;
      const others = [...times].filter(([other]) => other !== name);
      return Object.fromEntries(
        others.map(([other, list]) => [other, median(list.map((ms, turn) => ms / base[turn]!))]),
      );
    },
  };
}

function median(values: number[]): number {
  const sorted = [...values].sort((a, b) => a - b);
  const middle = sorted.length >> 1;
  return sorted.length % 2 ? sorted[middle]! : (sorted[middle - 1]! + sorted[middle]!) / 2;
}
