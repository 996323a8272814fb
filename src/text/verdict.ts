import { verdict } from './en/verdict';
import { messages } from './language';

export const verdictText = messages('verdict', verdict);
