import { movesTogether } from './en/moves-together';
import { messages } from './language';

export const movesTogetherText = messages('movesTogether', movesTogether);
