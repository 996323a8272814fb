import { hands } from './en/hands';
import { messages } from './language';

export const handsText = messages('hands', hands);
