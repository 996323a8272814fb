import { stage } from './en/stage';
import { messages } from './language';

export const stageText = messages('stage', stage);
