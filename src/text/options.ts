import { options } from './en/options';
import { messages } from './language';

export const optionsText = messages('options', options);

/** An option of a policy, for its words. */
export type OptionCode = keyof typeof options.byCode;
export type ChoiceCode = keyof typeof options.choices;
