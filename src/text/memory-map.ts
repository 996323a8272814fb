import { memoryMap } from './en/memory-map';
import { messages } from './language';

export const memoryMapText = messages('memoryMap', memoryMap);
