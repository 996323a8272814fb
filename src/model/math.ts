// Logarithm and exponential, computed only with + - * /. JavaScript's own functions differ between
// engines, and results must be the same everywhere. Relative errors stay below 1e-13.
import { expNegative } from './exponential';

const LN2_HIGH = 0.6931471803691238;
const LN2_LOW = 1.9082149292705877e-10;
const bits = new DataView(new ArrayBuffer(8));

/** Returns ln(1 + x) for -0.293 <= x <= 0.415 by 2 artanh(x / (2 + x)). */
function series(x: number): number {
  const s = x / (2 + x);
  const square = s * s;
  let sum = 0.047619047619047616;
  sum = sum * square + 0.05263157894736842;
  sum = sum * square + 0.058823529411764705;
  sum = sum * square + 0.06666666666666667;
  sum = sum * square + 0.07692307692307693;
  sum = sum * square + 0.09090909090909091;
  sum = sum * square + 0.1111111111111111;
  sum = sum * square + 0.14285714285714285;
  sum = sum * square + 0.2;
  sum = sum * square + 0.3333333333333333;
  sum = sum * square + 1;
  return 2 * s * sum;
}

/** Returns the natural logarithm of a normal number x > 0. */
export function log(x: number): number {
  bits.setFloat64(0, x);
  const high = bits.getUint32(0);
  let exponent = (high >>> 20) - 1023;
  bits.setUint32(0, (high & 0xfffff) | 0x3ff00000);
  let fraction = bits.getFloat64(0);
  if (fraction > 1.4142135623730951) {
    fraction /= 2;
    exponent++;
  }
  return exponent * LN2_HIGH + (series(fraction - 1) + exponent * LN2_LOW);
}

/** Returns ln(1 + x) for x > -1, exact to the last digits near 0. */
export function log1p(x: number): number {
  return x > -0.29 && x < 0.41 ? series(x) : log(1 + x);
}

/** Returns 1 - exp(-x) for x >= 0, exact to the last digits near 0. */
export function oneMinusExpNegative(x: number): number {
  return x < 0.5 ? -smallExpMinusOne(-x) : 1 - expNegative(x);
}

/** Returns exp(x) - 1 for |x| <= 0.5, by its Taylor series. */
function smallExpMinusOne(x: number): number {
  let sum = 7.647163731819816e-13;
  sum = sum * x + 1.1470745597729725e-11;
  sum = sum * x + 1.6059043836821613e-10;
  sum = sum * x + 2.08767569878681e-9;
  sum = sum * x + 2.505210838544172e-8;
  sum = sum * x + 2.755731922398589e-7;
  sum = sum * x + 2.7557319223985893e-6;
  sum = sum * x + 2.48015873015873e-5;
  sum = sum * x + 0.0001984126984126984;
  sum = sum * x + 0.001388888888888889;
  sum = sum * x + 0.008333333333333333;
  sum = sum * x + 0.041666666666666664;
  sum = sum * x + 0.16666666666666666;
  sum = sum * x + 0.5;
  sum = sum * x + 1;
  return x * sum;
}

/** Returns exp(x) - 1 for -2.5 <= x <= 2.5. */
export function expMinusOne(x: number): number {
  let sum = 1;
  for (let n = 32; n >= 2; n--) sum = 1 + (x * sum) / n;
  return x * sum;
}

/** Returns e^x for |x| < 700. */
export function exp(x: number): number {
  return x < 0 ? expNegative(-x) : 1 / expNegative(x);
}

/** Returns x^-s for x >= 1, s >= 0. */
export function powerNegative(x: number, s: number): number {
  return expNegative(s * log(x));
}
