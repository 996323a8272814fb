import { expNegative } from '../model/exponential';
import { log, log1p, oneMinusExpNegative } from '../model/math';

/** How the writes of one class in one interval are drawn; see assembly/dirtying.ts. */
export interface FillPlan {
  /** 1 - exp(-hazard). */
  probability: number;
  /** The clean pages are drawn instead of the dirty ones, since they are fewer. */
  inverted: boolean;
  /** The number K of bit-sliced passes (0 for none), and P of Bernoulli(P / 2^K). */
  passes: number;
  odds: number;
  /** The remaining hazard per page, drawn as Poisson events. */
  leftover: number;
}

// Nanoseconds per page of one pass, and per event, measured on a slow core. They only choose
// between exact methods. They are constants because results must not depend on the machine.
const PASS_COST = 0.0087;
const EVENT_COST = 1.6;
const MAX_PASSES = 14;

/**
 * Plans the draw for a class whose pages each have `hazard` >= 0 expected writes in the interval.
 */
export function planFill(hazard: number): FillPlan {
  const probability = oneMinusExpNegative(hazard);
  const inverted = probability > 0.5;
  const drawn = inverted ? expNegative(hazard) : probability;
  // -ln(1 - drawn): the hazard for events alone.
  const needed = inverted ? (drawn > 0 ? -log1p(-drawn) : 0) : hazard;
  const plan: FillPlan = { probability, inverted, passes: 0, odds: 0, leftover: needed };
  let best = needed * EVENT_COST;
  for (let passes = 1; passes <= MAX_PASSES; passes++) {
    const odds = Math.floor(drawn * (1 << passes));
    if (odds === 0) continue;
    const leftover = Math.max(0, needed + log(1 - odds / (1 << passes)));
    const cost = (passes - trailingZeros(odds)) * PASS_COST + leftover * EVENT_COST;
    if (cost < best) {
      best = cost;
      plan.passes = passes;
      plan.odds = odds;
      plan.leftover = leftover;
    }
  }
  return plan;
}

function trailingZeros(n: number): number {
  return 31 - Math.clz32(n & -n);
}

/**
 * Writes the cumulative Poisson distribution of `mean` to `out` from index `at`, and returns its
 * length and first count. Terms below 1e-19 of the mode are left out.
 */
export function tabulatePoisson(
  mean: number,
  out: Float64Array,
  at: number,
): { length: number; first: number } {
  if (mean <= 0) {
    out[at] = 1;
    return { length: 1, first: 0 };
  }
  const mode = Math.floor(mean);
  const below: number[] = [];
  let term = 1;
  for (let n = mode; n > 0 && term > 1e-19; n--) below.push((term *= n / mean));
  const first = mode - below.length;
  let length = 0;
  let sum = 0;
  const put = (weight: number) => (out[at + length++] = sum += weight);
  for (let i = below.length - 1; i >= 0; i--) put(below[i]!);
  put(1);
  term = 1;
  for (let n = mode + 1; term > 1e-19; n++) put((term *= mean / n));
  for (let i = 0; i < length; i++) out[at + i]! /= sum;
  out[at + length - 1] = 1;
  return { length, first };
}
