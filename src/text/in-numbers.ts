import { inNumbers } from './en/in-numbers';
import { messages } from './language';

export const inNumbersText = messages('inNumbers', inNumbers);
