import type { ContentStore } from '../../shared-kernel/ports/storage.js';
import type { Watch } from './watch.js';
import { withMethods } from './with-methods.js';

/** The store of content, with what arrives counted: plain content is source media, by upload or import. */
export const watchedContent = (content: ContentStore, watch: Watch): ContentStore =>
  withMethods<ContentStore>(content, {
    put: async (body, order) => {
      const { protection } = order;
      let outcome = 'failed';
      try {
        const stored = await content.put(body, order);
        outcome = 'stored';
        watch.count('keyreel_content_bytes_total', { protection }, stored.bytes);
        return stored;
      } finally {
        watch.count('keyreel_content_stored_total', { protection, outcome });
      }
    },
  });
