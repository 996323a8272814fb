import { keyHelp } from './en/key-help';
import { messages } from './language';

export const keyHelpText = messages('keyHelp', keyHelp);
