/** One measured thing: a name and the work, whose milliseconds are its own to tell or are clocked. */
export interface Contender {
  name: string;
  run: () => number | void | Promise<number | void>;
}

/** What an interleaved run found: medians in ms, and how the contenders compare. */
export interface Timings {
  median(name: string): number;
  /** How many times as long the others take as `name`: medians over the single turns. */
  ratiosTo(name: string): Record<string, number>;
}

/** Runs the contenders in turn, A B C A B C …, after one warm-up, so that drift meets all alike. */
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
