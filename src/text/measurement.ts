import { measurement } from './en/measurement';
import { messages } from './language';

export const measurementText = messages('measurement', measurement);
