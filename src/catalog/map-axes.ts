import { MAP_VALUES, type MapValue } from '../model/outcome-map';
import { ALL_FIELDS, type ScenarioField } from '../model/scenario/fields';
import { type NumberField } from '../model/scenario/kinds';
import { at } from '../model/scenario/paths';
import { isUsed } from '../model/scenario/used';
import { optionDefault } from '../model/scenario/defaults';
import type { Axis, SweepGrid } from '../model/sweep-grid';
import { axisPosition, axisValue } from '../model/sweep-points';
import type { Scenario } from '../model/types';
import type { Unit } from '../model/units';
import { totalPages } from '../model/vm';
import { policyById } from '../policies';
import { HOST_SETTINGS, linkNameOf, numberFieldAt, pathNamed } from './every-field';
import { cornerErrors, gridOf } from './sweep';

/** What a map shows: two fields, a third that a slider changes, and a value. */
export interface MapChoice {
  x: string;
  y: string;
  /** Whether equal steps are equal differences; otherwise they are equal ratios. */
  isLinear: { x: boolean; y: boolean };
  value: MapValue;
  third: string;
}

export const USUAL_CHOICE: MapChoice = {
  x: 'workload.writesPerSecond',
  y: 'link.bytesPerSecond',
  isLinear: { x: false, y: false },
  value: 'pause',
  third: 'workload.workingSetPages',
};

/** Every number of a scenario that changes something in it, by path. */
export function mapPaths(scenario: Scenario): string[] {
  const options = Object.keys(policyById(scenario.policy.id).options);
  const paths = [
    ...ALL_FIELDS.flatMap(([path, field]) => pathsOf(path, field)),
    ...options.map((key) => `policy.options.${key}`),
    ...HOST_SETTINGS.map(([path]) => path),
  ];
  return paths.filter((path) => isMapPath(path, scenario) && isUsed(path, scenario));
}

const pathsOf = (path: string, field: ScenarioField) =>
  field.kind === 'record' ? Object.keys(field.of).map((key) => `${path}.${key}`) : [path];

/** Whether a path can be an axis of a scenario's map. */
export function isMapPath(path: string, scenario: Scenario): boolean {
  const field = numberFieldAt(path, scenario.policy.id);
  return field !== null && !field.values && at(scenario, path) !== undefined;
}

/** The parts of a choice in a link, each with what stands after its colon. */
const partsOf = (text: string | null): string[][] =>
  (text ?? '').split(',').map((each) => each.split(':'));

/** The choice in a link: fields by name, `:linear` after one without a log scale, then the value. */
export function readChoice(text: string | null, scenario: Scenario): MapChoice {
  const usual = USUAL_CHOICE;
  const [x, y, value, third] = partsOf(text);
  const path = (part: string[] | undefined, other: string) => {
    const named = part?.[0] ? pathNamed(part[0]) : other;
    return isMapPath(named, scenario) ? named : other;
  };
  const chosen = { x: path(x, usual.x), y: path(y, usual.y) };
  if (chosen.x === chosen.y) Object.assign(chosen, { x: usual.x, y: usual.y });
  return {
    ...chosen,
    isLinear: { x: x?.[1] === 'linear', y: y?.[1] === 'linear' },
    value: MAP_VALUES.find((each) => each === value?.[0]) ?? usual.value,
    third: path(third, usual.third),
  };
}

/** The parts of a choice in a link that are not possible, and of which kind they should be. */
export function choiceFaults(
  text: string | null,
  scenario: Scenario,
): { part: string; kind: 'field' | 'value' | 'other' }[] {
  const parts = partsOf(text).map(([part]) => part!);
  const isField = (part: string) => isMapPath(pathNamed(part), scenario);
  const wrong = parts.flatMap((part, index) => {
    if (!part || (index === 2 ? MAP_VALUES.some((value) => value === part) : isField(part)))
      return [];
    return [{ part, kind: index === 2 ? ('value' as const) : ('field' as const) }];
  });
  const [x, y] = parts;
  const isTwice = x && y && pathNamed(x) === pathNamed(y) && isField(x);
  return isTwice ? [...wrong, { part: y, kind: 'other' }] : wrong;
}

