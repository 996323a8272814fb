import { finer, number } from './format';

// Writes numbers that are compared: those beside each other have the same unit.

/** A unit, its size, and the least number that is written with it by itself. */
type Unit = readonly [name: string, size: number, from: number];

/** From the smallest to the largest, as `duration` chooses them. */
const TIMES: readonly Unit[] = [
  ['µs', 0.001, 0],
  ['ms', 1, 0.9995],
  ['s', 1000, 999.5],
  ['min', 60_000, 599_500],
  ['h', 3_600_000, 5_997_000],
];
const BYTES: readonly Unit[] = ['B', 'KiB', 'MiB', 'GiB', 'TiB'].map((name, power) => [
  name,
  1024 ** power,
  1024 ** power,
]);

/** From this number on a larger unit is used. */
const LONG = 9999.5;

/** Numbers that are this close, as a share, are written with one more digit if they differ. */
const CLOSE = 0.01;

/** Whether so few digits would let two close numbers look further apart than they are. */
function areClose(values: readonly number[]): boolean {
  const [least, most] = [Math.min(...values), Math.max(...values)];
  return most > least && most - least < least * CLOSE && number(least) !== number(most);
}

/** The unit of the smallest number, or a larger one in which the largest is not long. */
function unitAmong(units: readonly Unit[], values: readonly (number | null | undefined)[]): Unit {
  const some = values.filter((value) => value != null && value > 0) as number[];
  const [least, most] = some.length ? [Math.min(...some), Math.max(...some)] : [1, 1];
  const own = units.findLast(([, , from]) => least >= from) ?? units[0]!;
  return units.find(([, size]) => size >= own[1] && most / size < LONG) ?? units.at(-1)!;
}

const among =
  (units: readonly Unit[]) =>
  (value: number, compared: readonly (number | null | undefined)[]): string => {
    const [unit, size] = unitAmong(units, [value, ...compared]);
    const some = [value, ...compared].filter((each) => each != null);
    const write = areClose(some.map((each) => each / size)) ? finer : number;
    return `${write(value / size)} ${unit}`;
  };

/** A duration, ms, in the same unit as those that it is compared with. */
export const durationAmong = among(TIMES);

/** A size in the same unit as those that it is compared with. */
export const bytesAmong = among(BYTES);
