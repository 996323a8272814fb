import { moveKinds } from './en/move-kinds';
import { messages } from './language';

export const moveKindsText = messages('moveKinds', moveKinds);
