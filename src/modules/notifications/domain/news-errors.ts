import { refusal } from '../../../shared-kernel/refusal.js';

export const TooManyStreams = refusal(
  'too_many_streams',
  'too-many',
  'This account follows its news so often at the same time that no more is let in.',
  {
    retryAfter: 15,
    remedies: ['close_another_stream', 'wait_and_retry'],
  },
);
