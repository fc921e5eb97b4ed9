import { LogPeriodQuery } from './log.requests.js';

/** What an export is to cover; the tree is always whole. */
export class LogExportRequest extends LogPeriodQuery {}
