// exp(-x) for x >= 0 from + - * and powers of two alone, so that every engine gets the same bits.

/** Returns exp(-x), relative error below 1e-14; 0 from x = 700 on. */
export function expNegative(x: f64): f64 {
  if (x >= 700) return 0;
  const halvings = floor(x * 1.4426950408889634 + 0.5);
  const r = halvings * 0.6931471803691238 - x + halvings * 1.9082149292705877e-10;
  let sum: f64 = 1.6059043836821613e-10;
  sum = sum * r + 2.08767569878681e-09;
  sum = sum * r + 2.505210838544172e-08;
  sum = sum * r + 2.755731922398589e-07;
  sum = sum * r + 2.7557319223985893e-06;
  sum = sum * r + 2.48015873015873e-05;
  sum = sum * r + 0.0001984126984126984;
  sum = sum * r + 0.001388888888888889;
  sum = sum * r + 0.008333333333333333;
  sum = sum * r + 0.041666666666666664;
  sum = sum * r + 0.16666666666666666;
  sum = sum * r + 0.5;
  sum = sum * r + 1;
  sum = sum * r + 1;
  return sum * reinterpret<f64>((1023 - <u64>halvings) << 52);
}
