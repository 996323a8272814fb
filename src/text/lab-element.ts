import { labElement } from './en/lab-element';
import { messages } from './language';

export const labElementText = messages('labElement', labElement);
