import { options } from './en/options';
import type { otherOptions } from './en/other-options';
import { messages } from './language';

type Others = typeof otherOptions;

/** The code of an option of a policy. */
export type OptionCode = keyof typeof options | keyof Others['byCode'];
export type ChoiceCode = keyof Others['choices'];

/** Those of Hyper-V are built in; `other-policies.ts` adds the others. */
const known = { byCode: { ...options }, choices: {} } as {
  byCode: typeof options & Others['byCode'];
  choices: Others['choices'];
};

export const optionsText = messages('options', known);

/** Adds the texts of the other policies. */
export function registerOptions({ byCode, choices }: Others): void {
  Object.assign(known.byCode, byCode);
  Object.assign(known.choices, choices);
}
