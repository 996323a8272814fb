import { answers } from './en/answers';
import { messages } from './language';

export const answersText = messages('answers', answers);
