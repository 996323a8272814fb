import { fieldNames } from './en/field-names';
import { messages } from './language';

export const fieldNamesText = messages('fieldNames', fieldNames);
