import { scaleLinear, scaleLog } from 'd3';
import { axisNumber, number } from '../../text/format';
import { chartText } from '../../text/charts';

/** An axis: positions of values, labelled values, and unit. */
export interface PlotAxis {
  /** The position in pixels; values outside are put at the edge. */
  at(value: number): number;
  /** The value at a pixel. */
  valueAt(pixel: number): number;
  ticks: readonly number[];
  write(tick: number): string;
  /** Name and unit. */
  name: string;
}

type Pair = readonly [from: number, to: number];

/** Round values: about this many, or these. */
export function linearAxis(
  name: string,
  domain: Pair,
  range: Pair,
  ticks: readonly number[] | number = 4,
  write = axisNumber,
): PlotAxis {
  const scale = scaleLinear(domain, range).clamp(true);
  return {
    at: scale,
    valueAt: (pixel) => scale.invert(pixel),
    ticks: typeof ticks === 'number' ? scale.ticks(ticks) : ticks,
    write,
    name,
  };
}

/** The space that a power of ten needs, pixels. */
const ROOM = 22;

/** Powers of ten, as many as fit; values below the domain are put at its edge. */
export function logAxis(
  name: string,
  [low, high]: Pair,
  range: Pair,
  ticks?: readonly number[],
): PlotAxis {
  const scale = scaleLog([low, high], range).clamp(true);
  const powers = scale.ticks().filter((tick) => tick.toExponential().startsWith('1e'));
  const most = Math.max(1, Math.floor(Math.abs(range[1] - range[0]) / ROOM));
  const every = Math.ceil(powers.length / most);
  return {
    at: (value) => scale(Math.max(value, low)),
    valueAt: (pixel) => scale.invert(pixel),
    ticks: ticks ?? powers.filter((_, index) => index % every === 0),
    write: axisNumber,
    name,
  };
}

const UNITS = { ms: 1, s: 1000, min: 60_000, h: 3_600_000 } as const;
type TimeUnit = keyof typeof UNITS;

/** The unit that suits a length of time; it is used for the whole axis. */
function unitOf(lengthMs: number): TimeUnit {
  if (lengthMs < 1000) return 'ms';
  if (lengthMs < 600_000) return 's';
  return lengthMs < 4 * UNITS.h ? 'min' : 'h';
}

/** The space that a time label needs, pixels. */
const MARK = 54;

/** A linear time scale between two moments, ms; labels count from `zero`. */
export function timeAxis(
  [fromMs, toMs]: Pair,
  range: Pair,
  { zero = 0, isLens = false }: { zero?: number; isLens?: boolean } = {},
): PlotAxis {
  const unit = unitOf(toMs - fromMs);
  const size = UNITS[unit];
  const count = Math.max(2, Math.floor((range[1] - range[0]) / MARK));
  const scale = scaleLinear([fromMs, toMs], range).clamp(true);
  const counted = scaleLinear([(fromMs - zero) / size, (toMs - zero) / size], range);
  return {
    at: scale,
    valueAt: (pixel) => scale.invert(pixel),
    ticks: counted.ticks(count).map((tick) => tick * size + zero),
    write: (tick) => number((tick - zero) / size),
    name: isLens ? chartText.lensTime[unit] : chartText.time[unit],
  };
}
