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
import { PreviewPrompt } from '../application/preview-prompt.js';
import { projectCommands } from '../domain/commands.js';
import {
  CardsNotRunnable,
  CardUnknown,
  ImageOptionNotOffered,
  ImageWithoutPrompt,
  ModelNotAllowed,
  ModelUnknown,
  NoPicture,
  NoSound,
  AudioTrackUnknown,
  LanguageUnknown,
  OutputUnknown,
  PromptTooLong,
  QuoteOutdated,
  ResultUnusable,
  SourceNotReady,
  TaskNotRetryable,
  TimeOutsideVideo,
  TranscriptNotReady,
  VariableMissing,
  VariableUnknown,
} from '../domain/errors.js';
import { ProjectUnknown, TaskUnknown } from '../../../shared-kernel/refusal.js';
import {
  CardRequest,
  ImageRequest,
  PreviewRequest,
  QuoteRequest,
  RunCardRequest,
  RunCardsRequest,
  TextRequest,
  ThumbnailsRequest,
  TranscriptionRequest,
} from './projects.requests.js';
import { CardsWorkShape, ChangedShape, PreviewShape, WorkShape } from './projects.responses.js';
import { CitableQuoteShape } from './quote.responses.js';
import { FrameRequest } from './thumbnails.requests.js';
import { cardsWanted, cardWanted, frameWanted, imageWanted, prompted, textWanted, thumbnailsWanted, transcriptionWanted, wanted } from './wanted.js';

const MAY_REFUSE = [ProjectUnknown, KeyUnusable, KeyRequiredSame, KeyUnreadable, ProviderRateLimited] as const;
/** What a text may be refused with, whoever pays for it. */
const MAY_REFUSE_A_TEXT = [TranscriptNotReady, ResultUnusable, PromptTooLong, ModelUnknown, ModelNotAllowed] as const;
const MAY_REFUSE_A_CARD = [CardUnknown, VariableMissing, VariableUnknown, ...MAY_REFUSE_A_TEXT] as const;
export const MAY_REFUSE_A_RUN = [
  ...MAY_REFUSE,
  QuoteOutdated,
  'own_key_limit_reached',
  'platform_credits_insufficient',
  'credit_limit_reached',
] as const;

const MAY_REFUSE_AN_IMAGE = [
  ...[ImageOptionNotOffered, ImageWithoutPrompt, OutputUnknown, ResultUnusable, ModelUnknown, ModelNotAllowed],
  ...[CardUnknown, VariableMissing, VariableUnknown],
] as const;

const PREVIEW = `The final prompt of a card, a text or an image, as the provider would be sent it, with both levels of instructions in their order and the variables filled in.
No AI call is made and nothing is charged; it is opened for the owner alone, kept nowhere, and needs neither a key nor a balance.`;

const TOGETHER = `Several cards run by one order, under one quote: all are admitted or none. Each is a task of its own, with its own hold, receipt and output. The first one writes what they have in
common (the transcript and both levels of instructions) to the provider's cache; the others wait for it and then run side by side, reading it from there. Where that fails, the next one takes its place.
The ceiling does not count on the cache. With a single card, or with words too short to be cached, nothing is written and nobody waits.`;
const MAY_REFUSE_HEARING = [NoSound, AudioTrackUnknown, LanguageUnknown] as const;

/** Cards, and the paid work of a project. */
@Controller('projects/:projectId')
@Policy('user')
@Scope('projects')
export class WorkController {
  constructor(
    private readonly commands: Commands,
    private readonly work: RequestWork,
    private readonly prompts: PreviewPrompt,
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
    ...[...MAY_REFUSE, ...MAY_REFUSE_A_CARD, CardsNotRunnable, NoPicture, SourceNotReady, TimeOutsideVideo, ...MAY_REFUSE_HEARING],
    ...[ImageOptionNotOffered, ImageWithoutPrompt, OutputUnknown, TaskUnknown, TaskNotRetryable],
  )
  quote(@Me() me: string, @Order() order: CommandContext, @PathId('projectId') projectId: string, @Body() body: QuoteRequest) {
    return this.work.quote(order, me, { projectId, wanted: wanted(body) });
  }

  @Post('preview')
  @HttpCode(200)
  @Scope('projects:read')
  @Gives(PreviewShape, PREVIEW)
  @Refuses(ProjectUnknown, CardUnknown, VariableMissing, VariableUnknown, ResultUnusable, ImageWithoutPrompt, OutputUnknown)
  preview(@Me() me: string, @PathId('projectId') projectId: string, @Body() body: PreviewRequest) {
    return this.prompts.of(me, projectId, prompted(body));
  }

  @Post('cards/run')
  @Idempotent('required')
  @Gives(CardsWorkShape, TOGETHER)
  @Tells(PAYER, CEILING)
  @Refuses(...MAY_REFUSE_A_RUN, ...MAY_REFUSE_A_CARD, CardsNotRunnable)
  async runTogether(@Me() me: string, @Order() order: CommandContext, @PathId('projectId') projectId: string, @Body() body: RunCardsRequest) {
    const { taskIds, cardIds, decision, quote, sent } = await this.work.run(order, me, {
      projectId,
      wanted: cardsWanted(body),
      quoteId: body.quoteId ?? null,
    });
    const tasks = taskIds.map((taskId, index) => ({ taskId, cardId: cardIds[index] }));
    const answer = written(sent, { tasks, payer: decision.payer, rule: decision.rule, quote });
    return withHeaders(willPay(decision.payer, quote.ceiling), answer);
  }

  @Post('cards/:cardId/run')
  @Idempotent('required')
  @Gives(WorkShape, 'The card runs.')
  @Tells(PAYER, CEILING)
  @Refuses(...MAY_REFUSE_A_RUN, ...MAY_REFUSE_A_CARD)
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
  @Refuses(...MAY_REFUSE_A_RUN, ...MAY_REFUSE_A_TEXT)
  write(@Me() me: string, @Order() order: CommandContext, @PathId('projectId') projectId: string, @Body() body: TextRequest) {
    return this.request(me, order, { projectId, wanted: textWanted(body), quoteId: body.quoteId ?? null });
  }

  @Post('images')
  @Idempotent('required')
  @Gives(WorkShape, 'The images are being made.')
  @Tells(PAYER, CEILING)
  @Refuses(...MAY_REFUSE_A_RUN, ...MAY_REFUSE_AN_IMAGE)
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

  @Post('transcriptions')
  @Idempotent('required')
  @Gives(
    WorkShape,
    'The video is heard once more, paid anew and always with platform credits. What is heard becomes a version of the words, the newest once it ends; the versions before it, and every change that is made meanwhile, stay.',
  )
  @Tells(PAYER, CEILING)
  @Refuses(
    ProjectUnknown,
    ModelUnknown,
    SourceNotReady,
    ...MAY_REFUSE_HEARING,
    QuoteOutdated,
    'platform_credits_insufficient',
    'credit_limit_reached',
  )
  hear(@Me() me: string, @Order() order: CommandContext, @PathId('projectId') projectId: string, @Body() body: TranscriptionRequest) {
    return this.request(me, order, { projectId, wanted: transcriptionWanted(body), quoteId: body.quoteId ?? null });
  }

  private async request(me: string, order: CommandContext, asked: WorkAsked) {
    const { taskIds, decision, quote, sent } = await this.work.run(order, me, asked);
    const answer = written(sent, { taskId: taskIds[0], payer: decision.payer, rule: decision.rule, quote });
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
