import { fieldReports } from './en/field-reports';
import { messages } from './language';

export type { ReportId } from './en/field-reports';
export const fieldReportsText = messages('field-reports', fieldReports);
