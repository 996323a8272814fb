import { cluster } from './en/cluster';
import { messages } from './language';

export const clusterText = messages('cluster', cluster);
