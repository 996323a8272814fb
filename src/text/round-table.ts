import { roundTableWords } from './en/round-table';
import { messages } from './language';

export const roundTableText = messages('roundTable', roundTableWords);
