import { followDirtyRate } from '../model/dirty-rate';
import { exp, log } from '../model/math';
import { defaultTouchesPerSecond, defaultWorkingSetPages } from '../model/derived-defaults';
import type { ModelName, Outcome, Reason, Scenario } from '../model/types';
import { policyById } from '../policies';
import { CountRun } from './counts';
import { type Axis, type SweepGrid, pointsOf } from './grid';
import type { PageKernel } from './kernel';
import { durationsOf } from './run';
import { simulate, sweepModel } from './simulate';

/** One migration of a sweep; times in ms, bytes on the wire. */
export interface SweepPoint {
  x: number;
  y: number | null;
  model: ModelName;
  outcome: Outcome;
  stop: Reason;
  setupMs: number;
  storageMs: number;
  brownoutMs: number;
  blackoutMs: number;
  cleanupMs: number;
  totalMs: number;
  bytesSent: number;
  amplification: number;
  liveRounds: number;
}

/** The value of an axis at one of its points. */
export function axisValue(axis: Axis, index: number): number {
  const { from, to, points } = axis;
  const share = points > 1 ? index / (points - 1) : 0;
  const between = axis.log ? from * exp(share * log(to / from)) : from + (to - from) * share;
  const value = points > 1 && share === 1 ? to : between;
  return axis.integer ? Math.round(value) : value;
}

/** Returns a function that sets the number at a path such as `link.bytesPerSecond`, in place. */
export function numberSetter(scenario: Scenario, path: string): (value: number) => void {
  const keys = path.split('.');
  const last = keys.pop()!;
  let target = scenario as unknown as Record<string, unknown>;
  for (const key of keys) target = target[key] as Record<string, unknown>;
  return (value) => (target[last] = value);
}

/**
 * Runs `count` migrations of a grid from number `first` on, x fastest, and yields each. The
 * scenario must be valid at the corners of the grid. Every point equals the result of `simulate`
 * for its scenario and model; earlier points do not matter.
 */
export function* sweep(
  kernel: PageKernel,
  grid: SweepGrid,
  model: ModelName = sweepModel(grid.scenario),
  first = 0,
  count = pointsOf(grid),
): Generator<SweepPoint> {
  const { x, y, derived } = grid;
  const scenario = structuredClone(grid.scenario);
  const { workload } = scenario;
  const setX = numberSetter(scenario, x.path);
  const setY = y && numberSetter(scenario, y.path);
  const xValues = Array.from({ length: x.points }, (_, index) => axisValue(x, index));
  for (let index = first; index < first + count; index++) {
    const xValue = xValues[index % x.points]!;
    const yValue = y && axisValue(y, Math.floor(index / x.points));
    setX(xValue);
    if (yValue !== null) setY!(yValue);
    if (derived.workingSet) workload.workingSetPages = defaultWorkingSetPages(scenario.vm);
    followDirtyRate(grid.scenario, scenario);
    if (derived.touches) workload.touchesPerSecond = defaultTouchesPerSecond(workload);
    yield point(kernel, scenario, model, xValue, yValue);
  }
}

function point(
  kernel: PageKernel,
  scenario: Scenario,
  model: ModelName,
  x: number,
  y: number | null,
): SweepPoint {
  if (model === 'counts' && !scenario.hosts) {
    const run = new CountRun(scenario, policyById(scenario.policy.id));
    const summary = run.run(null);
    const { setupMs, storageMs, brownoutMs, blackoutMs, cleanupMs, totalMs } = durationsOf(
      scenario,
      summary,
    );
    return {
      x,
      y,
      model,
      outcome: summary.outcome,
      stop: summary.stop,
      setupMs,
      storageMs,
      brownoutMs,
      blackoutMs,
      cleanupMs,
      totalMs,
      bytesSent: run.bytesSent,
      amplification: run.bytesSent / scenario.vm.memoryBytes,
      liveRounds: run.liveRounds,
    };
  }
  const result = simulate(kernel, scenario, model);
  return {
    x,
    y,
    model: result.model,
    outcome: result.outcome,
    stop: result.stop,
    setupMs: result.setupMs,
    storageMs: result.storageMs,
    brownoutMs: result.brownoutMs,
    blackoutMs: result.blackoutMs,
    cleanupMs: result.cleanupMs,
    totalMs: result.totalMs,
    bytesSent: result.bytesSent,
    amplification: result.amplification,
    liveRounds: result.rounds.filter((round) => round.live).length,
  };
}
