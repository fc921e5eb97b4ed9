import { refusal } from '../../../shared-kernel/refusal.js';

export const NoticeCauseLasts = refusal(
  'notice_cause_lasts',
  'conflict',
  'What this notice tells of still keeps work from being done; it closes by itself when that ends.',
  { remedies: ['mark_the_notice_read'] },
);
