import { Body, Controller, Delete, HttpCode, Inject, Patch, Post } from '@nestjs/common';
import { withHeaders, written } from '../../../infrastructure/http/answers.js';
import { CEILING, PAYER, willPay } from '../../../infrastructure/http/payer-headers.js';
import { Gives, Idempotent, IfMatch, Me, Order, PathId, Policy, Refuses, Tells } from '../../../infrastructure/http/route.js';
import { Scope } from '../../../infrastructure/http/scopes.js';
import type { CommandContext } from '../../../shared-kernel/context.js';
import { idFrom } from '../../../shared-kernel/ids.js';
import { Commands } from '../../../shared-kernel/ports/messages.js';
import { SEALER } from '../../../shared-kernel/ports/tokens.js';
import type { Sealer } from '../../../shared-kernel/ports/vault.js';
import { KeyRequiredSame, KeyUnreadable, KeyUnusable } from '../../../shared-kernel/who-pays.js';
import { ProviderRateLimited } from '../../../shared-kernel/rate-limit.js';
import { RequestWork, type WorkAsked } from '../application/request-work.use-case.js';
import type { CardWanted, FrameWanted, ImageWanted, TextWanted, ThumbnailsWanted, WorkWanted } from '../application/work-wanted.js';
import { projectCommands } from '../domain/commands.js';
import {
  CardUnknown,
  ModelNotAllowed,
  ModelUnknown,
  NoPicture,
  QuoteOutdated,
  ResultUnusable,
  SourceNotReady,
  TimeOutsideVideo,
  TranscriptNotReady,
  VariableMissing,
} from '../domain/errors.js';
import { ProjectUnknown } from '../../../shared-kernel/refusal.js';
import { CardRequest, ImageRequest, QuoteRequest, RunCardRequest, TextRequest, ThumbnailsRequest } from './projects.requests.js';
import { ChangedShape, WorkShape } from './projects.responses.js';
import { CitableQuoteShape } from './quote.responses.js';
import { FrameRequest } from './thumbnails.requests.js';

const STANDARD_THUMBNAILS = 6;

const cardWanted = (cardId: string, { values, model, maxOutputTokens, moreToCome }: RunCardRequest): CardWanted => ({
  kind: 'card',
  cardId,
  values: values ?? {},
  model: model ?? null,
  maxOutputTokens: maxOutputTokens ?? null,
  moreToCome: moreToCome ?? false,
});

const textWanted = ({ prompt, withTranscript, model, maxOutputTokens, moreToCome }: TextRequest): TextWanted => ({
  kind: 'text',
  prompt,
  withTranscript: withTranscript ?? true,
  model: model ?? null,
  maxOutputTokens: maxOutputTokens ?? null,
  moreToCome: moreToCome ?? false,
});

const imageWanted = ({ prompt, size, quality, format, count, model }: ImageRequest): ImageWanted => ({
  kind: 'image',
  prompt,
  size: size ?? '1024x1024',
  quality: quality ?? 'medium',
  format: format ?? 'png',
  count: count ?? 1,
  model: model ?? null,
});

const thumbnailsWanted = ({ count }: ThumbnailsRequest): ThumbnailsWanted => ({ kind: 'thumbnails', count: count ?? STANDARD_THUMBNAILS });

const frameWanted = ({ atSeconds }: Pick<FrameRequest, 'atSeconds'>): FrameWanted => ({ kind: 'frame', atSeconds });

const wanted = ({ work }: QuoteRequest): WorkWanted => {
  switch (work.kind) {
    case 'card':
      return cardWanted(work.cardId, work);
    case 'text':
      return textWanted(work);
    case 'image':
      return imageWanted(work);
    case 'thumbnails':
      return thumbnailsWanted(work);
    case 'frame':
      return frameWanted(work);
  }
};

const MAY_REFUSE = [ProjectUnknown, KeyUnusable, KeyRequiredSame, KeyUnreadable, ProviderRateLimited] as const;
const MAY_REFUSE_A_RUN = [...MAY_REFUSE, QuoteOutdated, 'own_key_limit_reached', 'platform_credits_insufficient', 'credit_limit_reached'] as const;

/** Cards, and the paid work of a project. */
@Controller('projects/:projectId')
@Policy('user')
@Scope('projects')
export class WorkController {
  constructor(
    private readonly commands: Commands,
    private readonly work: RequestWork,
    @Inject(SEALER) private readonly sealer: Sealer,
  ) {}

  @Post('cards')
  @Idempotent('required')
  @Gives(ChangedShape, 'Saving a card makes no AI call and costs nothing.')
  @Refuses(ProjectUnknown)
  async addCard(@Me() me: string, @Order() order: CommandContext, @PathId('projectId') projectId: string, @Body() body: CardRequest) {
    const cardId = idFrom(order.commandId, 'card');
    const command = projectCommands.AddCard({ projectId, accountId: me, cardId, ...(await this.sealedCard(me, body)) });
    return written(await this.commands.send(command, order), { projectId, cardId });
  }

