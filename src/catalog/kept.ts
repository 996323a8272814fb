import { UNSEEN } from '../model/scenario-error';
import type { Scenario } from '../model/types';

/** The most runs that are kept. */
export const MOST_KEPT = 3;

/** The names of kept runs in links. */
export const KEPT_LETTERS = ['a', 'b', 'c'] as const;

/** The slot of the run that the controls change; kept runs have their letters. */
export const OWN = 'own';
export const SLOTS = [OWN, ...KEPT_LETTERS] as const;
export type SlotName = (typeof SLOTS)[number];

/** The most characters of a kept run's name. */
export const MAX_KEPT_NAME = 40;

/** A name without characters that nobody sees, or that change the direction of text. */
export const plainName = (name: string): string =>
  name.replace(UNSEEN, '').slice(0, MAX_KEPT_NAME).trim();

/** A scenario that is kept, as links and files hold it. An empty name stands for its letter. */
export interface KeptScenario {
  name: string;
  scenario: Scenario;
}

/** What is kept under a name of a slot or a lane; null for the current run, rules, and free slots. */
export const keptUnder = <T>(name: string, kept: readonly T[]): T | null =>
  kept[(KEPT_LETTERS as readonly string[]).indexOf(name)] ?? null;
