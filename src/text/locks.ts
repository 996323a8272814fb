import { locks } from './en/locks';
import { messages } from './language';

export const locksText = messages('locks', locks);
