import { figure } from './en/figure';
import { messages } from './language';

export const figureText = messages('figure', figure);
