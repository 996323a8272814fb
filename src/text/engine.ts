import { engine } from './en/engine';
import { messages } from './language';

export const engineText = messages('engine', engine);
