import { saving } from './en/saving';
import { messages } from './language';

export const savingText = messages('saving', saving);
