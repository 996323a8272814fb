import type { MapValue } from '../../model/outcome-map';
import { outcomeMapText as t } from '../../text/outcome-map';

/** From this many significant digits on nobody needs to tell values apart. */
const MOST_DIGITS = 8;

/** Two values, with as many digits as tell them apart; alike if that would take too many. */
export function writeApart(kind: MapValue, low: number, high: number): [string, string] {
  const plain: [string, string] = [t.write[kind](low), t.write[kind](high)];
  const isApart = ([one, other]: [string, string]) => one !== other;
  const tries = [plain];
  for (let digits = 4; digits <= MOST_DIGITS; digits++)
    tries.push([t.writeFinely[kind](low, digits), t.writeFinely[kind](high, digits)]);
  return tries.find(isApart) ?? plain;
}
