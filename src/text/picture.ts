import { picture } from './en/picture';
import { messages } from './language';

export const pictureText = messages('picture', picture);
