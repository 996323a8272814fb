import { migrationEvents } from './en/migration-events';
import { messages } from './language';

export const migrationEventsText = messages('migrationEvents', migrationEvents);
