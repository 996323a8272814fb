import { watch } from './en/watch';
import { messages } from './language';

export const watchText = messages('watch', watch);
