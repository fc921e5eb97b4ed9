import { policy, type Job } from '../../../shared-kernel/policy.js';
import type { ApiKeyEvent, KeyRef } from '../../api-keys/index.js';

const stop = ({ accountId, fingerprint }: KeyRef, reason: 'key-removed' | 'key-unusable'): readonly Job[] => [
  { job: 'media-pipeline.stop-tasks-of-key', data: { accountId, fingerprint, reason } },
];

/** No further call goes out with a key that was removed or does not work; the call in flight may end. */
export const stopTasksWhenKeyGoes = policy<ApiKeyEvent>('media-pipeline.stop-tasks-when-key-goes', {
  ApiKeyRemoved: ({ data }) => stop(data, 'key-removed'),
  KeyCreditsExhausted: ({ data }) => stop(data, 'key-unusable'),
  ApiKeyInvalidated: ({ data }) => stop(data, 'key-unusable'),
  ApiKeyRestricted: ({ data }) => stop(data, 'key-unusable'),
  ApiKeyExpired: ({ data }) => stop(data, 'key-unusable'),
});
