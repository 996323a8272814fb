import { clusterSteps } from './en/cluster-steps';
import { messages } from './language';

export const clusterStepsText = messages('clusterSteps', clusterSteps);
