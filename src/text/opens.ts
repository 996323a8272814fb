import { opens } from './en/opens';
import { messages } from './language';

export const opensText = messages('opens', opens);
