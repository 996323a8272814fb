import { HOST_FIELDS, type SettingField } from '../model/host-settings';
import { FIELDS, type NumberField, SEED } from '../model/scenario-fields';
import type { Scenario } from '../model/types';
import { parseQuantity } from '../model/units';
import { OPTION_UNITS } from '../policies/policy';
import { policies } from '../policies/all';
import { checkScenario, formatError } from './scenario';
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

/** The search part of an address that stands for a scenario; empty for the default. */
export function toSearch(scenario: Scenario): string {
  const pairs: [string, string][] = [];
  // `v` is no field of the table, and stands first in any case.
  flatten(shorten(scenario), '', pairs);
  if (scenario.hosts && !pairs.some(([key]) => key.startsWith(`${HOSTS}.`)))
    pairs.push([HOSTS, '1']);
  if (pairs.length === 0) return '';
  const words = pairs.map(([key, value]) => `${key}=${escape(value)}`);
  return `?v=1&${words.join('&')}`;
}

/** Characters that are plain enough in a query stay readable. */
const escape = (text: string) =>
  encodeURIComponent(text).replace(/%(?:2F|3A|2C|40)/g, (code) => decodeURIComponent(code));

function flatten(value: unknown, path: string, pairs: [string, string][]): void {
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

/** What an address says; `notices` tell what in it was not taken. */
export interface Linked {
  scenario: Scenario;
  notices: string[];
}

/** Reads the search part of an address. What does not fit takes its default and is told of. */
export function fromSearch(search: string): Linked {
  const values = new Map<string, unknown>();
  const notices: string[] = [];
  let hasHosts = false;
  for (const [key, text] of new URLSearchParams(search)) {
    if (key === 'v' || key === 'engine') continue;
    if (key === HOSTS) {
      hasHosts = true;
      continue;
    }
    const path = Object.hasOwn(NAMES, key) ? NAMES[key]! : key;
    const known = TABLE.get(path);
    if (known) values.set(path, read(text, known));
    else notices.push(`${key}: there is no such setting.`);
  }
  for (;;) {
    const checked = checkScenario(build(values, hasHosts));
    if ('scenario' in checked) return { scenario: checked.scenario, notices };
    let isLess = false;
    for (const error of checked.errors) {
      const wrong = [...values.keys()].filter(
        (path) => error.path === path || error.path.startsWith(`${path}.`),
      );
      for (const path of wrong) isLess = values.delete(path) || isLess;
      if (wrong.length) notices.push(formatError(error));
    }
    // A conflict between values of which none is named: all of them go.
    if (!isLess) {
      notices.push(...checked.errors.map(formatError));
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
function build(values: ReadonlyMap<string, unknown>, hasHosts: boolean): unknown {
  const scenario: Record<string, unknown> = { v: 1 };
  if (hasHosts) scenario.hosts = {};
  for (const [path, value] of values) {
    const keys = path.split('.');
    const last = keys.pop()!;
    let target = scenario;
    for (const key of keys) target = (target[key] ??= {}) as Record<string, unknown>;
    target[last] = value;
  }
  return scenario;
}
