import { drain } from './en/drain';
import { messages } from './language';

export const drainText = messages('drain', drain);
