import { Inject, Injectable } from '@nestjs/common';
import { likelyInputTokens } from '../../../shared-kernel/generation/prompt.js';
import { idFrom } from '../../../shared-kernel/ids.js';
import type { Credential, ProviderGateway, TextRequest, TextAnswer } from '../../../shared-kernel/ports/provider.js';
import type { ContentStore } from '../../../shared-kernel/ports/storage.js';
import { CONTENT, PROVIDER } from '../../../shared-kernel/ports/tokens.js';
import type { TextOrder } from '../domain/orders.js';
import { Credentials } from './credentials.js';
import { evenIfEarly } from './early-end.js';
import { LiveProgress } from './live-progress.js';
import { LiveText } from './live-text.js';
import { ModeratePrompt } from './moderate-prompt.js';
import { PaidCall } from './paid-call.js';
import { ProviderRequests } from './provider-requests.js';
import type { TaskRun } from './task-run.js';
import { tokenQuantities } from './token-quantities.js';

const DEADLINE_MS = 10 * 60_000;

/** Writes the text of a card or of a one-off prompt. */
@Injectable()
export class WriteText {
  constructor(
    @Inject(PROVIDER) private readonly provider: ProviderGateway,
    @Inject(CONTENT) private readonly content: ContentStore,
    private readonly credentials: Credentials,
    private readonly paid: PaidCall,
    private readonly moderation: ModeratePrompt,
    private readonly requests: ProviderRequests,
    private readonly text: LiveText,
    private readonly progress: LiveProgress,
  ) {}

  async perform(run: TaskRun, order: TextOrder, covered: Promise<void>): Promise<void> {
    const request = await this.requests.text(run.inHand.ref, order);
    this.progress.report(run.inHand.ref, 'writing', 0);
    await this.credentials.withPayer(run, async credential => {
      await Promise.all([covered, this.moderation.pass(run, request.prompt, credential)]);
      await this.write(run, order, request, credential);
    });
    await run.completeFromSteps(order.model);
  }

  private async write(run: TaskRun, order: TextOrder, request: TextRequest, credential: Credential): Promise<void> {
    this.text.begin(run.taskId, run.inHand.ref.accountId);
    try {
      await this.paid.deliver(run, {
        step: 0,
        steps: 1,
        model: order.model,
        capability: 'text',
        credential,
        completes: true,
        answersWith: 'words',
        // more than was reckoned when it was ordered cannot be held, nor settled as an estimate
        expects: { 'input-token': Math.min(order.inputTokens ?? Infinity, likelyInputTokens(request)) },
        send: async call => {
          const listening = { ...call, deadlineMs: DEADLINE_MS, onText: (delta: string) => this.heard(run, order, delta) };
          return evenIfEarly(await this.provider.text(request, credential, listening), order.model);
        },
        keep: async ({ value, usage }, attemptId) => ({ usage: tokenQuantities(usage), products: [await this.keep(run, attemptId, value)] }),
      });
    } finally {
      this.written.delete(run.taskId); // the next attempt begins from nothing
      this.text.end(run.taskId);
    }
  }

  private written = new Map<string, number>();

  private heard(run: TaskRun, order: TextOrder, delta: string): void {
    this.text.add(run.taskId, delta);
    const length = (this.written.get(run.taskId) ?? 0) + delta.length;
    this.written.set(run.taskId, length);
    // four characters a token is a forecast for the bar only
    this.progress.report(run.inHand.ref, 'writing', length / (order.maxOutputTokens * 4));
  }

  private async keep(run: TaskRun, attemptId: string, { text, finish }: TextAnswer) {
    const { accountId } = run.inHand.ref;
    const content = await this.content.put(Buffer.from(text, 'utf8'), {
      mediaType: 'text/markdown; charset=utf-8',
      protection: 'sealed',
      context: { accountId, purpose: 'task.text' },
      name: idFrom(attemptId, 'text'),
    });
    return { role: 'text', index: 0, content, facts: finish === 'completed' ? {} : { partial: finish } };
  }
}
