import {
  type Faults,
  type ScenarioError,
  MAX_TOLD,
  firstOf,
  quote,
  shown,
} from '../model/scenario-error';
import { put } from '../model/scenario/paths';
import type { Scenario } from '../model/types';
import { fieldAt, linkNameOf, pathNamed } from './every-field';
import { readText, writeText } from './field-text';
import { type LinkFault, isLookField, isTracking } from './look';
import { presetScenario } from './preset-scenarios';
import { type Preset, presets } from './presets';
import { checkScenario } from './scenario';
import { changesOf } from './scenario-file';

/** Says that there are hosts, where all their settings are the installed ones. */
const HOSTS = 'hosts';
/** The preset to begin with. */
const PRESET = 'scenario';

export type Pairs = [string, string][];

/** What stands for a scenario in a link; nothing for the default. */
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

/** The preset that is exactly this scenario, as its link tells; null where it is none. */
export function exactPreset(scenario: Scenario): Preset | null {
  const [pair, ...more] = scenarioPairs(scenario);
  if (!pair) return presets[0]!;
  const isNamed = pair[0] === PRESET && more.length === 0;
  return (isNamed && presets.find(({ id }) => id === pair[1])) || null;
}

let presetOf: ReadonlyMap<string, Preset> | null = null;

/** The preset that is this scenario, or null. */
function presetWith(scenario: Scenario): Preset | null {
  presetOf ??= new Map(
    presets.flatMap((preset): [string, Preset][] => {
      const checked = checkScenario(presetScenario(preset));
      return 'scenario' in checked ? [[JSON.stringify(checked.scenario), preset]] : [];
    }),
  );
  return presetOf.get(JSON.stringify(scenario)) ?? null;
}

/** The search part of an address with these pairs; empty for none. */
export function asSearch(pairs: Pairs): string {
  const words = pairs.map(([key, value]) => `${key}=${escape(value)}`);
  return words.length ? `?v=1&${words.join('&')}` : '';
}

/** Characters that are plain enough in a query stay readable. */
const escape = (text: string) =>
  encodeURIComponent(text).replace(/%(?:2F|3A|2C|40)/g, (code) => decodeURIComponent(code));

/** What a link says of the scenario, and what in it was not taken. */
export interface Linked extends Faults<LinkFault> {
  scenario: Scenario;
  /** The preset that the scenario is, or null. */
  preset: Preset | null;
}

/** Reads what the pairs of a link say of the scenario: what does not fit is as usual, and told of. */
export function readScenarioPairs(pairs: Iterable<readonly [string, string]>): Linked {
  const values = new Map<string, unknown>();
  const typed = new Map<string, string>();
  const unknown = new Map<string, string>();
  let base: Record<string, unknown> = { v: 1 };
  for (const [key, text] of pairs) {
    if (key === 'v' || isLookField(key) || isTracking(key)) continue;
    const path = pathNamed(key);
    const field = fieldAt(path);
    const preset = key === PRESET ? presets.find(({ id }) => id === text) : undefined;
    if (preset) base = { ...base, ...presetScenario(preset) };
    else if (key === HOSTS && text === '1') base.hosts = {};
    else if (field) values.set(path, readText(text, field));
    else unknown.set(key, text);
    if (field) typed.set(path, key);
  }
  const { scenario, errors } = settle(base, values);
  const named = errors.map((fault) => ({ ...fault, path: typed.get(fault.path) ?? fault.path }));
  const first = [...unknown].slice(0, MAX_TOLD).map(refuse);
  const faults = firstOf([...first, ...named], unknown.size - first.length);
  return { scenario, preset: presetWith(scenario), ...faults };
}

function refuse([key, text]: [string, string]): LinkFault {
  const ids = () => presets.map(({ id }) => id).join(', ');
  const allowed = key === PRESET ? ids() : key === HOSTS ? '1' : null;
  return { path: shown(key), value: quote(text), allowed };
}

/** Leaves out what does not fit until the rest does. */
function settle(base: object, values: Map<string, unknown>) {
  const told: ScenarioError[] = [];
  for (;;) {
    const checked = checkScenario(build(base, values));
    if ('scenario' in checked) return { scenario: checked.scenario, errors: told };
    const given = [...values.keys()];
    const isAbout = (path: string) => (error: ScenarioError) =>
      error.path === path || error.path.startsWith(`${path}.`);
    const wrong = given.filter((path) => checked.errors.some(isAbout(path)));
    // A conflict between values of which none is named: all of them go.
    for (const path of wrong.length ? wrong : given) values.delete(path);
    const about = checked.errors.filter((error) => wrong.some((path) => isAbout(path)(error)));
    told.push(...(wrong.length ? about : checked.errors));
  }
}

/** The scenario object with these values; only paths of the table come here. */
function build(base: object, values: ReadonlyMap<string, unknown>): unknown {
  const scenario = structuredClone(base);
  for (const [path, value] of values) put(scenario, path, value);
  return scenario;
}
