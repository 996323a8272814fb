// The chances that decide when in an interval a page was written, for the rate class of the page.
//
// A page written in the interval has its first write by guest second e with probability (1 -
// exp(-r e)) / (1 - exp(-r E)). Later writes are again a Poisson process.
import { CHANCES, PLANS } from './layout';
import { expNegative } from './exponential';
import { setLots } from './lots';

/** Guest seconds since the interval's start: now, and at its end. */
export let guestNow: f64 = 0;
export let guestEnd: f64 = 0;
/** Writes a guest second of the current class, and the chance of a first write by now. */
export let rate: f64 = 0;
export let firstByNow: f64 = 0;
let scale: f64 = 0;
/** Classes whose chances are computed for this moment. */
let prepared: u64 = 0;

// The values of a class, f64 each, at these offsets of its 64 bytes.
const RATE: usize = 0;
const SCALE: usize = 8;
const FIRST_BY_NOW: usize = 16;

/**
 * Sets the interval's key and the guest seconds since its start: now, and at its end. A negative
 * end means that every page in the dirty bitmap was written by now, after it was sent.
 */
export function setMoment(hash0: u32, hash1: u32, now: f64, end: f64): void {
  setLots(hash0, hash1);
  guestNow = now;
  guestEnd = end;
  prepared = 0;
}

/** Makes this class the current one; returns the address of its chances. */
export function useClass(rateClass: u32): usize {
  const at = CHANCES + ((<usize>rateClass) << 6);
  const bit = (<u64>1) << rateClass;
  if (prepared & bit) {
    rate = load<f64>(at, RATE);
    scale = load<f64>(at, SCALE);
    firstByNow = load<f64>(at, FIRST_BY_NOW);
    return at;
  }
  rate = load<f64>(PLANS + ((<usize>rateClass) << 5), 24);
  scale = 1 / (1 - expNegative(rate * guestEnd));
  firstByNow = firstBy(guestNow);
  store<f64>(at, rate, RATE);
  store<f64>(at, scale, SCALE);
  store<f64>(at, firstByNow, FIRST_BY_NOW);
  prepared |= bit;
  return at;
}

/** The chance that a page written in the interval was first written by this guest second. */
@inline
export function firstBy(guestSecond: f64): f64 {
  return (1 - expNegative(rate * guestSecond)) * scale;
}

/** The chance that a page is written between this guest second and now. */
@inline
export function writtenSince(guestSecond: f64): f64 {
  return 1 - expNegative(rate * max<f64>(0, guestNow - guestSecond));
}
