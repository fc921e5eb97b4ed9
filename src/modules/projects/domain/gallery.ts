import type { Decider } from '../../../shared-kernel/decider.js';
import { PreconditionStale } from '../../../shared-kernel/refusal.js';
import { GalleryCardUnknown, GalleryFull } from './errors.js';
import type { GalleryCommand } from './gallery-commands.js';
import { galleryFacts, type GalleryEvent } from './gallery-events.js';

/** The cards that an account keeps for all of its projects: their versions by their ids. */
export type Gallery = ReadonlyMap<string, number>;

/** A gallery is shown as one page. */
const MOST_CARDS = 200;

const versionOf = (gallery: Gallery, galleryCardId: string): number => {
  const version = gallery.get(galleryCardId);
  if (version === undefined) throw GalleryCardUnknown();
  return version;
};

export const gallery: Decider<Gallery, GalleryCommand, GalleryEvent> = {
  facts: galleryFacts,
  initial: new Map(),

  decide(command, state) {
    switch (command.type) {
      case 'AddGalleryCard':
        if (state.has(command.data.galleryCardId)) return [];
        if (state.size >= MOST_CARDS) throw GalleryFull({ atMost: MOST_CARDS });
        return [{ type: 'GalleryCardAdded', data: { ...command.data, version: 1 } }];
      case 'ChangeGalleryCard': {
        const { expectedVersion, ...card } = command.data;
        const version = versionOf(state, card.galleryCardId);
        if (expectedVersion !== null && expectedVersion !== version) throw PreconditionStale();
        return [{ type: 'GalleryCardChanged', data: { ...card, version: version + 1 } }];
      }
      case 'RemoveGalleryCard':
        versionOf(state, command.data.galleryCardId);
        return [{ type: 'GalleryCardRemoved', data: command.data }];
    }
  },

  evolve(state, event) {
    switch (event.type) {
      case 'GalleryCardAdded':
      case 'GalleryCardChanged':
        return new Map(state).set(event.data.galleryCardId, event.data.version);
      case 'GalleryCardRemoved':
        return new Map([...state].filter(([id]) => id !== event.data.galleryCardId));
    }
  },
};
