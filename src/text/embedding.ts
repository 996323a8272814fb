import { embedding } from './en/embedding';
import { messages } from './language';

export const embeddingText = messages('embedding', embedding);
