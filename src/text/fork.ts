import { fork } from './en/fork';
import { messages } from './language';

export const forkText = messages('fork', fork);
