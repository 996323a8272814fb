import { ruleCauses } from './en/rule-causes';
import { messages } from './language';

export const ruleCausesText = messages('ruleCauses', ruleCauses);
