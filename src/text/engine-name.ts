import { engineName } from './en/engine-name';
import { messages } from './language';

export const engineNameText = messages('engineName', engineName);
