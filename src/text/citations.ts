import { citations } from './en/citations';
import { messages } from './language';

export const citationsText = messages('citations', citations);
