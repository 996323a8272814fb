import { type Faults, asFaults } from '../model/scenario-error';
import { KEPT_LETTERS, type KeptScenario, plainName } from './kept';
import type { LinkFault } from './look';
import { type Pairs, asSearch, isKeptName, readScenarioPairs, scenarioPairs } from './url';

/** The name of a kept run, beside the pairs of its scenario. */
const NAME = 'name';

/** The pairs of a link for what is kept: a letter, and a link within the link. */
export const keptPairs = (kept: readonly KeptScenario[]): Pairs =>
  kept.map(({ name, scenario }, index) => {
    const pairs: Pairs = [
      ...scenarioPairs(scenario),
      ...(name ? [[NAME, name] as [string, string]] : []),
    ];
    return [KEPT_LETTERS[index]!, asSearch(pairs).replace(/^\?v=1&/, '') || 'v=1'];
  });

/** Reads what is kept from the pairs of a link, in the order of the letters. */
export function readKeptPairs(
  pairs: Iterable<readonly [string, string]>,
): Faults<LinkFault> & { kept: KeptScenario[] } {
  const given = new Map([...pairs].filter(([key]) => isKeptName(key)));
  const errors: LinkFault[] = [];
  let more = 0;
  const kept = KEPT_LETTERS.flatMap((letter): KeptScenario[] => {
    const text = given.get(letter);
    if (text === undefined) return [];
    const inner = [...new URLSearchParams(text)];
    const linked = readScenarioPairs(inner.filter(([key]) => key !== NAME));
    const name = plainName(inner.find(([key]) => key === NAME)?.[1] ?? '');
    errors.push(...linked.errors.map((fault) => ({ ...fault, path: `${letter}: ${fault.path}` })));
    more += linked.more;
    return [{ name, scenario: linked.scenario }];
  });
  return { kept, ...asFaults(errors, more) };
}
