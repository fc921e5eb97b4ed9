import { Body, Controller, Delete, Get, HttpCode, Patch, Post, Query } from '@nestjs/common';
import { written } from '../../../infrastructure/http/answers.js';
import { AsOf, Gives, Idempotent, IfMatch, Me, Order, PathId, Policy, Refuses } from '../../../infrastructure/http/route.js';
import { Scope } from '../../../infrastructure/http/scopes.js';
import type { CommandContext } from '../../../shared-kernel/context.js';
import { idFrom } from '../../../shared-kernel/ids.js';
import { Commands } from '../../../shared-kernel/ports/messages.js';
import { CardGallery } from '../application/card-gallery.js';
import { SealedCards } from '../application/sealed-cards.js';
import { GalleryCardUnknown, GalleryFull } from '../domain/errors.js';
import { galleryCommands } from '../domain/gallery-commands.js';
import { BuiltInQuery } from './cards.requests.js';
import { BuiltInCardsShape, GalleryChangedShape, GalleryShape } from './cards.responses.js';
import { CardRequest } from './projects.requests.js';

const FREE = 'Saving a card makes no AI call and costs nothing.';

/** Cards for all projects: the account's own, and those that the product brings. */
@Controller('cards')
@Policy('user')
@Scope('projects')
export class GalleryController {
  constructor(
    private readonly commands: Commands,
    private readonly gallery: CardGallery,
    private readonly cards: SealedCards,
  ) {}

  @Get('built-in')
  @Gives(BuiltInCardsShape, 'The cards that the product brings. A project gets one of them with POST /v1/projects/{projectId}/cards/from-gallery.')
  builtIn(@Query() { language }: BuiltInQuery) {
    return { items: this.gallery.builtIn(language) };
  }

  @Get()
  @AsOf()
  @Gives(GalleryShape, 'The account’s own cards, oldest first; at most 200.')
  async own(@Me() me: string) {
    return { items: await this.gallery.own(me) };
  }

  @Post()
  @Idempotent('required')
  @Gives(GalleryChangedShape, FREE)
  @Refuses(GalleryFull)
  async add(@Me() me: string, @Order() order: CommandContext, @Body() { variables = {}, ...card }: CardRequest) {
    const galleryCardId = idFrom(order.commandId, 'gallery-card');
    const sealed = await this.cards.seal(me, { ...card, variables });
    return written(await this.commands.send(galleryCommands.AddGalleryCard({ accountId: me, galleryCardId, ...sealed }), order), { galleryCardId });
  }

  @Patch(':galleryCardId')
  @Idempotent('optional')
  @Gives(GalleryChangedShape, 'Projects that were given the card keep what they were given.')
  @Refuses(GalleryCardUnknown)
  async change(
    @Me() me: string,
    @Order() order: CommandContext,
    @PathId('galleryCardId') galleryCardId: string,
    @Body() { variables = {}, ...card }: CardRequest,
    @IfMatch('required') expectedVersion: number | null,
  ) {
    const sealed = await this.cards.seal(me, { ...card, variables });
    const command = galleryCommands.ChangeGalleryCard({ accountId: me, galleryCardId, ...sealed, expectedVersion });
    return written(await this.commands.send(command, order), { galleryCardId });
  }

  @Delete(':galleryCardId')
  @HttpCode(200)
  @Idempotent('optional')
  @Gives(GalleryChangedShape, 'Projects that were given the card keep it.')
  @Refuses(GalleryCardUnknown)
  async remove(@Me() me: string, @Order() order: CommandContext, @PathId('galleryCardId') galleryCardId: string) {
    return written(await this.commands.send(galleryCommands.RemoveGalleryCard({ accountId: me, galleryCardId }), order), { galleryCardId });
  }
}
