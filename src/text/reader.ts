import { reader } from './en/reader';
import { messages } from './language';

export const readerText = messages('reader', reader);
