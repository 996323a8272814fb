import { ruleMessages } from './en/rule-messages';
import { messages } from './language';

export const ruleMessagesText = messages('ruleMessages', ruleMessages);
