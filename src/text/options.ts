import { options } from './en/options';
import type { otherOptions } from './en/other-options';
import { messages } from './language';

type Others = typeof otherOptions;

/** An option of a policy, for its words. */
export type OptionCode = keyof typeof options | keyof Others['byCode'];
export type ChoiceCode = keyof Others['choices'];

/** Hyper-V's are there from the start; `other-policies.ts` brings the others. */
const known = { byCode: { ...options }, choices: {} } as {
  byCode: typeof options & Others['byCode'];
  choices: Others['choices'];
};

export const optionsText = messages('options', known);

/** Makes the words of the other policies known. */
export function registerOptions({ byCode, choices }: Others): void {
  Object.assign(known.byCode, byCode);
  Object.assign(known.choices, choices);
}
