import type { PolicyOption } from '../../policies/policy';
import { controlsText } from '../../text/controls';
import { bytes, count, duration, linkRate, number, percent } from '../../text/format';

/**
 * The unit in which a control shows its number. A rate of 0 means “no limit”, or with `measured`
 * “measured”. A share is shown in percent, and a plain number with all digits.
 */
export type Shown =
  | Exclude<PolicyOption['unit'], 'choice'>
  | 'measured'
  | 'rate'
  | 'byteRate'
  | 'us'
  | '/s'
  | 'share'
  | 'number'
  | 'plain';

const SHOW: Record<Shown, (value: number) => string> = {
  bytes,
  'bytes/s': (value) => (value === 0 ? controlsText.noLimit : linkRate(value)),
  measured: (value) => (value === 0 ? controlsText.measured : linkRate(value)),
  rate: linkRate,
  byteRate: (value) => `${bytes(value)}/s`,
  ms: duration,
  s: (value) => `${number(value)} s`,
  us: (value) => duration(value / 1000),
  ns: (value) => `${number(value)} ns`,
  pages: (value) => controlsText.pages(value),
  '/s': (value) => `${number(value)} /s`,
  share: percent,
  percent: (value) => `${number(value)} %`,
  factor: (value) => `${number(value)}×`,
  rounds: count,
  count,
  number,
  plain: String,
};

/** Writes a number of the scenario as its control shows it; the same text can be typed. */
export function show(unit: Shown, value: number): string {
  return SHOW[unit](value);
}
