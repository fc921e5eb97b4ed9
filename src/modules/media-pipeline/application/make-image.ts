import { Inject, Injectable } from '@nestjs/common';
import { idFrom } from '../../../shared-kernel/ids.js';
import type { Credential, ImageAnswer, ImageRequest, Picture, ProviderGateway } from '../../../shared-kernel/ports/provider.js';
import { ContentMissing, type ContentStore } from '../../../shared-kernel/ports/storage.js';
import { CONTENT, PROVIDER } from '../../../shared-kernel/ports/tokens.js';
import type { Quantities } from '../../../shared-kernel/tariff.js';
import type { TaskProduct } from '../domain/events.js';
import type { ImageOrder } from '../domain/orders.js';
import { Credentials } from './credentials.js';
import { LiveProgress } from './live-progress.js';
import { ModeratePrompt } from './moderate-prompt.js';
import { PaidCall } from './paid-call.js';
import { ProviderRequests } from './provider-requests.js';
import type { TaskRun } from './task-run.js';

const DEADLINE_MS = 5 * 60_000;

/** The provider does not stop half way: an image that is broken off is made, and perhaps billed, as a whole. */
const wholeOf = ({ count, tokens }: ImageOrder): Quantities => ({
  image: count,
  ...(tokens && { 'input-token': tokens.input, 'output-token': tokens.output }),
});

/** Has images made from a text. */
@Injectable()
export class MakeImage {
  constructor(
    @Inject(PROVIDER) private readonly provider: ProviderGateway,
    @Inject(CONTENT) private readonly content: ContentStore,
    private readonly credentials: Credentials,
    private readonly paid: PaidCall,
    private readonly moderation: ModeratePrompt,
    private readonly requests: ProviderRequests,
    private readonly progress: LiveProgress,
  ) {}

  async perform(run: TaskRun, order: ImageOrder, covered: Promise<void>): Promise<void> {
    const pictures = await this.given(run, order);
    const request = { ...(await this.requests.image(run.inHand.ref, order)), ...(pictures.length > 0 && { pictures }) };
    this.progress.report(run.inHand.ref, 'drawing', 0);
    await this.credentials.withPayer(run, async credential => {
      await Promise.all([covered, this.moderation.pass(run, request.prompt, credential)]);
      await this.draw(run, request, credential, wholeOf(order));
    });
    await run.completeFromSteps(order.model);
  }

  private async given(run: TaskRun, order: ImageOrder): Promise<readonly Picture[]> {
    try {
      return await this.requests.pictures(run.inHand.ref, order);
    } catch (error) {
      if (error instanceof ContentMissing) return run.fail('source-unreachable', 'a picture that this was to be made from is gone');
      throw error;
    }
  }

  private draw(run: TaskRun, request: ImageRequest, credential: Credential, expects: Quantities): Promise<void> {
    return this.paid.deliver(run, {
      step: 0,
      steps: 1,
      model: request.model,
      capability: 'image',
      credential,
      completes: true,
      answersWith: 'megabytes',
      expects,
      send: call => this.provider.image(request, credential, { ...call, deadlineMs: DEADLINE_MS }),
      keep: async ({ value, usage }, attemptId) => ({
        usage: { image: value.images.length, 'input-token': usage.inputTokens, 'output-token': usage.outputTokens },
        products: await this.keepAll(run, value, attemptId),
      }),
    });
  }

  private async keepAll(run: TaskRun, { images }: ImageAnswer, attemptId: string): Promise<readonly TaskProduct[]> {
    const context = { accountId: run.inHand.ref.accountId, purpose: 'task.image' };
    const products: TaskProduct[] = [];
    for (const [index, { bytes, mediaType }] of images.entries()) {
      const content = await this.content.put(bytes, { mediaType, protection: 'sealed', context, name: idFrom(attemptId, 'image', index) });
      products.push({ role: 'image', index, content, facts: {} });
    }
    return products;
  }
}
