import { events } from './en/events';
import { messages } from './language';

export const eventsText = messages('events', events);
