import { optionDefault } from '../model/scenario/defaults';
import { ALL_FIELDS } from '../model/scenario/fields';
import type { Use } from '../model/scenario/kinds';
import { readNumber } from '../model/scenario/numbers';
import { at, isRecord } from '../model/scenario/paths';
import { isUsed } from '../model/scenario/used';
import type { Scenario } from '../model/types';
import { policies } from '../policies/all';
import { defaultsFor } from './defaults';

/** A setting that changes nothing, and where it would. */
export interface Ignored {
  path: string;
  value: unknown;
  uses: readonly Use[];
}

const isSame = (one: unknown, other: unknown) => JSON.stringify(one) === JSON.stringify(other);

/** What a scenario sets, other than its default, that nothing in it uses; `raw` is the scenario as given. */
export function ignoredIn(scenario: Scenario, raw: unknown): Ignored[] {
  const defaults = defaultsFor(scenario);
  const fields = ALL_FIELDS.flatMap(([path, { used }]): Ignored[] => {
    const value = at(scenario, path);
    if (!used || isUsed(path, scenario) || isSame(value, at(defaults, path))) return [];
    return [{ path, value, uses: used }];
  });
  return [...fields, ...ignoredOptions(scenario, at(raw, 'policy.options'))];
}

/** Options of other policies than the one that is chosen. */
function ignoredOptions({ policy, vm }: Scenario, given: unknown): Ignored[] {
  return Object.entries(isRecord(given) ? given : {}).flatMap(([key, value]): Ignored[] => {
    if (Object.hasOwn(policy.options, key)) return [];
    const owners = Object.values(policies).filter(({ options }) => Object.hasOwn(options, key));
    const isUsual = owners.some(({ options }) => {
      const field = options[key]!;
      return readNumber(value, field, vm.pageBytes) === optionDefault(field, vm.pageBytes);
    });
    const ids = owners.map(({ id }) => id);
    return isUsual ? [] : [{ path: `policy.options.${key}`, value, uses: [{ 'policy.id': ids }] }];
  });
}
