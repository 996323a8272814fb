import { withEdit } from '../model/edits';
import { optionDefault } from '../model/scenario/defaults';
import { ALL_FIELDS } from '../model/scenario/fields';
import type { Use } from '../model/scenario/kinds';
import { readNumber } from '../model/scenario/numbers';
import { at, isRecord } from '../model/scenario/paths';
import { isUsed, usesOf } from '../model/scenario/used';
import type { Edit, Scenario } from '../model/types';
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
  // An edit may make a scenario use what it did not use before.
  const states = statesOf(scenario);
  const isEverUsed = (path: string) => states.some((state) => isUsed(path, state));
  const fields = ALL_FIELDS.flatMap(([path, { used }]): Ignored[] => {
    const value = at(scenario, path);
    if (!used || isSame(value, at(defaults, path)) || isEverUsed(path)) return [];
    return [{ path, value, uses: used }];
  });
  const options = ignoredOptions(scenario, at(raw, 'policy.options'));
  return [...fields, ...options, ...ignoredEdits(scenario, states, at(raw, 'edits'))];
}

/** The scenario at the start, and after each of its edits. */
function statesOf(scenario: Scenario): Scenario[] {
  const states = [scenario];
  for (const edit of scenario.edits) states.push(withEdit(states.at(-1)!, edit));
  return states;
}

/** What edits set that nothing uses from then on; `given` are the edits as they were given. */
function ignoredEdits(
  { edits, policy, vm }: Scenario,
  states: readonly Scenario[],
  given: unknown,
): Ignored[] {
  const list = (Array.isArray(given) ? given : edits) as readonly Pick<Edit, 'set'>[];
  const paths = new Set(edits.flatMap(({ set = {} }) => Object.keys(set)));
  const used = new Set<string>();
  const found: Ignored[] = [];
  for (let index = edits.length - 1; index >= 0; index--) {
    const [before, after] = [states[index]!, states[index + 1]!];
    for (const path of paths) if (isUsed(path, after)) used.add(path);
    const isIgnored = (path: string) =>
      !used.has(path) && !isSame(at(after, path), at(before, path));
    const fields = Object.keys(edits[index]!.set ?? {})
      .filter(isIgnored)
      .map((path) => ({ path, value: at(after, path), uses: usesOf(path)! }));
    const options = Object.entries(list[index]?.set ?? {})
      .filter(([path]) => path.startsWith(OPTION))
      .map(([path, value]) => [path.slice(OPTION.length), value] as const);
    const others = ignoredOptions({ policy, vm }, Object.fromEntries(options));
    for (const each of [...others, ...fields].reverse())
      found.unshift({ ...each, path: `edits.${index}.set.${each.path}` });
  }
  return found;
}

const OPTION = 'policy.options.';

/** Options of other policies than the one that is chosen. */
function ignoredOptions(
  { policy, vm }: Pick<Scenario, 'policy' | 'vm'>,
  given: unknown,
): Ignored[] {
  return Object.entries(isRecord(given) ? given : {}).flatMap(([key, value]): Ignored[] => {
    if (Object.hasOwn(policy.options, key)) return [];
    const owners = Object.values(policies).filter(({ options }) => Object.hasOwn(options, key));
    const isUsual = owners.some(({ options }) => {
      const field = options[key]!;
      return readNumber(value, field, vm.pageBytes) === optionDefault(field, vm.pageBytes);
    });
    const ids = owners.map(({ id }) => id);
    return isUsual ? [] : [{ path: `${OPTION}${key}`, value, uses: [{ 'policy.id': ids }] }];
  });
}
