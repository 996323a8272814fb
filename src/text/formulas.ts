import { formulas } from './en/formulas';
import { messages } from './language';

export const formulasText = messages('formulas', formulas);
