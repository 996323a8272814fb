import { severalMoves } from './en/several-moves';
import { messages } from './language';

export const severalMovesText = messages('severalMoves', severalMoves);
