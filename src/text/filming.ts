import { filming } from './en/filming';
import { messages } from './language';

export const filmingText = messages('filming', filming);
