import './all-parts';
import { isAlone, withShare } from '../model/link-share';
import type { MigrationResult, ModelName, Scenario } from '../model/types';
import { policyById } from '../policies';
import { engineText } from '../text/engine';
import { isCountable, uncountable } from './countable';
import { simulateCounts } from './counts';
import { checkHosts, failedRun, failsInSetup, withHosts } from './hosts-run';
import type { PageKernel } from './kernel';
import { pagesForOne } from '../model/large';
import { moveOthers, simulateMoves } from './moves';
import { withMoves } from './shares';
import { finish, simulatePages } from './run';
import { scaledRun, simulateScaled } from './scaled';

/** The model of a sweep: counts if rounds drain, otherwise the scaled page engine. */
export function sweepModel(scenario: Scenario): ModelName {
  return isCountable(scenario) ? 'counts' : 'scaled-pages';
}

/** Pages that stand for a VM in a preview by pages. */
const PREVIEW_PAGES = 8192;

/** A quick result to show until the whole run is done. */
export function simulatePreview(kernel: PageKernel, scenario: Scenario): MigrationResult {
  const check = checkHosts(scenario);
  if (failsInSetup(check)) return failedRun(scenario, check!, kernel.engine);
  const policy = policyById(scenario.policy.id);
  return isCountable(scenario)
    ? simulateCounts(scenario, policy, kernel.engine)
    : simulateScaled(kernel, scenario, policy, PREVIEW_PAGES);
}

/**
 * Simulates a scenario to its end, with the proof on; on scaled pages if the kernel has no room
 * for all. Throws RangeError if the count engine cannot simulate the policy.
 */
export function simulate(
  kernel: PageKernel,
  scenario: Scenario,
  model: ModelName = 'pages',
): MigrationResult {
  const check = checkHosts(scenario);
  if (failsInSetup(check)) return moveOthers(kernel, failedRun(scenario, check!, kernel.engine));
  return withHosts(runAll(kernel, scenario, model), check);
}

/** Runs the scenario, or the first of several moves with its part of the link. */
function runAll(kernel: PageKernel, scenario: Scenario, model: ModelName): MigrationResult {
  if (isAlone(scenario)) return run(kernel, scenario, model);
  const { moves, share } = simulateMoves(kernel, scenario);
  return withMoves(run(kernel, withShare(scenario, share), model), scenario, moves, share);
}

function run(kernel: PageKernel, scenario: Scenario, model: ModelName): MigrationResult {
  const policy = policyById(scenario.policy.id);
  const factor = pagesForOne(scenario.vm);
  if (model === 'pages' && factor > 1) return finish(scaledRun(kernel, scenario, policy, factor));
  if (model === 'pages') return finish(simulatePages(kernel, scenario, policy, { proof: true }));
  if (model === 'scaled-pages') return simulateScaled(kernel, scenario, policy);
  const reason = uncountable(scenario);
  if (reason) throw new RangeError(engineText.uncountable[reason](policy.id));
  return simulateCounts(scenario, policy, kernel.engine);
}
