import { Body, Controller, Delete, Get, HttpCode, Patch, Post, Put } from '@nestjs/common';
import { written } from '../../../infrastructure/http/answers.js';
import { AsOf, Gives, Idempotent, IfMatch, Me, Order, PathId, Policy, Refuses } from '../../../infrastructure/http/route.js';
import { Scope } from '../../../infrastructure/http/scopes.js';
import type { CommandContext } from '../../../shared-kernel/context.js';
import { idFrom } from '../../../shared-kernel/ids.js';
import { Commands } from '../../../shared-kernel/ports/messages.js';
import { ProjectUnknown } from '../../../shared-kernel/refusal.js';
import { CardGallery } from '../application/card-gallery.js';
import { CardVersions } from '../application/card-versions.js';
import { PinOutput } from '../application/pin-output.use-case.js';
import { SealedCards } from '../application/sealed-cards.js';
import { projectCommands } from '../domain/commands.js';
import { CardUnknown, CardVersionUnknown, GalleryCardUnknown, OutputNotReady, OutputUnknown } from '../domain/errors.js';
import { FromGalleryRequest, PinRequest, RestoreCardRequest } from './cards.requests.js';
import { CardVersionsShape } from './cards.responses.js';
import { CardRequest } from './projects.requests.js';
import { ChangedShape } from './projects.responses.js';

/** The cards of a project: prompts that are kept, in versions. */
@Controller('projects/:projectId/cards')
@Policy('user')
@Scope('projects')
export class CardsController {
  constructor(
    private readonly commands: Commands,
    private readonly cards: SealedCards,
    private readonly versions: CardVersions,
    private readonly gallery: CardGallery,
    private readonly pins: PinOutput,
  ) {}

  @Post()
  @Idempotent('required')
  @Gives(ChangedShape, 'Saving a card makes no AI call and costs nothing.')
  @Refuses(ProjectUnknown)
  async add(
    @Me() me: string,
    @Order() order: CommandContext,
    @PathId('projectId') projectId: string,
    @Body() { variables = {}, ...card }: CardRequest,
  ) {
    const cardId = idFrom(order.commandId, 'card');
    const sealed = await this.cards.seal(me, { ...card, variables });
    return written(await this.commands.send(projectCommands.AddCard({ projectId, accountId: me, cardId, ...sealed }), order), { projectId, cardId });
  }

  @Post('from-gallery')
  @Idempotent('required')
  @Gives(ChangedShape, 'Gives the project a copy of a card of a gallery. Makes no AI call and costs nothing.')
  @Refuses(ProjectUnknown, GalleryCardUnknown)
  async addFromGallery(
    @Me() me: string,
    @Order() order: CommandContext,
    @PathId('projectId') projectId: string,
    @Body() { card }: FromGalleryRequest,
  ) {
    const origin = card.kind === 'own' ? card : { ...card, language: card.language ?? ('en' as const) };
    const { cardId, sent } = await this.gallery.use(order, me, projectId, origin);
    return written(sent, { projectId, cardId });
  }

  @Patch(':cardId')
  @Idempotent('optional')
  @Gives(ChangedShape, 'Makes a version of the card; the earlier ones can be restored.')
  @Refuses(ProjectUnknown, CardUnknown)
  async change(
    @Me() me: string,
    @Order() order: CommandContext,
    @PathId('projectId') projectId: string,
    @PathId('cardId') cardId: string,
    @Body() { variables = {}, ...card }: CardRequest,
    @IfMatch('required') expectedVersion: number | null,
  ) {
    const sealed = await this.cards.seal(me, { ...card, variables });
    const command = projectCommands.ChangeCard({ projectId, accountId: me, cardId, ...sealed, expectedVersion });
    return written(await this.commands.send(command, order), { projectId, cardId });
  }

  @Delete(':cardId')
  @HttpCode(200)
  @Idempotent('optional')
  @Gives(ChangedShape, 'What the card made stays.')
  @Refuses(ProjectUnknown)
  async remove(@Me() me: string, @Order() order: CommandContext, @PathId('projectId') projectId: string, @PathId('cardId') cardId: string) {
    return written(await this.commands.send(projectCommands.RemoveCard({ projectId, accountId: me, cardId }), order), { projectId, cardId });
  }

  @Get(':cardId/versions')
  @AsOf()
  @Gives(CardVersionsShape, 'Everything that the card ever said.')
  @Refuses(ProjectUnknown, CardUnknown)
  async versionsOf(@Me() me: string, @PathId('projectId') projectId: string, @PathId('cardId') cardId: string) {
    const versions = await this.versions.of({ accountId: me, projectId, cardId });
    const items = await Promise.all(
      versions.map(async ({ version, restored, at, ...card }) => ({ version, restored, at, ...(await this.cards.open(me, card)) })),
    );
    return { items };
  }

  @Post(':cardId/restore')
  @Idempotent('optional')
  @Gives(ChangedShape, 'Makes an earlier version the newest one, as a version of its own. Costs nothing.')
  @Refuses(ProjectUnknown, CardUnknown, CardVersionUnknown)
  async restore(
    @Me() me: string,
    @Order() order: CommandContext,
    @PathId('projectId') projectId: string,
    @PathId('cardId') cardId: string,
    @Body() { version }: RestoreCardRequest,
    @IfMatch('required') expectedVersion: number | null,
  ) {
    const sent = await this.versions.restore(order, { accountId: me, projectId, cardId }, version, expectedVersion);
    return written(sent, { projectId, cardId });
  }

  @Put(':cardId/pin')
  @Idempotent('optional')
  @Gives(ChangedShape, 'Marks one output of the card as the one that counts, in the place of the one before.')
  @Refuses(ProjectUnknown, CardUnknown, OutputUnknown, OutputNotReady)
  async pin(
    @Me() me: string,
    @Order() order: CommandContext,
    @PathId('projectId') projectId: string,
    @PathId('cardId') cardId: string,
    @Body() { outputId }: PinRequest,
  ) {
    return written(await this.pins.run(order, { projectId, accountId: me, cardId, outputId }), { projectId, cardId });
  }

  @Delete(':cardId/pin')
  @HttpCode(200)
  @Idempotent('optional')
  @Gives(ChangedShape, 'None of the card’s outputs is marked any more.')
  @Refuses(ProjectUnknown, CardUnknown)
  async unpin(@Me() me: string, @Order() order: CommandContext, @PathId('projectId') projectId: string, @PathId('cardId') cardId: string) {
    return written(await this.commands.send(projectCommands.UnpinOutput({ projectId, accountId: me, cardId }), order), { projectId, cardId });
  }
}
