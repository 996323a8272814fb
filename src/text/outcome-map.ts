import { outcomeMap } from './en/outcome-map';
import { messages } from './language';

export const outcomeMapText = messages('outcomeMap', outcomeMap);
