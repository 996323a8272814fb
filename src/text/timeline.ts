import { timeline } from './en/timeline';
import { messages } from './language';

export const timelineText = messages('timeline', timeline);
