import { HOST_FIELDS, type SettingField } from '../model/host-settings';
import { FIELDS, type NumberField, SEED } from '../model/scenario-fields';
import type { Scenario } from '../model/types';
import { parseQuantity } from '../model/units';
import { OPTION_UNITS } from '../policies/policy';
import { policies } from '../policies/all';
import { type LinkFault, isLookField, isTracking, quoted } from './look';
import { presetScenario } from './preset-scenarios';
import { type Preset, presets } from './presets';
import { checkScenario } from './scenario';
import { shorten } from './scenario-file';

/** Short names of what is changed most; everything else goes by its path in the scenario. */
const NAMES: Readonly<Record<string, string>> = {
  memory: 'vm.memoryBytes',
  pattern: 'workload.kind',
  writes: 'workload.writesPerSecond',
  set: 'workload.workingSetPages',
  link: 'link.bytesPerSecond',
  latency: 'link.roundTripMs',
  transport: 'link.transport',
  policy: 'policy.id',
  storage: 'storage.kind',
  guests: 'moves.count',
  seed: 'seed',
};
const NAME_OF = new Map(Object.entries(NAMES).map(([name, path]) => [path, name]));

/** How the value at a path stands in an address. */
type Kind =
  | { kind: 'number'; field: NumberField }
  | { kind: 'flag' }
  | { kind: 'text' }
  | { kind: 'texts' }
  | { kind: 'json' };

const WORDS = [
  'workload.kind',
  'workload.hotLayout',
  'workload.pace',
  'link.transport',
  'policy.id',
  'storage.kind',
];
/** Lists of small objects. */
const LISTS = ['workload.phases', 'link.changes'];
const PAGE_BYTES: NumberField = { unit: 'bytes', min: 4096, max: 2097152, default: 4096 };

function kindOf(field: SettingField): Kind {
  if (field.kind === 'number') return { kind: 'number', field: field.number };
  if (field.kind === 'flag') return { kind: 'flag' };
  return { kind: field.kind === 'names' || field.kind === 'networks' ? 'texts' : 'text' };
}

/** Every path that an address may set: the scenario's own table of fields, and what is no number. */
const TABLE: ReadonlyMap<string, Kind> = new Map<string, Kind>([
  ...Object.entries(FIELDS).flatMap(([group, fields]) =>
    Object.entries(fields as Record<string, NumberField>).map(
      ([key, field]) => [`${group}.${key}`, { kind: 'number', field }] as [string, Kind],
    ),
  ),
  ['vm.pageBytes', { kind: 'number', field: PAGE_BYTES }],
  ['seed', { kind: 'number', field: SEED }],
  ...WORDS.map((path) => [path, { kind: 'text' }] as [string, Kind]),
  ...LISTS.map((path) => [path, { kind: 'json' }] as [string, Kind]),
  ...Object.values(policies).flatMap((policy) =>
    Object.entries(policy.options).map(
      ([key, option]) =>
        [
          `policy.options.${key}`,
          { kind: 'number', field: { ...option, unit: OPTION_UNITS[option.unit] } },
        ] as [string, Kind],
    ),
  ),
  ...Object.entries(HOST_FIELDS).flatMap(([group, fields]) =>
    Object.entries(fields as Record<string, SettingField>).map(
      ([key, field]) => [`hosts.${group}.${key}`, kindOf(field)] as [string, Kind],
    ),
  ),
]);

/** Says that there are hosts, where all their settings are the installed ones. */
const HOSTS = 'hosts';
/** The preset to begin with. */
const PRESET = 'scenario';

export type Pairs = [string, string][];

/** What stands for a scenario in a link; nothing for the default. */
export function scenarioPairs(scenario: Scenario): Pairs {
  const preset = presetWith(scenario);
  if (preset) return preset === presets[0] ? [] : [[PRESET, preset.id]];
  const pairs: Pairs = [];
  flatten(shorten(scenario), '', pairs);
  if (scenario.hosts && !pairs.some(([key]) => key.startsWith(`${HOSTS}.`)))
    pairs.push([HOSTS, '1']);
  return pairs;
}

let presetOf: ReadonlyMap<string, Preset> | null = null;

/** The preset that is exactly this scenario, as its link tells; null where it is none. */
export function exactPreset(scenario: Scenario): Preset | null {
  const [pair, ...more] = scenarioPairs(scenario);
  if (!pair) return presets[0]!;
  const isNamed = pair[0] === PRESET && more.length === 0;
  return (isNamed && presets.find(({ id }) => id === pair[1])) || null;
}

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

function flatten(value: unknown, path: string, pairs: Pairs): void {
  const known = TABLE.get(path);
  if (known) pairs.push([NAME_OF.get(path) ?? path, write(value, known)]);
  else if (value !== null && typeof value === 'object')
    for (const [key, part] of Object.entries(value))
      flatten(part, path ? `${path}.${key}` : key, pairs);
}

