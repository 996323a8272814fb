import { race } from './en/race';
import { messages } from './language';

export const raceText = messages('race', race);
