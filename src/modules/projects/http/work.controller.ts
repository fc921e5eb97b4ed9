import { Body, Controller, HttpCode, Post } from '@nestjs/common';
import { withHeaders, written } from '../../../infrastructure/http/answers.js';
import { CEILING, PAYER, willPay } from '../../../infrastructure/http/payer-headers.js';
import { BeginsWork, Gives, Idempotent, Me, Order, PathId, Policy, Refuses, Tells } from '../../../infrastructure/http/route.js';
import { Scope } from '../../../infrastructure/http/scopes.js';
import type { CommandContext } from '../../../shared-kernel/context.js';
import { RequestWork, type WorkAsked } from '../application/request-work.use-case.js';
import { PreviewPrompt } from '../application/preview-prompt.js';
import {
  CardsNotRunnable,
  CardUnknown,
  ImageOptionNotOffered,
  ImageWithoutPrompt,
  NoPicture,
  NoSound,
  AudioTrackUnknown,
  LanguageUnknown,
  OutputUnknown,
  QuoteOutdated,
  ResultUnusable,
  SourceNotReady,
  TaskNotRetryable,
  TimeOutsideVideo,
  VariableMissing,
  VariableUnknown,
  ModelUnknown,
  ModelNotAllowed,
} from '../domain/errors.js';
import { ProjectUnknown, TaskUnknown } from '../../../shared-kernel/refusal.js';
import {
  ImageRequest,
  PreviewRequest,
  QuoteRequest,
  RunCardRequest,
  RunCardsRequest,
  TextRequest,
  ThumbnailsRequest,
  TranscriptionRequest,
} from './projects.requests.js';
import { CardsWorkShape, PreviewShape, WorkShape } from './projects.responses.js';
import { CitableQuoteShape } from './quote.responses.js';
import { FrameRequest } from './thumbnails.requests.js';
import { MAY_REFUSE, MAY_REFUSE_A_CARD, MAY_REFUSE_A_RUN, MAY_REFUSE_A_TEXT } from './work-refusals.js';
import { cardsWanted, cardWanted, frameWanted, imageWanted, prompted, textWanted, thumbnailsWanted, transcriptionWanted, wanted } from './wanted.js';

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

/** The paid work of a project. */
@Controller('projects/:projectId')
@Policy('user')
@Scope('projects')
export class WorkController {
  constructor(
    private readonly work: RequestWork,
    private readonly prompts: PreviewPrompt,
  ) {}

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
  @BeginsWork()
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
  @BeginsWork()
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
  @BeginsWork()
  @Gives(WorkShape, 'The text is being written.')
  @Tells(PAYER, CEILING)
  @Refuses(...MAY_REFUSE_A_RUN, ...MAY_REFUSE_A_TEXT)
  write(@Me() me: string, @Order() order: CommandContext, @PathId('projectId') projectId: string, @Body() body: TextRequest) {
    return this.request(me, order, { projectId, wanted: textWanted(body), quoteId: body.quoteId ?? null });
  }

  @Post('images')
  @Idempotent('required')
  @BeginsWork()
  @Gives(WorkShape, 'The images are being made.')
  @Tells(PAYER, CEILING)
  @Refuses(...MAY_REFUSE_A_RUN, ...MAY_REFUSE_AN_IMAGE)
  draw(@Me() me: string, @Order() order: CommandContext, @PathId('projectId') projectId: string, @Body() body: ImageRequest) {
    return this.request(me, order, { projectId, wanted: imageWanted(body), quoteId: body.quoteId ?? null });
  }

  @Post('thumbnails')
  @Idempotent('required')
  @BeginsWork()
  @Gives(WorkShape, 'More thumbnails are being taken; always paid with platform credits.')
  @Tells(PAYER, CEILING)
  @Refuses(ProjectUnknown, NoPicture, SourceNotReady, QuoteOutdated, 'platform_credits_insufficient', 'credit_limit_reached')
  look(@Me() me: string, @Order() order: CommandContext, @PathId('projectId') projectId: string, @Body() body: ThumbnailsRequest) {
    return this.request(me, order, { projectId, wanted: thumbnailsWanted(body), quoteId: body.quoteId ?? null });
  }

  @Post('frames')
  @Idempotent('required')
  @BeginsWork()
  @Gives(WorkShape, 'The frame is being taken. It joins the thumbnails and is paid as a set of one: always with platform credits.')
  @Tells(PAYER, CEILING)
  @Refuses(ProjectUnknown, NoPicture, SourceNotReady, TimeOutsideVideo, QuoteOutdated, 'platform_credits_insufficient', 'credit_limit_reached')
  takeFrame(@Me() me: string, @Order() order: CommandContext, @PathId('projectId') projectId: string, @Body() body: FrameRequest) {
    return this.request(me, order, { projectId, wanted: frameWanted(body), quoteId: body.quoteId ?? null });
  }

  @Post('transcriptions')
  @Idempotent('required')
  @BeginsWork()
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
}
