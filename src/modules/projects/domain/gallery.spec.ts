import { given } from '../../../shared-kernel/testing/given.js';
import { galleryCommands } from './gallery-commands.js';
import type { GalleryEvent } from './gallery-events.js';
import { gallery } from './gallery.js';

const ref = { accountId: 'ada', galleryCardId: 'mail' };
const sealed = (text: string) => ({ sealed: text });
const card = { ...ref, name: sealed('n'), prompt: sealed('p'), variables: sealed('{}') };
const added: GalleryEvent = { type: 'GalleryCardAdded', data: { ...card, version: 1 } };
const changed = (version: number): GalleryEvent => ({ type: 'GalleryCardChanged', data: { ...card, version } });
const removed: GalleryEvent = { type: 'GalleryCardRemoved', data: ref };
const change = (expectedVersion: number | null) => galleryCommands.ChangeGalleryCard({ ...card, expectedVersion });

describe('the gallery of an account', () => {
  it('takes a card once', () => {
    given(gallery)().when(galleryCommands.AddGalleryCard(card)).then(added);
    given(gallery)(added).when(galleryCommands.AddGalleryCard(card)).thenNothing();
  });

  it('lets nobody write over a version that they have not seen', () => {
    given(gallery)(added).when(change(1)).then(changed(2));
    given(gallery)(added, changed(2)).when(change(1)).thenRefused('precondition_stale');
    given(gallery)(added, changed(2)).when(change(null)).then(changed(3));
  });

  it('knows no card that was never there, or is there no more', () => {
    given(gallery)().when(change(null)).thenRefused('gallery_card_unknown');
    given(gallery)(added).when(galleryCommands.RemoveGalleryCard(ref)).then(removed);
    given(gallery)(added, removed).when(galleryCommands.RemoveGalleryCard(ref)).thenRefused('gallery_card_unknown');
  });

  it('has a bound', () => {
    const full = Array.from({ length: 200 }, (_, index): GalleryEvent => ({
      type: 'GalleryCardAdded',
      data: { ...card, galleryCardId: `${index}`, version: 1 },
    }));
    given(gallery)(...full)
      .when(galleryCommands.AddGalleryCard(card))
      .thenRefused('gallery_full');
  });
});
