import { commandLines } from './en/command-lines';
import { messages } from './language';

export const commandLinesText = messages('commandLines', commandLines);
