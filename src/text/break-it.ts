import { breakIt } from './en/break-it';
import { messages } from './language';

export const breakItText = messages('breakIt', breakIt);
