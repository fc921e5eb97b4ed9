import type { CallLog } from './books/call-log.js';
import type { Invoice } from './books/invoice.js';
import type { ReportSettings } from './books/usage-reports.js';
import type { Ears } from './ears/ears.js';
import type { FaultPlan } from './faults/fault-plan.js';
import type { KeyRing } from './keys/key-ring.js';
import type { PromptCache } from './text/prompt-cache.js';

/** Everything the provider knows and keeps. */
export interface Provider {
  readonly now: () => Date;
  readonly keys: KeyRing;
  readonly invoice: Invoice;
  readonly calls: CallLog;
  readonly faults: FaultPlan;
  readonly cache: PromptCache;
  readonly ears: Ears;
  /** How the organization's reports are made. */
  readonly reports: ReportSettings;
  /** Milliseconds between the messages of a stream. */
  readonly streamPace: number;
}
