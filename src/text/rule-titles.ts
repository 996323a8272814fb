import { ruleTitles } from './en/rule-titles';
import { messages } from './language';

export const ruleTitlesText = messages('ruleTitles', ruleTitles);
