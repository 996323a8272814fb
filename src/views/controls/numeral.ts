import { type Readings, readNumeral } from '../../model/numerals';
import { type Unit, parseQuantity, readingsOf } from '../../model/units';
import { groupsByPoints } from '../../text/format';
import { type Shown, show } from './show';

const NO_SIGN = /$/;

/** Units whose values are typed as plain numbers, and the sign that may follow. */
const SIGNS: Partial<Record<Shown, RegExp>> = {
  share: /%$/,
  percent: /%$/,
  factor: /[×x]$/,
  rounds: NO_SIGN,
  count: NO_SIGN,
  number: NO_SIGN,
  plain: NO_SIGN,
};

/** Whether a value is typed as a plain number without a unit; a sign may follow. */
export const isPlain = (unit: Shown): boolean => unit in SIGNS;

/** Whether no sign may follow. */
export const hasNoSign = (unit: Shown): boolean => SIGNS[unit] === NO_SIGN;

/** Whether a rate of 0 is shown as a word. */
export const hasZeroWord = (unit: Shown): boolean => unit === 'bytes/s' || unit === 'measured';

/** Replaces points and commas by those of scenarios, where the point is decimal. */
const inCommon = (text: string): string =>
  groupsByPoints() ? text.replace(/[.,]/g, (sign) => (sign === '.' ? ',' : '.')) : text;

const baseOf = (unit: Shown): Unit =>
  ['rate', 'byteRate', 'measured'].includes(unit) ? 'bytes/s' : (unit as Unit);

/** Reads typed text; null if it is not understood. A number alone has the unit shown. */
export function readTyped(
  text: string,
  unit: Shown,
  shown: string,
  pageBytes?: number,
  isLink = false,
): number | null {
  const plain = inCommon(text.trim());
  if (hasZeroWord(unit) && text.trim() === show(unit, 0)) return 0;
  const sign = SIGNS[unit];
  if (!sign) {
    const base = baseOf(unit);
    const shownUnit = shown.replace(/^[\d.,]*(?:[eE][+-]?\d+)?\s*/, '');
    const parse = (quantity: string) => parseQuantity(quantity, base, pageBytes, isLink);
    return parse(plain) ?? parse(`${plain} ${shownUnit}`);
  }
  const value = readNumeral(plain.replace(sign, ''));
  if (value === null || !Number.isFinite(value)) return null;
  return unit === 'share' ? value / 100 : value;
}

/** Both meanings of an ambiguous text, as they can be typed; null for any other text. */
export function typedReadingsOf(text: string, unit: Shown, isLink = false): Readings | null {
  const readings = readingsOf(inCommon(text), baseOf(unit), isLink);
  if (!readings) return null;
  const [one, other] = readings.both;
  return { ...readings, both: [inCommon(one), inCommon(other)] };
}
