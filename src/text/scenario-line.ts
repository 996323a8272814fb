import { scenarioLine } from './en/scenario-line';
import { messages } from './language';

export const scenarioLineText = messages('scenarioLine', scenarioLine);
