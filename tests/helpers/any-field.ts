import * as fc from 'fast-check';
import { checkScenario } from '../../src/catalog/scenario';
import { HOST_FIELDS } from '../../src/model/host-settings';
import { ALL_FIELDS } from '../../src/model/scenario/fields';
import type { Field, NumberField } from '../../src/model/scenario/kinds';
import { put } from '../../src/model/scenario/paths';
import type { Scenario } from '../../src/model/types';
import { policies } from '../../src/policies/all';

const name = fc.string({ minLength: 1, maxLength: 20 }).filter((text) => text.trim() !== '');

function anyNumber({ min, max, integer, above, default: usual }: NumberField) {
  const top = Math.min(max, 2 ** 40);
  const number = integer
    ? fc.integer({ min: Math.ceil(min), max: Math.min(top, 2 ** 31) })
    : fc.double({ min: above ? min + 1e-3 : min, max: top, noNaN: true });
  return usual === null ? fc.option(number) : number;
}

/** Any value that a field may have. */
export function anyValue(field: Field): fc.Arbitrary<unknown> {
  switch (field.kind) {
    case 'flag':
      return fc.boolean();
    case 'choice':
      return fc.constantFrom(...field.choices);
    case 'number':
      return anyNumber(field);
    case 'names':
      return fc.array(name, { maxLength: 4 });
    case 'networks':
      return fc.array(fc.constantFrom('10.0.0.0/8', 'fd00::/64', '0.0.0.0/0'), { maxLength: 3 });
    case 'network':
      return fc.constantFrom('192.168.10.0/24', 'fd00:1::/64');
    case 'address':
      return fc.constantFrom('10.1.2.3', 'fd00::7');
    case 'drive':
      return fc.constantFrom('C:', 'd:');
    case 'text':
      return name;
    case 'list':
      return fc.array(anyRecord(field.of), { maxLength: 3 });
    case 'record':
      return fc.option(anyRecord(field.of));
    case 'policy':
      return fc.constantFrom(...Object.keys(policies));
    case 'own':
      return fc.constant(field.default);
  }
}

const anyRecord = (of: Readonly<Record<string, NumberField>>) =>
  fc.record(Object.fromEntries(Object.entries(of).map(([key, each]) => [key, anyNumber(each)])));

/** Values for some fields of a table, by path. */
const someOf = (fields: readonly (readonly [string, Field])[]) =>
  fc.record(Object.fromEntries(fields.map(([path, field]) => [path, anyValue(field)])), {
    requiredKeys: [],
  });

const nested = (values: Record<string, unknown>): Record<string, unknown> => {
  const object = {};
  for (const [path, value] of Object.entries(values)) put(object, path, value);
  return object;
};

const hosts = someOf(
  Object.entries(HOST_FIELDS).flatMap(([group, fields]) =>
    Object.entries(fields as Record<string, Field>).map(
      ([key, field]) => [`${group}.${key}`, field] as const,
    ),
  ),
).map(nested);

/** Ranges in which most values fit together. */
const OFTEN: Readonly<Record<string, object>> = {
  'vm.memoryBytes': { min: 2 ** 30 },
  'workload.deltaBytes': { max: 4096 },
  'workload.workingSetPages': { max: 2 ** 17 },
  'workload.firstPage': { max: 2 ** 17 },
  'workload.sweepFrom': { max: 2 ** 12 },
  'vm.filledFirstPage': { max: 2 ** 10 },
};

/** Leaves out values that do not fit the others. */
function settled(values: Record<string, unknown>, hosts: unknown): Scenario {
  for (;;) {
    const checked = checkScenario({ v: 1, ...nested(values), hosts });
    if ('scenario' in checked) return checked.scenario;
    const wrong = Object.keys(values).filter((key) =>
      checked.errors.some(({ path }) => path === key || path.startsWith(`${key}.`)),
    );
    for (const path of wrong.length ? wrong : Object.keys(values)) delete values[path];
  }
}

/** Any valid scenario. */
export const anyScenario: fc.Arbitrary<Scenario> = fc
  .tuple(
    someOf(
      ALL_FIELDS.filter(([, { kind }]) => kind !== 'own').map(([path, field]) => [
        path,
        { ...field, ...OFTEN[path] },
      ]),
    ),
    fc.option(hosts),
  )
  .map(([values, settings]) => settled({ ...values }, settings));
