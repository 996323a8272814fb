import { keep } from './en/keep';
import { messages } from './language';

export const keepText = messages('keep', keep);
