import type { ruleTitles } from './en/rule-titles';
import { messages } from './language';

/** Empty until `hyper-v-rules.ts` adds the titles. */
const known = {} as typeof ruleTitles;

export const ruleTitlesText = messages('ruleTitles', known);

/** Adds the titles of all rules. */
export function registerRuleTitles(titles: typeof ruleTitles): void {
  Object.assign(known, titles);
}
