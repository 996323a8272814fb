import { faults } from './en/faults';
import { messages } from './language';

export const faultsText = messages('faults', faults);
