import { shell } from './en/shell';
import { messages } from './language';

export const shellText = messages('shell', shell);
