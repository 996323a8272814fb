import { caption } from './en/caption';
import { messages } from './language';

export const captionText = messages('caption', caption);
