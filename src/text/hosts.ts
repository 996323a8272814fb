import { hosts } from './en/hosts';
import { messages } from './language';

export const hostsText = messages('hosts', hosts);
