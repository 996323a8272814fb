import { clusterClicks } from './en/cluster-clicks';
import { messages } from './language';

export const clusterClicksText = messages('clusterClicks', clusterClicks);
