import type { MigrationResult, ModelName, Outcome, Scenario } from '../model/types';
import { totalPages } from '../model/vm';
import { isCountable } from './countable';
import type { PageKernel } from './kernel';
import { simulate } from './simulate';

/** The result of a scenario with one seed. */
export interface SeedOutcome {
  seed: number;
  model: ModelName;
  outcome: Outcome;
  liveRounds: number;
  brownoutMs: number;
  blackoutMs: number;
  pullMs: number;
  totalMs: number;
  bytesSent: number;
  /** Pages newly dirty after each live round. */
  newDirty: number[];
}

/** Above this many pages, a hundred runs by pages take too long. */
const PAGES_BY_PAGES = 2 ** 20;

/** The model for many runs of one scenario: by pages if that is quick. */
export function seedsModel(scenario: Scenario): ModelName {
  if (totalPages(scenario.vm) <= PAGES_BY_PAGES) return 'pages';
  return isCountable(scenario) ? 'counts' : 'scaled-pages';
}

/** Simulates a scenario with `count` seeds from `firstSeed` on and yields each result. */
export function* simulateSeeds(
  kernel: PageKernel,
  scenario: Scenario,
  firstSeed: number,
  count: number,
  model: ModelName = seedsModel(scenario),
): Generator<SeedOutcome> {
  for (let seed = firstSeed; seed < firstSeed + count; seed++)
    yield outcomeOf(simulate(kernel, { ...scenario, seed }, model));
}

/** The parts of a run that are kept. */
export function outcomeOf(result: MigrationResult): SeedOutcome {
  const live = result.rounds.filter((round) => round.live);
  return {
    seed: result.scenario.seed,
    model: result.model,
    outcome: result.outcome,
    liveRounds: live.length,
    brownoutMs: result.brownoutMs,
    blackoutMs: result.blackoutMs,
    pullMs: result.pullMs,
    totalMs: result.totalMs,
    bytesSent: result.bytesSent,
    newDirty: live.map((round) => round.newPagesDirtied),
  };
}
