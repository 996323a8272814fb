import { mapFields } from './en/map-fields';
import { messages } from './language';

export const mapFieldsText = messages('mapFields', mapFields);
