import type { AccountId } from '../../../shared-kernel/ids.js';
import { fact, facts, type EventsOf } from '../../../shared-kernel/message.js';
import type { Sealed } from '../../../shared-kernel/ports/vault.js';

/** What a card says, sealed. */
export interface SealedCard {
  readonly name: Sealed;
  readonly prompt: Sealed;
  /** Values for variables that a run leaves out, as one JSON object. */
  readonly variables: Sealed;
}

interface GalleryCardRef {
  readonly accountId: AccountId;
  readonly galleryCardId: string;
}

/** Everything that the stream of an account's own cards, `gallery-<accountId>`, may say; they are read from it itself. */
export const galleryFacts = facts('gallery', {
  GalleryCardAdded: fact<GalleryCardRef & SealedCard & { version: number }>('An account put a card into its gallery.', { keptForTheRecord: true }),
  GalleryCardChanged: fact<GalleryCardRef & SealedCard & { version: number }>('A card of an account’s gallery was changed.', {
    keptForTheRecord: true,
  }),
  GalleryCardRemoved: fact<GalleryCardRef>('A card was taken out of an account’s gallery; what projects made of it stays.', {
    keptForTheRecord: true,
  }),
});
export type GalleryEvent = EventsOf<typeof galleryFacts>;
