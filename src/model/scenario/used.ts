import { FIELDS, type Scenario, type ScenarioField } from './fields';
import type { Use } from './kinds';
import { at } from './paths';

const isOneOf = (value: unknown, words: readonly string[]): boolean =>
  words.some((word) =>
    word.endsWith('*') ? String(value).startsWith(word.slice(0, -1)) : value === word,
  );

/** Whether all fields that a use names have the values it names. */
const holds = (use: Use, scenario: Scenario): boolean =>
  Object.entries(use).every(([path, words]) => isOneOf(at(scenario, path), words));

/** When the field at a path is used; null for one that always is. */
export const usesOf = (path: string): readonly Use[] | null =>
  (FIELDS as Readonly<Record<string, ScenarioField>>)[path]?.used ?? null;

/** Whether anything depends on the field at a path. */
export const isUsed = (path: string, scenario: Scenario): boolean =>
  usesOf(path)?.some((use) => holds(use, scenario)) ?? true;
