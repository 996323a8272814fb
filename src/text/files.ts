import { files } from './en/files';
import { messages } from './language';

export const filesText = messages('files', files);
