import { handshake } from './en/handshake';
import { messages } from './language';

export const handshakeText = messages('handshake', handshake);
