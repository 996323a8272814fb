import { ruleSentences } from './en/rule-sentences';
import { messages } from './language';

export const ruleSentencesText = messages('ruleSentences', ruleSentences);
