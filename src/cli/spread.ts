import { type SeedOutcome, simulateSeeds } from '../engine/seeds';
import type { PageKernel } from '../engine/kernel';
import type { ModelName, Scenario } from '../model/types';
import { commandsText as t } from '../text/commands';
import { InputError } from './input';

export interface Seeds {
  first: number;
  last: number;
}

/** The number of seeds. */
export function countOf({ first, last }: Seeds): number {
  return last - first + 1;
}

/** Reads "1-100" or "7" as a first and a last seed. */
export function readSeeds(text: string): Seeds {
  const match = /^(\d+)(?:-(\d+))?$/.exec(text.trim());
  const first = Number(match?.[1]);
  const last = Number(match?.[2] ?? match?.[1]);
  if (!match || last < first || last - first >= 100_000 || !Number.isSafeInteger(last))
    throw new InputError([t.seeds(text)]);
  return { first, last };
}

/** Simulates a scenario with every seed and gives the distribution of its outcomes. */
export function spreadOverSeeds(
  kernel: PageKernel,
  scenario: Scenario,
  model: ModelName,
  seeds: Seeds,
): Record<string, unknown> {
  const runs = [...simulateSeeds(kernel, scenario, seeds.first, countOf(seeds), model)];
  const outcomes: Record<string, number> = {};
  for (const { outcome } of runs) outcomes[outcome] = (outcomes[outcome] ?? 0) + 1;
  const of = (value: (run: SeedOutcome) => number) => quantiles(runs.map(value));
  return {
    scenario,
    engine: kernel.engine,
    model: runs[0]!.model,
    seeds,
    outcomes,
    liveRounds: of((run) => run.liveRounds),
    totalMs: of((run) => run.totalMs),
    brownoutMs: of((run) => run.brownoutMs),
    blackoutMs: of((run) => run.blackoutMs),
    bytesSent: of((run) => run.bytesSent),
  };
}

/** Lowest value, 10th percentile, median, 90th percentile and highest value, by nearest rank. */
function quantiles(values: number[]): Record<string, number> {
  const sorted = [...values].sort((a, b) => a - b);
  const at = (share: number) => sorted[Math.max(0, Math.ceil(share * sorted.length) - 1)]!;
  return { min: at(0), p10: at(0.1), median: at(0.5), p90: at(0.9), max: at(1) };
}
