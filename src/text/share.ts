import { share } from './en/share';
import { messages } from './language';

export const shareText = messages('share', share);
