import { charts } from './en/charts';
import { messages } from './language';

export const chartText = messages('charts', charts);
