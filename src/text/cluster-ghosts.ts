import { clusterGhosts } from './en/cluster-ghosts';
import { messages } from './language';

export const clusterGhostsText = messages('clusterGhosts', clusterGhosts);
