import { explanations } from './en/explanations';
import { messages } from './language';

export const explanationsText = messages('explanations', explanations);
