import type { Sealed, Sealer } from '../../../shared-kernel/ports/vault.js';

/** Names and terms are personal: they are kept and ordered with sealed, and there is nothing to keep where there are none. */
export const sealedVocabulary = (sealer: Sealer, accountId: string, vocabulary: readonly string[]): Promise<Sealed> | null =>
  vocabulary.length === 0 ? null : sealer.seal(JSON.stringify(vocabulary), { accountId, purpose: 'project.vocabulary' });
