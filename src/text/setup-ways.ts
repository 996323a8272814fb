import { setupWays } from './en/setup-ways';
import { messages } from './language';

export const setupWaysText = messages('setupWays', setupWays);
