import { Controller, Get } from '@nestjs/common';
import { answered } from '../../../infrastructure/http/answers.js';
import { AsOf, Gives, Me, PathId, Policy, Position, Refuses, WithConsent } from '../../../infrastructure/http/route.js';
import { Scope } from '../../../infrastructure/http/scopes.js';
import { Queries } from '../../../shared-kernel/ports/messages.js';
import { TaskUnknown } from '../../../shared-kernel/refusal.js';
import { ProviderRequests } from '../application/provider-requests.js';
import { PromptUnknown } from '../domain/errors.js';
import { receiptOf, taskById } from '../domain/queries.js';
import { PromptShape, ReceiptShape } from './receipts.responses.js';
import { shownReceipt } from './shown-receipt.js';

const RECEIPT = 'What was bought, who paid by which rule and how much. Readable for ever, with or without a key.';
const PROMPT = 'What the provider was sent for it, word for word; opened anew from the sealed order for its owner alone, and kept nowhere else.';

/** Receipts: for every output and for every other task. An output has the id of the task that made it. */
@Controller()
@Policy('user')
@Scope('projects')
export class ReceiptsController {
  constructor(
    private readonly queries: Queries,
    private readonly requests: ProviderRequests,
  ) {}

  @Get('outputs/:outputId/receipt')
  @AsOf()
  @WithConsent()
  @Gives(ReceiptShape, RECEIPT)
  @Refuses(TaskUnknown)
  ofOutput(@Me() me: string, @PathId('outputId') outputId: string, @Position() after: Position | undefined) {
    return this.receipt(me, outputId, after);
  }

  @Get('tasks/:taskId/receipt')
  @AsOf()
  @WithConsent()
  @Gives(ReceiptShape, RECEIPT)
  @Refuses(TaskUnknown)
  ofTask(@Me() me: string, @PathId('taskId') taskId: string, @Position() after: Position | undefined) {
    return this.receipt(me, taskId, after);
  }

  @Get('outputs/:outputId/receipt/prompt')
  @AsOf()
  @Gives(PromptShape, PROMPT)
  @Refuses(TaskUnknown, PromptUnknown)
  promptOfOutput(@Me() me: string, @PathId('outputId') outputId: string) {
    return this.prompt(me, outputId);
  }

  @Get('tasks/:taskId/receipt/prompt')
  @AsOf()
  @Gives(PromptShape, PROMPT)
  @Refuses(TaskUnknown, PromptUnknown)
  promptOfTask(@Me() me: string, @PathId('taskId') taskId: string) {
    return this.prompt(me, taskId);
  }

  private async receipt(me: string, taskId: string, after: Position | undefined) {
    const reading = await this.queries.read(receiptOf, { accountId: me, taskId }, after);
    if (!reading.value) throw TaskUnknown();
    return answered({ ...reading, value: shownReceipt(reading.value) });
  }

  private async prompt(me: string, taskId: string) {
    const task = await this.queries.ask(taskById, { taskId });
    if (task?.accountId !== me) throw TaskUnknown();
    const { order, attempts } = task;
    if (attempts === 0) throw PromptUnknown();
    switch (order.operation) {
      case 'text':
      case 'card': {
        const { model, instructions, transcript, prompt, maxOutputTokens } = await this.requests.text(task, order);
        return { taskId, model, instructions, transcript, prompt, maxOutputTokens };
      }
      case 'image': {
        const { model, prompt } = await this.requests.image(task, order);
        return { taskId, model, instructions: null, transcript: null, prompt, maxOutputTokens: null };
      }
      case 'download':
      case 'transcription':
      case 'thumbnails':
        throw PromptUnknown();
    }
  }
}
