import { client } from './en/client';
import { messages } from './language';

export const clientText = messages('client', client);
