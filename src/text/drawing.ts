import { drawing } from './en/drawing';
import { messages } from './language';

export const drawingText = messages('drawing', drawing);
