import { pings } from './en/pings';
import { messages } from './language';

export const pingsText = messages('pings', pings);
