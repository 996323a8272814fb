import { fieldNames } from './en/fieldNames';
import { messages } from './language';

export const fieldNamesText = messages('fieldNames', fieldNames);
