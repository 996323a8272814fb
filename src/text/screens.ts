import { screens } from './en/screens';
import { messages } from './language';

export const screensText = messages('screens', screens);
