import { lessons, solutions } from './en/lessons';
import { messages } from './language';

export const lessonsText = messages('lessons', lessons);
export const solutionsText = messages('solutions', solutions);