  @Patch('cards/:cardId')
  @Idempotent('optional')
  @Gives(ChangedShape)
  @Refuses(ProjectUnknown, CardUnknown)
  async changeCard(
    @Me() me: string,
    @Order() order: CommandContext,
    @PathId('projectId') projectId: string,
    @PathId('cardId') cardId: string,
    @Body() body: CardRequest,
    @IfMatch('required') expectedVersion: number | null,
  ) {
    const command = projectCommands.ChangeCard({ projectId, accountId: me, cardId, ...(await this.sealedCard(me, body)), expectedVersion });
    return written(await this.commands.send(command, order), { projectId, cardId });
  }

  @Delete('cards/:cardId')
  @HttpCode(200)
  @Idempotent('optional')
  @Gives(ChangedShape, 'What the card made stays.')
  @Refuses(ProjectUnknown)
  async removeCard(@Me() me: string, @Order() order: CommandContext, @PathId('projectId') projectId: string, @PathId('cardId') cardId: string) {
    return written(await this.commands.send(projectCommands.RemoveCard({ projectId, accountId: me, cardId }), order), { projectId, cardId });
  }

  @Post('quote')
  @HttpCode(200)
  @Scope('projects:read')
  @Gives(CitableQuoteShape, 'Who would pay for the work, why, and at most how much. Nothing is held, and nothing is kept.')
  @Refuses(
    ...MAY_REFUSE,
    CardUnknown,
    TranscriptNotReady,
    ResultUnusable,
    VariableMissing,
    ModelUnknown,
    ModelNotAllowed,
    NoPicture,
    SourceNotReady,
    TimeOutsideVideo,
  )
  quote(@Me() me: string, @Order() order: CommandContext, @PathId('projectId') projectId: string, @Body() body: QuoteRequest) {
    return this.work.quote(order, me, { projectId, wanted: wanted(body) });
  }

  @Post('cards/:cardId/run')
  @Idempotent('required')
  @Gives(WorkShape, 'The card runs.')
  @Tells(PAYER, CEILING)
  @Refuses(...MAY_REFUSE_A_RUN, CardUnknown, TranscriptNotReady, ResultUnusable, VariableMissing, ModelUnknown, ModelNotAllowed)
  run(
    @Me() me: string,
    @Order() order: CommandContext,
    @PathId('projectId') projectId: string,
    @PathId('cardId') cardId: string,
    @Body() body: RunCardRequest,
  ) {
    return this.request(me, order, { projectId, wanted: cardWanted(cardId, body), quoteId: body.quoteId ?? null });
  }

  @Post('texts')
  @Idempotent('required')
  @Gives(WorkShape, 'The text is being written.')
  @Tells(PAYER, CEILING)
  @Refuses(...MAY_REFUSE_A_RUN, TranscriptNotReady, ResultUnusable, ModelUnknown, ModelNotAllowed)
  write(@Me() me: string, @Order() order: CommandContext, @PathId('projectId') projectId: string, @Body() body: TextRequest) {
    return this.request(me, order, { projectId, wanted: textWanted(body), quoteId: body.quoteId ?? null });
  }

  @Post('images')
  @Idempotent('required')
  @Gives(WorkShape, 'The images are being made.')
  @Tells(PAYER, CEILING)
  @Refuses(...MAY_REFUSE_A_RUN, ModelUnknown, ModelNotAllowed)
  draw(@Me() me: string, @Order() order: CommandContext, @PathId('projectId') projectId: string, @Body() body: ImageRequest) {
    return this.request(me, order, { projectId, wanted: imageWanted(body), quoteId: body.quoteId ?? null });
  }

  @Post('thumbnails')
  @Idempotent('required')
  @Gives(WorkShape, 'More thumbnails are being taken; always paid with platform credits.')
  @Tells(PAYER, CEILING)
  @Refuses(ProjectUnknown, NoPicture, SourceNotReady, QuoteOutdated, 'platform_credits_insufficient', 'credit_limit_reached')
  look(@Me() me: string, @Order() order: CommandContext, @PathId('projectId') projectId: string, @Body() body: ThumbnailsRequest) {
    return this.request(me, order, { projectId, wanted: thumbnailsWanted(body), quoteId: body.quoteId ?? null });
  }

  @Post('frames')
  @Idempotent('required')
  @Gives(WorkShape, 'The frame is being taken. It joins the thumbnails and is paid as a set of one: always with platform credits.')
  @Tells(PAYER, CEILING)
  @Refuses(ProjectUnknown, NoPicture, SourceNotReady, TimeOutsideVideo, QuoteOutdated, 'platform_credits_insufficient', 'credit_limit_reached')
  takeFrame(@Me() me: string, @Order() order: CommandContext, @PathId('projectId') projectId: string, @Body() body: FrameRequest) {
    return this.request(me, order, { projectId, wanted: frameWanted(body), quoteId: body.quoteId ?? null });
  }

  private async request(me: string, order: CommandContext, asked: WorkAsked) {
    const { taskId, decision, quote, sent } = await this.work.run(order, me, asked);
    const answer = written(sent, { taskId, payer: decision.payer, rule: decision.rule, quote });
    return withHeaders(willPay(decision.payer, quote.ceiling), answer);
  }

  private async sealedCard(accountId: string, { name, prompt, variables }: CardRequest) {
    return {
      name: await this.sealer.seal(name, { accountId, purpose: 'card.name' }),
      prompt: await this.sealer.seal(prompt, { accountId, purpose: 'card.prompt' }),
      variables: await this.sealer.seal(JSON.stringify(variables ?? {}), { accountId, purpose: 'card.variables' }),
    };
  }
}
