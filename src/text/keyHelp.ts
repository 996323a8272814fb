import { keyHelp } from './en/keyHelp';
import { messages } from './language';

export const keyHelpText = messages('keyHelp', keyHelp);
