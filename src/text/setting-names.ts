import { settingNames } from './en/setting-names';
import { messages } from './language';

export const settingNamesText = messages('settingNames', settingNames);
