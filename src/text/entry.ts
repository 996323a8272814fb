import { entry } from './en/entry';
import { messages } from './language';

export const entryText = messages('entry', entry);
