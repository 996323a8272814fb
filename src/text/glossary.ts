import { glossary } from './en/glossary';
import { messages } from './language';

export const glossaryText = messages('glossary', glossary);
