import { suggestions } from './en/suggestions';
import { messages } from './language';

export const suggestionsText = messages('suggestions', suggestions);
