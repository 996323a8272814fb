import { measured } from './en/measured';
import { messages } from './language';

export const measuredText = messages('measured', measured);
