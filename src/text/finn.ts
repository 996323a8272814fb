import { finn } from './en/finn';
import { messages } from './language';

export const finnText = messages('finn', finn);
