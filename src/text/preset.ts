import { preset } from './en/preset';
import { messages } from './language';

export const presetText = messages('preset', preset);
