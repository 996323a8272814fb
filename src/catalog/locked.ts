import { locksOf } from '../model/scenario/locks';
import { locksText as t } from '../text/locks';

/** The names of locks on the screen. */
export const CONTROL_WORDS = t.controls;

/** Says which fields cannot be changed, with the names that the reader sees. */
export function sayLocked(paths: readonly string[]): string[] {
  const locks = new Set(paths.map((path) => locksOf(path)[0] ?? 'all'));
  return [...locks].map((lock) => t.locked[lock]);
}
