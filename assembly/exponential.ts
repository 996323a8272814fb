// exp(-x) for x >= 0 from + - * and powers of two alone, so that every engine gets the same bits.

/** Returns exp(-x), relative error below 1e-14; 0 from x = 700 on. */
export function expNegative(x: f64): f64 {
  if (x >= 700) return 0;
  const halvings = floor(x * 1.4426950408889634 + 0.5);
  const r = halvings * 0.6931471803691238 - x + halvings * 1.9082149292705877e-10;
  let sum: f64 = 1 + r / 13;
  for (let n: f64 = 12; n >= 1; n--) sum = 1 + (r * sum) / n;
  return sum * reinterpret<f64>((1023 - <u64>halvings) << 52);
}
