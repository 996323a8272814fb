/** One measured thing: a name and the work, whose milliseconds are its own to tell or are clocked. */
export interface Contender {
  name: string;
  run: () => number | void | Promise<number | void>;
}

/** Runs the contenders in turn, A B C A B C …, after one warm-up; returns each one's median in ms. */
export async function interleave(
  contenders: readonly Contender[],
  repetitions: number,
): Promise<Map<string, number>> {
  const times = new Map(contenders.map(({ name }) => [name, [] as number[]]));
  for (let repetition = -1; repetition < repetitions; repetition++)
    for (const { name, run } of contenders) {
      const started = performance.now();
      const told = await run();
      const passed = performance.now() - started;
      if (repetition >= 0) times.get(name)!.push(told ?? passed);
    }
  return new Map([...times].map(([name, list]) => [name, median(list)]));
}

function median(values: number[]): number {
  const sorted = [...values].sort((a, b) => a - b);
  const middle = sorted.length >> 1;
  return sorted.length % 2 ? sorted[middle]! : (sorted[middle - 1]! + sorted[middle]!) / 2;
}
