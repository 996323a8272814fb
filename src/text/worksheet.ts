import { worksheet } from './en/worksheet';
import { messages } from './language';

export const worksheetText = messages('worksheet', worksheet);
