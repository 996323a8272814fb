import { workload } from './en/workload';
import { messages } from './language';

export const workloadText = messages('workload', workload);
