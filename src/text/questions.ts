import { questions } from './en/questions';
import { messages } from './language';

export const questionText = messages('questions', questions);
