import { hiddenFault, probes } from './en/probes';
import { messages } from './language';

export const probesText = messages('probes', probes);
export const hiddenFaultText = messages('hiddenFault', hiddenFault);
