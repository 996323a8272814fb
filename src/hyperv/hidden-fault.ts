import type { Scenario } from '../model/types';
import { breakages } from './breakages';
import { breakOnly, replaceHosts } from './broken';
import { type Probe, probesOf } from './probes';
import { hostsFor } from './ready';
import type { RuleId } from './rule-id';
import { fatalRules } from './rules';
import { type HostsDraft, situationOf } from './situation';

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

/** The probes, those that show one cause before those that show many. */
const TELLING: readonly Probe['id'][] = [
  'clock',
  'networks',
  'port',
  'source',
  'destination',
  'compare',
];

/** What the probes print for a scenario after a change of its hosts. */
function probesAfter(scenario: Scenario, change: (draft: Scenario & HostsDraft) => void): Probe[] {
  const draft = structuredClone(scenario);
  draft.hosts ??= hostsFor(draft);
  change(draft as Scenario & HostsDraft);
  return probesOf(situationOf(draft as Scenario & HostsDraft));
}

/**
 * What a probe would print if the guess were the only fault: one that shows this fault, and prints
 * something else now. Null if no probe does.
 */
export function tellApart(scenario: Scenario, guess: RuleId): Probe | null {
  const now = probesAfter(scenario, () => {});
  const sound = probesAfter(scenario, (draft) => replaceHosts(draft, hostsFor));
  const guessed = probesAfter(scenario, (draft) => breakOnly(draft, guess));
  const of = (list: readonly Probe[], id: Probe['id']) => list.find((each) => each.id === id)!;
  const isTold = (id: Probe['id']) =>
    [sound, now].every((list) => of(list, id).output !== of(guessed, id).output);
  const told = TELLING.find(isTold);
  return told ? of(guessed, told) : null;
}
