import { commands } from './en/commands';
import { messages } from './language';

export const commandsText = messages('commands', commands);
