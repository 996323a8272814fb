import { simulate } from '../engine/simulate';
import type { PageKernel } from '../engine/kernel';
import type { MigrationResult, ModelName, Scenario } from '../model/types';
import { InputError } from './input';

/** Reads "1-100" or "7" as a first and a last seed. */
export function readSeeds(text: string): { first: number; last: number } {
  const match = /^(\d+)(?:-(\d+))?$/.exec(text.trim());
  const first = Number(match?.[1]);
  const last = Number(match?.[2] ?? match?.[1]);
  if (!match || last < first || last - first >= 100_000 || !Number.isSafeInteger(last))
    throw new InputError([
      `--seeds: ${text} is not allowed; allowed: FIRST-LAST, at most 100000 seeds`,
    ]);
  return { first, last };
}

/** Simulates a scenario with every seed and says how its outcome spreads. */
export function spreadOverSeeds(
  kernel: PageKernel,
  scenario: Scenario,
  model: ModelName,
  seeds: { first: number; last: number },
): Record<string, unknown> {
  const results: MigrationResult[] = [];
  for (let seed = seeds.first; seed <= seeds.last; seed++)
    results.push(simulate(kernel, { ...scenario, seed }, model));
  const outcomes: Record<string, number> = {};
  for (const { outcome } of results) outcomes[outcome] = (outcomes[outcome] ?? 0) + 1;
  const of = (value: (result: MigrationResult) => number) => quantiles(results.map(value));
  return {
    scenario,
    engine: kernel.engine,
    model,
    seeds,
    outcomes,
    liveRounds: of((result) => result.rounds.filter((round) => round.live).length),
    totalMs: of((result) => result.totalMs),
    brownoutMs: of((result) => result.brownoutMs),
    blackoutMs: of((result) => result.blackoutMs),
    bytesSent: of((result) => result.bytesSent),
  };
}

/** Least, 10th percentile, median, 90th percentile and greatest, by nearest rank. */
function quantiles(values: number[]): Record<string, number> {
  const sorted = [...values].sort((a, b) => a - b);
  const at = (share: number) => sorted[Math.max(0, Math.ceil(share * sorted.length) - 1)]!;
  return { min: at(0), p10: at(0.1), median: at(0.5), p90: at(0.9), max: at(1) };
}
