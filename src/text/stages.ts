import { stages } from './en/stages';
import { messages } from './language';

export const stagesText = messages('stages', stages);
