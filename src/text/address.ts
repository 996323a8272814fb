import { address } from './en/address';
import { messages } from './language';

export const addressText = messages('address', address);
