import { mapCell } from './en/map-cell';
import { messages } from './language';

export const mapCellText = messages('mapCell', mapCell);
