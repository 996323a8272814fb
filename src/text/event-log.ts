import { eventLog } from './en/event-log';
import { messages } from './language';

export const eventLogText = messages('eventLog', eventLog);
