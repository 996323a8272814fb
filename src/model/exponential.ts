/** 2^-n, by halving: engines differ even in their powers of two. */
const POWERS = new Float64Array(1024).fill(1);
for (let n = 1; n < POWERS.length; n++) POWERS[n] = POWERS[n - 1]! / 2;

/** Returns exp(-x) for x >= 0 with a relative error below 1e-14, the same bits as the core. */
export function expNegative(x: number): number {
  if (x >= 700) return 0;
  const halvings = Math.floor(x * 1.4426950408889634 + 0.5);
  const r = halvings * 0.6931471803691238 - x + halvings * 1.9082149292705877e-10;
  let sum = 1.6059043836821613e-10;
  sum = sum * r + 2.08767569878681e-9;
  sum = sum * r + 2.505210838544172e-8;
  sum = sum * r + 2.755731922398589e-7;
  sum = sum * r + 2.7557319223985893e-6;
  sum = sum * r + 2.48015873015873e-5;
  sum = sum * r + 0.0001984126984126984;
  sum = sum * r + 0.001388888888888889;
  sum = sum * r + 0.008333333333333333;
  sum = sum * r + 0.041666666666666664;
  sum = sum * r + 0.16666666666666666;
  sum = sum * r + 0.5;
  sum = sum * r + 1;
  sum = sum * r + 1;
  return sum * POWERS[halvings]!;
}
