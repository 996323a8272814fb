import {
  type Faults,
  type ScenarioError,
  MAX_LISTED,
  asFaults,
  quote,
  printable,
} from '../model/scenario-error';
import { put } from '../model/scenario/paths';
import type { Scenario } from '../model/types';
import { fieldAt, linkNameOf, pathNamed } from './every-field';
import { readText, writeText } from './field-text';
import { KEPT_LETTERS } from './kept';
import { type LinkFault, isLookField, isTracking } from './look';
import { presetScenario } from './preset-scenarios';
import { type Preset, presets } from './presets';
import { checkScenario } from './scenario';
import { changesOf } from './scenario-file';

/** Stands for hosts whose settings are all as after installation. */
const HOSTS = 'hosts';
/** The name of a preset. */
const PRESET = 'scenario';

export type Pairs = [string, string][];

/** The pairs of a link for a scenario; none for the default. */
export function scenarioPairs(scenario: Scenario): Pairs {
  const preset = presetWith(scenario);
  if (preset) return preset === presets[0] ? [] : [[PRESET, preset.id]];
  const pairs = changesOf(scenario).map(([path, value]): [string, string] => [
    linkNameOf(path),
    writeText(value, fieldAt(path)!),
  ]);
  if (scenario.hosts && !pairs.some(([key]) => key.startsWith(`${HOSTS}.`)))
    pairs.push([HOSTS, '1']);
  return pairs;
}

/** The preset that equals this scenario, as its link shows; null if there is none. */
export function exactPreset(scenario: Scenario): Preset | null {
  const [pair, ...more] = scenarioPairs(scenario);
  if (!pair) return presets[0]!;
  const isNamed = pair[0] === PRESET && more.length === 0;
  return (isNamed && presets.find(({ id }) => id === pair[1])) || null;
}

let presetOf: ReadonlyMap<string, Preset> | null = null;

/** The preset that equals this scenario, or null. */
function presetWith(scenario: Scenario): Preset | null {
  presetOf ??= new Map(
    presets.flatMap((preset): [string, Preset][] => {
      const checked = checkScenario(presetScenario(preset));
      return 'scenario' in checked ? [[JSON.stringify(checked.scenario), preset]] : [];
    }),
  );
  return presetOf.get(JSON.stringify(scenario)) ?? null;
}

/** The search part of an address with these pairs; empty if there are none. */
export function asSearch(pairs: Pairs): string {
  const words = pairs.map(([key, value]) => `${key}=${escape(value)}`);
  return words.length ? `?v=1&${words.join('&')}` : '';
}

/** Keeps characters readable that are allowed in a query. */
const escape = (text: string) =>
  encodeURIComponent(text).replace(/%(?:2F|3A|2C|40)/g, (code) => decodeURIComponent(code));

/** Whether a pair of a link holds a kept run. */
export const isKeptName = (key: string): boolean =>
  (KEPT_LETTERS as readonly string[]).includes(key);

/** The scenario of a link, and what was not accepted. */
export interface Linked extends Faults<LinkFault> {
  scenario: Scenario;
  /** The preset that equals the scenario, or null. */
  preset: Preset | null;
}

/**
 * Reads the scenario from the pairs of a link. A value that is not allowed is replaced by its
 * default and reported.
 */
export function readScenarioPairs(pairs: Iterable<readonly [string, string]>): Linked {
  const values = new Map<string, unknown>();
  const typed = new Map<string, string>();
  const unknown = new Map<string, string>();
  let base: Record<string, unknown> = { v: 1 };
  for (const [key, text] of pairs) {
    if (key === 'v' || isLookField(key) || isTracking(key) || isKeptName(key)) continue;
    const path = pathNamed(key);
    const field = fieldAt(path);
    const preset = key === PRESET ? presets.find(({ id }) => id === text) : undefined;
    if (preset) base = { ...base, ...presetScenario(preset) };
    else if (key === HOSTS && text === '1') base.hosts = {};
    else if (field) values.set(path, readText(text, field));
    else unknown.set(key, text);
    if (field) typed.set(path, key);
  }
  const { scenario, errors } = dropInvalid(base, values);
  const named = errors.map((fault) => ({ ...fault, path: typed.get(fault.path) ?? fault.path }));
  const first = [...unknown].slice(0, MAX_LISTED).map(refuse);
  const faults = asFaults([...first, ...named], unknown.size - first.length);
  return { scenario, preset: presetWith(scenario), ...faults };
}

function refuse([key, text]: [string, string]): LinkFault {
  const ids = () => presets.map(({ id }) => id).join(', ');
  const allowed = key === PRESET ? ids() : key === HOSTS ? '1' : null;
  return { path: printable(key), value: quote(text), allowed };
}

/** Removes values that are not allowed until the rest is valid. */
function dropInvalid(base: object, values: Map<string, unknown>) {
  const dropped: ScenarioError[] = [];
  for (;;) {
    const checked = checkScenario(build(base, values));
    if ('scenario' in checked) return { scenario: checked.scenario, errors: dropped };
    const given = [...values.keys()];
    const isAbout = (path: string) => (error: ScenarioError) =>
      error.path === path || error.path.startsWith(`${path}.`);
    const wrong = given.filter((path) => checked.errors.some(isAbout(path)));
    // A conflict that names no given value: all given values are removed.
    for (const path of wrong.length ? wrong : given) values.delete(path);
    const about = checked.errors.filter((error) => wrong.some((path) => isAbout(path)(error)));
    dropped.push(...(wrong.length ? about : checked.errors));
  }
}

/** The scenario object with these values. All paths are from the table. */
function build(base: object, values: ReadonlyMap<string, unknown>): unknown {
  const scenario = structuredClone(base);
  for (const [path, value] of values) put(scenario, path, value);
  return scenario;
}
