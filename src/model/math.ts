// Logarithm and exponential from + - * / alone: JavaScript's own differ between engines, and every
// result that depends on them must be the same everywhere. Relative errors stay below 1e-13.
import { expNegative } from './exponential';

const LN2_HIGH = 0.6931471803691238;
const LN2_LOW = 1.9082149292705877e-10;
const bits = new DataView(new ArrayBuffer(8));

/** Returns ln(1 + x) for -0.5 <= x <= 1 by 2 artanh(x / (2 + x)). */
function series(x: number): number {
  const s = x / (2 + x);
  const square = s * s;
  let sum = 0;
  for (let n = 33; n >= 1; n -= 2) sum = sum * square + 1 / n;
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
  return x > -0.5 && x < 1 ? series(x) : log(1 + x);
}

/** Returns 1 - exp(-x) for x >= 0, exact to the last digits near 0. */
export function oneMinusExpNegative(x: number): number {
  return x < 0.5 ? -expMinusOne(-x) : 1 - expNegative(x);
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
