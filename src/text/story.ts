import { messages } from './language';
import { story } from './en/story';

export const storyText = messages('story', story);
