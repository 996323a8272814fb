/** 2^-n; by halving, because even powers of two differ between engines. */
const POWERS = new Float64Array(1024).fill(1);
for (let n = 1; n < POWERS.length; n++) POWERS[n] = POWERS[n - 1]! / 2;

/** Returns exp(-x) for x >= 0, relative error below 1e-14, in the same bits as the core's. */
export function expNegative(x: number): number {
  if (x >= 700) return 0;
  const halvings = Math.floor(x * 1.4426950408889634 + 0.5);
  const r = halvings * 0.6931471803691238 - x + halvings * 1.9082149292705877e-10;
  let sum = 1 + r / 13;
  for (let n = 12; n >= 1; n--) sum = 1 + (r * sum) / n;
  return sum * POWERS[halvings]!;
}
