import type { Content, ContentStore } from '../../../shared-kernel/ports/storage.js';
import type { SealContext } from '../../../shared-kernel/ports/vault.js';

/** A stored text as a whole: for what is bounded by how it was made, a transcript or a card's text. */
export const wholeText = async (store: ContentStore, content: Content, context: SealContext): Promise<string> => {
  const chunks: Uint8Array[] = [];
  for await (const chunk of await store.get(content, context)) chunks.push(chunk);
  return Buffer.concat(chunks).toString('utf8');
};
