import { fields } from './en/fields';
import { messages } from './language';

export const fieldsText = messages('fields', fields);
