import { expNegative } from './exponential';
import { log, log1p, oneMinusExpNegative } from './math';
import type { Sequence } from './random';

/** Stirling's correction ln k! - (k + 1/2) ln(k + 1) + (k + 1) - ln(2 pi) / 2, for k from 0. */
function stirling(k: number): number {
  if (k < STIRLING.length) return STIRLING[k]!;
  const next = k + 1;
  const square = next * next;
  return (1 / 12 - (1 / 360 - 1 / 1260 / square) / square) / next;
}

const STIRLING = [
  0.0810614667953272, 0.0413406959554092, 0.0276779256849983, 0.020790672103765, 0.0166446911898211,
  0.0138761288230707, 0.0118967099458917, 0.010411265261972, 0.0092554621827127, 0.0083305634333231,
];

/**
 * Draws how many of n pages are dirty if each sees `hazard` expected writes: Binomial(n, 1 -
 * exp(-hazard)). If few are expected on one side, it uses inversion, otherwise BTRS (Hörmann, "The
 * generation of binomial random variates", 1993).
 */
export function drawDirty(n: number, hazard: number, random: Sequence): number {
  if (n <= 0 || hazard <= 0) return 0;
  const dirty = oneMinusExpNegative(hazard);
  const flipped = dirty > 0.5;
  const p = flipped ? expNegative(hazard) : dirty;
  const drawn =
    n * p < 10
      ? invert(n, p, flipped ? expNegative(-n * log1p(-p)) : expNegative(n * hazard), random)
      : btrs(n, p, random);
  return flipped ? n - drawn : drawn;
}

/** Sums the law from 0 up. `none` is (1 - p)^n. */
function invert(n: number, p: number, none: number, random: Sequence): number {
  const odds = p / (1 - p);
  const step = (n + 1) * odds;
  let left = random.uniform();
  let term = none;
  let k = 0;
  while (left > term && k < n) {
    left -= term;
    k++;
    term *= step / k - odds;
  }
  return k;
}

function btrs(n: number, p: number, random: Sequence): number {
  const spread = Math.sqrt(n * p * (1 - p));
  const b = 1.15 + 2.53 * spread;
  const a = -0.0873 + 0.0248 * b + 0.01 * p;
  const center = n * p + 0.5;
  const inner = 0.92 - 4.2 / b;
  for (;;) {
    const u = random.uniform() - 0.5;
    const v = random.uniform();
    const us = 0.5 - Math.abs(u);
    const k = Math.floor(((2 * a) / us + b) * u + center);
    if (us >= 0.07 && v <= inner) return k;
    if (k < 0 || k > n) continue;
    if (isAccepted(n, p, k, (v * (2.83 + 5.1 / b) * spread) / (a / (us * us) + b))) return k;
  }
}

function isAccepted(n: number, p: number, k: number, v: number): boolean {
  const odds = p / (1 - p);
  const mode = Math.floor((n + 1) * p);
  const bound =
    (mode + 0.5) * log((mode + 1) / (odds * (n - mode + 1))) +
    stirling(mode) +
    stirling(n - mode) +
    (n + 1) * log((n - mode + 1) / (n - k + 1)) +
    (k + 0.5) * log((odds * (n - k + 1)) / (k + 1)) -
    stirling(k) -
    stirling(n - k);
  return log(v) <= bound;
}
