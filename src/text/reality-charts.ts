import { realityCharts } from './en/reality-charts';
import { messages } from './language';

export const realityChartText = messages('realityCharts', realityCharts);
