import { hostSources } from './en/host-sources';
import { messages } from './language';

export const hostSourcesText = messages('hostSources', hostSources);
