import { refusal } from '../../../shared-kernel/refusal.js';

export const RefusalUnknown = refusal(
  'refusal_unknown',
  'missing',
  'No product rule is on record to have refused anything under this id. What was refused again within a minute is named when the minute is over.',
  { remedies: ['wait_and_retry'] },
);
