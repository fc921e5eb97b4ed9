import type { AccountId } from '../../../shared-kernel/ids.js';
import { command, commands, type CommandsOf } from '../../../shared-kernel/message.js';
import type { SealedCard } from './gallery-events.js';

interface ToCard {
  readonly accountId: AccountId;
  readonly galleryCardId: string;
}

/** Orders to the gallery of one account. */
export const galleryCommands = commands('gallery', (data: { accountId: AccountId }) => data.accountId, {
  AddGalleryCard: command<ToCard & SealedCard>(),
  ChangeGalleryCard: command<ToCard & SealedCard & { expectedVersion: number | null }>(),
  RemoveGalleryCard: command<ToCard>(),
});
export type GalleryCommand = CommandsOf<typeof galleryCommands>;