/** A choice as a link has it; null for the usual one. */
export function writeChoice({ x, y, isLinear, value, third }: MapChoice): string | null {
  const axis = (path: string, isLinear: boolean) => linkNameOf(path) + (isLinear ? ':linear' : '');
  const parts = [axis(x, isLinear.x), axis(y, isLinear.y), value, linkNameOf(third)];
  const usual = ['writes', 'link', USUAL_CHOICE.value, linkNameOf(USUAL_CHOICE.third)];
  while (parts.length > 2 && parts.at(-1) === usual[parts.length - 1]) parts.pop();
  const text = parts.join();
  return text === 'writes,link' ? null : text;
}

/** Where an axis ends if the table of fields has no range and the default is 0 or none. */
const RANGES: Partial<Record<Unit, readonly [number, number]>> = {
  bytes: [4096, 2 ** 34],
  'bytes/s': [1.25e6, 1.25e10],
  ms: [1, 1e5],
  s: [1, 1e5],
  us: [0.1, 1e4],
  ns: [1, 1e4],
  pages: [0, 2 ** 20],
  '/s': [10, 1e7],
  percent: [0, 100],
  share: [0, 1],
};
/** How far an axis goes to both sides of a default, as a factor. */
const REACH = 50;

/** The ends of the axis of a field. */
function rangeOf(path: string, field: NumberField & { log?: unknown }, scenario: Scenario) {
  if (path === 'workload.workingSetPages') {
    const pages = totalPages(scenario.vm);
    return [Math.max(1, Math.ceil(pages / 1000)), pages] as const;
  }
  const own = ALL_FIELDS.find(([each]) => each === path)?.[1].log;
  if (own) return own;
  const usual = optionDefault(field, scenario.vm.pageBytes);
  const isShare = field.unit === 'share' || field.unit === 'percent';
  const known = isShare || !usual ? RANGES[field.unit] : undefined;
  return known ?? [(usual || 1) / REACH, (usual || 1) * REACH];
}

/** The axis of a field with so many points. */
export function axisOf(path: string, scenario: Scenario, points: number, isLinear = false): Axis {
  const field = numberFieldAt(path, scenario.policy.id)!;
  const [low, high] = rangeOf(path, field, scenario);
  const least = field.above && low <= field.min ? field.min + high * 1e-6 : field.min;
  const from = Math.max(field.integer ? Math.ceil(low) : low, least);
  const to = Math.min(field.integer ? Math.floor(high) : high, field.max);
  return { path, from, to, points, log: !isLinear && from > 0, integer: field.integer ?? false };
}

/** Times that a grid is made smaller until all of it is valid. */
const ATTEMPTS = 12;

/**
 * The grid of a scenario. Where fields forbid each other's ends, the axes end nearer to the
 * scenario. Null if there is no such grid.
 */
export function mapGrid(
  scenario: Scenario,
  { x, y, isLinear }: MapChoice,
  points: number,
): SweepGrid | null {
  let axes = [
    axisOf(x, scenario, points, isLinear.x),
    axisOf(y, scenario, points, isLinear.y),
  ] as const;
  for (let attempt = 0; attempt < ATTEMPTS; attempt++) {
    const grid = gridOf(scenario, ...axes);
    if (cornerErrors(grid).length === 0) return grid;
    axes = [nearer(axes[0], scenario, axes[1]), nearer(axes[1], scenario, axes[0])];
  }
  return null;
}

/** The axis with those ends nearer to the scenario's value that are not valid beside the other's. */
function nearer(axis: Axis, scenario: Scenario, other: Axis): Axis {
  const value = Number(at(scenario, axis.path));
  const position = Math.min(axis.points - 1, Math.max(0, axisPosition(axis, value) || 0));
  const isWrong = (end: number) => {
    const one = { ...axis, from: end, to: end, points: 1, log: false };
    return cornerErrors(gridOf(scenario, one, other)).length > 0;
  };
  const pull = (end: number, index: number) =>
    isWrong(end) ? axisValue(axis, (index + position) / 2) : end;
  return { ...axis, from: pull(axis.from, 0), to: pull(axis.to, axis.points - 1) };
}

/** The value of a cell as a reader would choose it: no more digits than cells need. */
export function tidyValue(axis: Axis, index: number): number {
  const value = axisValue(axis, index);
  if (index === 0 || index === axis.points - 1 || axis.integer) return value;
  const width = Math.abs(axisValue(axis, index + 1) - axisValue(axis, index - 1)) / 2;
  const unit = 10 ** Math.floor(Math.log10(width / 2));
  // Dividing by a power of ten is exact where multiplying by its inverse is not.
  return unit < 1
    ? Math.round(value * Math.round(1 / unit)) / Math.round(1 / unit)
    : Math.round(value / unit) * unit;
}
