import { engineLine } from './en/engine-line';
import { messages } from './language';

export const engineLineText = messages('engineLine', engineLine);
