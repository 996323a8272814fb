import { breakages } from './breakages';
import type { RuleId } from './rule-id';
import { fatalRules } from './rules';

/** How many causes a guess chooses from. */
const CHOICES = 4;

/** Faults that end the move in setup. */
const CANDIDATES: readonly RuleId[] = fatalRules
  .filter(({ id, stage }) => stage === 'setup' && id in breakages)
  .map(({ id }) => id);

/** Takes some items of a list by chance, each once. */
function someOf<T>(list: readonly T[], count: number, chance: () => number): T[] {
  const left = [...list];
  return Array.from(
    { length: Math.min(count, left.length) },
    () => left.splice(Math.floor(chance() * left.length), 1)[0]!,
  );
}

/**
 * Chooses a fault by chance, another one than `before`, and the causes from which the reader
 * chooses; it is among them. `chance` returns numbers from 0 to 1, without 1.
 */
export function chooseFault(
  before: RuleId | null,
  chance: () => number,
): { id: RuleId; choices: RuleId[] } {
  const choices = someOf(
    CANDIDATES.filter((id) => id !== before),
    CHOICES,
    chance,
  );
  return { id: choices[Math.floor(chance() * choices.length)]!, choices };
}
