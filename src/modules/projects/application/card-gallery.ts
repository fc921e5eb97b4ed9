import { Inject, Injectable } from '@nestjs/common';
import { idFrom } from '../../../shared-kernel/ids.js';
import type { CommandContext } from '../../../shared-kernel/context.js';
import type { EventLog } from '../../../shared-kernel/ports/event-log.js';
import { Commands, type Sent } from '../../../shared-kernel/ports/messages.js';
import { EVENT_LOG } from '../../../shared-kernel/ports/tokens.js';
import { builtInCards, type BuiltInLanguage } from '../domain/built-in-cards.js';
import { projectCommands } from '../domain/commands.js';
import { GalleryCardUnknown } from '../domain/errors.js';
import type { GalleryEvent, SealedCard } from '../domain/gallery-events.js';
import { SealedCards, needsOf, type ReadCard } from './sealed-cards.js';

/** A card of an account's own gallery. */
export interface GalleryCard extends ReadCard {
  readonly galleryCardId: string;
  readonly version: number;
  readonly changedAt: string;
}

/** A card of the product's own gallery, in one language. */
export interface OfferedCard extends ReadCard {
  readonly key: string;
  readonly language: BuiltInLanguage;
}

/** Which card a project is to get: one of the account's, or one that the product brings. */
export type CardOrigin =
  { readonly kind: 'own'; readonly galleryCardId: string } | { readonly kind: 'built-in'; readonly key: string; readonly language: BuiltInLanguage };

type Kept = SealedCard & Pick<GalleryCard, 'galleryCardId' | 'version' | 'changedAt'>;

/** Cards for all projects: an account's own, read from their own stream, and those that the product brings. */
@Injectable()
export class CardGallery {
  constructor(
    private readonly commands: Commands,
    private readonly cards: SealedCards,
    @Inject(EVENT_LOG) private readonly log: EventLog,
  ) {}

  /** The account's own, in the order in which they came. */
  async own(accountId: string): Promise<readonly GalleryCard[]> {
    const kept = [...(await this.kept(accountId)).values()];
    return Promise.all(
      kept.map(async ({ galleryCardId, version, changedAt, ...card }) => ({
        galleryCardId,
        version,
        changedAt,
        ...(await this.cards.open(accountId, card)),
      })),
    );
  }

  builtIn(language: BuiltInLanguage): readonly OfferedCard[] {
    return builtInCards.map(({ key, variables, in: said }) => {
      const { name, prompt } = said[language];
      return { key, language, name, prompt, variables, needs: needsOf(prompt, variables) };
    });
  }

  /** Gives a project a copy: what becomes of the card in the gallery later is of no consequence to it. Throws `gallery_card_unknown`. */
  async use(
    context: CommandContext,
    accountId: string,
    projectId: string,
    origin: CardOrigin,
  ): Promise<{ readonly cardId: string; readonly sent: Sent }> {
    const cardId = idFrom(context.commandId, 'card');
    const card = await this.find(accountId, origin);
    return { cardId, sent: await this.commands.send(projectCommands.AddCard({ projectId, accountId, cardId, ...card }), context) };
  }

  private async find(accountId: string, origin: CardOrigin): Promise<SealedCard> {
    if (origin.kind === 'built-in') {
      const offered = this.builtIn(origin.language).find(({ key }) => key === origin.key);
      if (!offered) throw GalleryCardUnknown();
      return this.cards.seal(accountId, offered);
    }
    const kept = (await this.kept(accountId)).get(origin.galleryCardId);
    if (!kept) throw GalleryCardUnknown();
    const { name, prompt, variables } = kept;
    return { name, prompt, variables };
  }

  private async kept(accountId: string): Promise<ReadonlyMap<string, Kept>> {
    const cards = new Map<string, Kept>();
    for await (const { type, data, metadata } of this.log.readStream(`gallery-${accountId}`)) {
      const event = { type, data } as unknown as GalleryEvent;
      const { galleryCardId } = event.data;
      if (event.type === 'GalleryCardRemoved') cards.delete(galleryCardId);
      else {
        const { name, prompt, variables, version } = event.data;
        cards.set(galleryCardId, { galleryCardId, version, changedAt: metadata.at, name, prompt, variables });
      }
    }
    return cards;
  }
}
