import { hostSettings } from './en/host-settings';
import { messages } from './language';

export const hostSettingsText = messages('hostSettings', hostSettings);
