import { durationsIn } from '../../text/format';

/** The spread of a list of values. */
export interface Spread {
  min: number;
  p10: number;
  median: number;
  p90: number;
  max: number;
}

/** The spread of a list that is not empty, with interpolation between values. */
export function spreadOf(values: readonly number[]): Spread {
  const sorted = [...values].sort((a, b) => a - b);
  const at = (share: number) => {
    const place = share * (sorted.length - 1);
    const [low, high] = [sorted[Math.floor(place)]!, sorted[Math.ceil(place)]!];
    return low + (high - low) * (place % 1);
  };
  return { min: at(0), p10: at(0.1), median: at(0.5), p90: at(0.9), max: at(1) };
}

/** Writes durations in one unit, precise enough for the smallest and largest to differ. */
export function durationsLike({ min, max }: Spread): (ms: number) => string {
  const unit = UNITS.find(({ ms }) => max >= ms) ?? UNITS.at(-1)!;
  const range = (max - min) / unit.ms;
  // Two figures of the range, and at least three of the value.
  const wanted = range > 0 ? Math.ceil(-Math.log10(range)) + 1 : 0;
  const least = 2 - Math.floor(Math.log10(Math.max(max / unit.ms, 1e-3)));
  const decimals = Math.min(6, Math.max(0, wanted, least));
  const write = durationsIn(unit.name, decimals);
  return (ms) => write(ms / unit.ms);
}

const UNITS = [
  { name: 's', ms: 1000 },
  { name: 'ms', ms: 1 },
  { name: 'µs', ms: 1e-3 },
] as const;