/** A value as text that `read` takes back exactly. */
function write(value: unknown, known: Kind): string {
  if (known.kind === 'json') return JSON.stringify(value);
  if (known.kind === 'texts') return (value as string[]).map(encodeURIComponent).join(',');
  if (known.kind !== 'number' || value === null) return String(value);
  return withUnit(Number(value), known.field);
}

const UNITS: Partial<Record<NumberField['unit'], readonly [string, number][]>> = {
  bytes: [
    ['TiB', 2 ** 40],
    ['GiB', 2 ** 30],
    ['MiB', 2 ** 20],
    ['KiB', 2 ** 10],
  ],
  'bytes/s': [
    ['Gb/s', 1.25e8],
    ['Mb/s', 1.25e5],
    ['kb/s', 125],
  ],
};

/** A number with the largest unit that loses nothing. */
function withUnit(value: number, { unit }: NumberField): string {
  for (const [name, size] of UNITS[unit] ?? []) {
    const text = `${Number((value / size).toPrecision(6))}${name}`;
    if (value >= size && parseQuantity(text, unit) === value) return text;
  }
  return String(value);
}

/** What a link says of the scenario. */
export interface Linked {
  scenario: Scenario;
  /** The preset that the scenario is, or null. */
  preset: Preset | null;
  /** What in it was not taken. */
  faults: LinkFault[];
}

/** Reads what the pairs of a link say of the scenario: what does not fit is as usual, and told of. */
export function readScenarioPairs(pairs: Iterable<readonly [string, string]>): Linked {
  const values = new Map<string, unknown>();
  const typed = new Map<string, string>();
  const faults: LinkFault[] = [];
  let base: Record<string, unknown> = { v: 1 };
  for (const [key, text] of pairs) {
    if (key === 'v' || isLookField(key) || isTracking(key)) continue;
    const path = Object.hasOwn(NAMES, key) ? NAMES[key]! : key;
    const field = TABLE.get(path);
    typed.set(path, key);
    const preset = key === PRESET ? presets.find(({ id }) => id === text) : undefined;
    if (preset) base = { ...base, ...presetScenario(preset) };
    else if (key === HOSTS && text === '1') base.hosts = {};
    else if (field) values.set(path, read(text, field));
    else faults.push(refuse(key, text));
  }
  const settled = settle(base, values, faults);
  const named = faults.map((fault) => ({ ...fault, path: typed.get(fault.path) ?? fault.path }));
  return { ...settled, faults: named };
}

function refuse(key: string, text: string): LinkFault {
  const ids = () => presets.map(({ id }) => id).join(', ');
  const allowed = key === PRESET ? ids() : key === HOSTS ? '1' : null;
  return { path: shortened(key), value: quoted(text), allowed };
}

const shortened = (name: string) => (name.length > 60 ? `${name.slice(0, 60)}…` : name);

/** Leaves out what does not fit until the rest does. */
function settle(base: object, values: Map<string, unknown>, faults: LinkFault[]) {
  for (;;) {
    const checked = checkScenario(build(base, values));
    if ('scenario' in checked) {
      const { scenario } = checked;
      return { scenario, preset: presetWith(scenario) };
    }
    let isLess = false;
    const given = [...values.keys()];
    for (const error of checked.errors) {
      const wrong = given.filter(
        (path) => error.path === path || error.path.startsWith(`${path}.`),
      );
      for (const path of wrong) isLess = values.delete(path) || isLess;
      if (wrong.length) faults.push(error);
    }
    // A conflict between values of which none is named: all of them go.
    if (!isLess) {
      faults.push(...checked.errors);
      values.clear();
    }
  }
}

function read(text: string, known: Kind): unknown {
  if (known.kind === 'flag') return text === 'true' ? true : text === 'false' ? false : text;
  if (known.kind === 'texts') return text === '' ? [] : text.split(',').map(unescape);
  if (
    known.kind === 'json' ||
    (known.kind === 'number' && /^(null|-?[\d.]+(e[+-]?\d+)?)$/i.test(text))
  )
    try {
      return JSON.parse(text);
    } catch {
      return text;
    }
  return text;
}

function unescape(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}

/** The scenario object with these values; only paths of the table come here. */
function build(base: object, values: ReadonlyMap<string, unknown>): unknown {
  const scenario = structuredClone(base) as Record<string, unknown>;
  for (const [path, value] of values) {
    const keys = path.split('.');
    const last = keys.pop()!;
    let target = scenario;
    for (const key of keys) target = (target[key] ??= {}) as Record<string, unknown>;
    target[last] = value;
  }
  return scenario;
}
