import { Inject, Injectable } from '@nestjs/common';
import { likelyInputTokens, mostInputTokens, textRequest, type PromptParts } from '../../../shared-kernel/generation/prompt.js';
import { spoken, type Transcript } from '../../../shared-kernel/generation/transcript.js';
import { Queries } from '../../../shared-kernel/ports/messages.js';
import type { ModelCatalogue } from '../../../shared-kernel/ports/models.js';
import type { ProviderGateway, TextRequest } from '../../../shared-kernel/ports/provider.js';
import type { ContentStore } from '../../../shared-kernel/ports/storage.js';
import { CONFIGURATION, CONTENT, MODELS, OPENER, PROVIDER } from '../../../shared-kernel/ports/tokens.js';
import type { Opener, Sealer } from '../../../shared-kernel/ports/vault.js';
import type { Quantities } from '../../../shared-kernel/tariff.js';
import { tasksOfProject, type TaskOrder } from '../../media-pipeline/index.js';
import { CardUnknown, ModelUnknown, TranscriptNotReady } from '../domain/errors.js';
import type { ProjectView } from '../domain/queries.js';
import { Instructions } from './instructions.js';
import { filled } from './variables.js';
import type { CardWanted, TextWanted } from './work-wanted.js';

const STANDARD_OUTPUT_TOKENS = 1_500;
const LIKELY_SHARE_OF_OUTPUT = 0.4;

type Head = Pick<TaskOrder, 'payer' | 'rule' | 'after'>;

/** Quantities of a text before it is written, and the order for it. */
export interface PreparedText {
  readonly likely: Quantities;
  readonly most: Quantities;
  readonly order: (sealer: Sealer, head: Head) => Promise<TaskOrder>;
}

/** Prepares the writing of a text: which words go in, and how many tokens it can cost at most. */
@Injectable()
export class TextWork {
  constructor(
    private readonly queries: Queries,
    private readonly instructions: Instructions,
    @Inject(CONTENT) private readonly content: ContentStore,
    @Inject(OPENER) private readonly opener: Opener,
    @Inject(MODELS) private readonly models: ModelCatalogue,
    @Inject(PROVIDER) private readonly provider: ProviderGateway,
    @Inject(CONFIGURATION) private readonly platform: { readonly platformKey: string },
  ) {}

  async prepare(project: ProjectView, wanted: CardWanted | TextWanted, payer: 'credits' | 'own-key'): Promise<PreparedText> {
    const model = wanted.model ?? this.models.standard('text');
    // with an own key the provider judges whether it knows the model (R9); credits buy only what the platform lists
    if (payer === 'credits' && !this.models.offers('text', model)) throw ModelUnknown();
    const prompt = wanted.kind === 'card' ? await this.cardPrompt(project, wanted) : wanted.prompt;
    const { parts, versions } = await this.instructions.with(prompt, project);
    const transcript = wanted.kind === 'card' || wanted.withTranscript ? await this.transcript(project) : null;
    const maxOutputTokens = wanted.maxOutputTokens ?? STANDARD_OUTPUT_TOKENS;
    const request = textRequest({ model, maxOutputTokens, parts, transcript: transcript?.text ?? null, cacheKey: null });
    return {
      likely: { 'input-token': likelyInputTokens(request), 'output-token': Math.ceil(maxOutputTokens * LIKELY_SHARE_OF_OUTPUT) },
      most: { 'input-token': payer === 'credits' ? await this.inputCeiling(request) : 0, 'output-token': payer === 'credits' ? maxOutputTokens : 0 },
      order: async (sealer, head) => ({
        ...head,
        operation: wanted.kind,
        cardId: wanted.kind === 'card' ? wanted.cardId : null,
        model,
        maxOutputTokens,
        prompt: await sealed(sealer, project.accountId, parts),
        instructions: versions,
        transcriptFrom: transcript?.taskId ?? null,
        shareCache: wanted.moreToCome,
      }),
    };
  }

  /** The provider's own count is exact and free; one token a byte is the bound where it cannot be asked. */
  private async inputCeiling(request: TextRequest): Promise<number> {
    const counted = await this.provider.countInputTokens(request, { secret: this.platform.platformKey, kind: 'platform' });
    return counted ?? mostInputTokens(request);
  }

  private async cardPrompt(project: ProjectView, { cardId, values }: CardWanted): Promise<string> {
    const card = project.cards.find(known => known.cardId === cardId);
    if (!card) throw CardUnknown();
    const { accountId } = project;
    const prompt = await this.opener.openText(card.prompt, { accountId, purpose: 'card.prompt' });
    const defaults = JSON.parse(await this.opener.openText(card.variables, { accountId, purpose: 'card.variables' })) as Record<string, string>;
    return filled(prompt, { ...defaults, ...values });
  }

  private async transcript({ accountId, projectId }: ProjectView): Promise<{ taskId: string; text: string }> {
    const tasks = await this.queries.ask(tasksOfProject, { accountId, projectId });
    const done = tasks.filter(({ operation, state }) => operation === 'transcription' && state === 'succeeded').at(-1);
    const product = done?.products.find(({ role }) => role === 'transcript');
    if (!done || !product) throw TranscriptNotReady();
    const chunks: Uint8Array[] = [];
    for await (const chunk of await this.content.get(product.content, { accountId, purpose: 'task.transcript' })) chunks.push(chunk);
    return { taskId: done.taskId, text: spoken(JSON.parse(Buffer.concat(chunks).toString('utf8')) as Transcript) };
  }
}

const sealed = (sealer: Sealer, accountId: string, parts: PromptParts) => sealer.seal(JSON.stringify(parts), { accountId, purpose: 'task.prompt' });
