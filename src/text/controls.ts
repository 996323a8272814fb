import { controls } from './en/controls';
import { messages } from './language';

export const controlsText = messages('controls', controls);
