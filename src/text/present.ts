import { present } from './en/present';
import { messages } from './language';

export const presentText = messages('present', present);
