import { meanGuestSpeed } from '../model/series';
import {
  type SweepEnd,
  type SweepGrid,
  type SweepPart,
  type SweepPoint,
  pointsOf,
} from '../model/sweep-grid';
import { axisValue, coarseOrder, pointSetter } from '../model/sweep-points';
import { SWEEP_NUMBERS } from '../model/sweep-grid';
import type { ModelName, Scenario } from '../model/types';
import { policyById } from '../policies';
import { CountRun } from './counts';
import type { PageKernel } from './kernel';
import { durationsOf } from './run';
import { simulate, sweepModel } from './simulate';

/**
 * Runs `count` migrations of a grid from number `first` of its order on, and yields each. The
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
  const { x, y } = grid;
  const scenario = structuredClone(grid.scenario);
  const set = pointSetter(grid, scenario);
  const order = grid.isCoarseFirst ? coarseOrder(x.points, y?.points ?? 1) : null;
  const xValues = Array.from({ length: x.points }, (_, index) => axisValue(x, index));
  for (let turn = first; turn < first + count; turn++) {
    const index = order ? order[turn]! : turn;
    const xValue = xValues[index % x.points]!;
    const yValue = y && axisValue(y, Math.floor(index / x.points));
    set(xValue, yValue);
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
      guestSpeed: run.meanGuestSpeed,
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
    guestSpeed: meanGuestSpeed(result),
  };
}

const WIDTH = SWEEP_NUMBERS.length;

/** Packs migrations for a message as they come, so that no point has to be kept. */
export class PartPacker {
  readonly #numbers: Float64Array;
  readonly #end: Uint8Array;
  readonly #ends: SweepEnd[] = [];
  #length = 0;

  /** `most` is how many there can be. */
  constructor(most: number) {
    this.#numbers = new Float64Array(most * WIDTH);
    this.#end = new Uint8Array(most);
  }

  take(point: SweepPoint): void {
    const row = this.#length++;
    for (let column = 0; column < WIDTH; column++)
      this.#numbers[row * WIDTH + column] = point[SWEEP_NUMBERS[column]!];
    this.#end[row] = this.#endOf(point);
  }

  #endOf({ model, outcome, stop: { code } }: SweepPoint): number {
    const known = this.#ends.findIndex(
      (each) => each.stop === code && each.outcome === outcome && each.model === model,
    );
    return known < 0 ? this.#ends.push({ model, outcome, stop: code }) - 1 : known;
  }

  /** What was taken. */
  get part(): SweepPart {
    const length = this.#length;
    return {
      length,
      ends: this.#ends,
      end: this.#end.slice(0, length),
      numbers: this.#numbers.slice(0, length * WIDTH),
    };
  }
}
