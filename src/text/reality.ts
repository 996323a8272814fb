import { reality } from './en/reality';
import { messages } from './language';

export const realityText = messages('reality', reality);
