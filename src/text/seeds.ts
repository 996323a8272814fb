import { seeds } from './en/seeds';
import { messages } from './language';

export const seedsText = messages('seeds', seeds);
