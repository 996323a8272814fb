import { startWays } from './en/start-ways';
import { messages } from './language';

export const startWaysText = messages('startWays', startWays);
