import { Inject, Injectable } from '@nestjs/common';
import { likelyInputTokens, mostInputTokens, textRequest, type PromptParts } from '../../../shared-kernel/generation/prompt.js';
import { spoken } from '../../../shared-kernel/generation/transcript.js';
import type { ProviderGateway, TextRequest } from '../../../shared-kernel/ports/provider.js';
import { CONFIGURATION, OPENER, PROVIDER } from '../../../shared-kernel/ports/tokens.js';
import type { Opener, Sealer } from '../../../shared-kernel/ports/vault.js';
import type { Admitted } from '../../../shared-kernel/who-pays.js';
import { CardUnknown } from '../domain/errors.js';
import type { ProjectView } from '../domain/queries.js';
import { CountWithOwnKey } from './count-with-own-key.js';
import { Instructions } from './instructions.js';
import { CurrentWords, type KeptWords } from './current-words.js';
import { ModelChoice } from './model-choice.js';
import type { ForeseenWork, PreparedWork } from './prepared-work.js';
import { filled } from './variables.js';
import type { CardWanted, TextWanted } from './work-wanted.js';

const STANDARD_OUTPUT_TOKENS = 1_500;
const LIKELY_SHARE_OF_OUTPUT = 0.4;
/** Tokens of framing that a count made in advance might leave out. */
const UNCOUNTED = 64;

/** Prepares the writing of a text: which words go in, and how many tokens it can cost at most. */
@Injectable()
export class TextWork {
  constructor(
    private readonly words: CurrentWords,
    private readonly instructions: Instructions,
    private readonly choice: ModelChoice,
    private readonly ownCount: CountWithOwnKey,
    @Inject(OPENER) private readonly opener: Opener,
    @Inject(PROVIDER) private readonly provider: ProviderGateway,
    @Inject(CONFIGURATION) private readonly platform: { readonly platformKey: string },
  ) {}

  async prepare(project: ProjectView, wanted: CardWanted | TextWanted, decision: Admitted): Promise<PreparedWork> {
    const { payer } = decision;
    const model = await this.choice.choose('text', wanted.model, project.accountId, decision);
    const prompt = wanted.kind === 'card' ? await this.cardPrompt(project, wanted) : wanted.prompt;
    const { parts, versions } = await this.instructions.with(prompt, project);
    const transcript = wanted.kind === 'card' || wanted.withTranscript ? await this.transcript(project) : null;
    const maxOutputTokens = wanted.maxOutputTokens ?? STANDARD_OUTPUT_TOKENS;
    const request = textRequest({ model, maxOutputTokens, parts, transcript: transcript?.text ?? null, cacheKey: null });
    const most = { inputTokens: await this.inputCeiling(request, payer), outputTokens: maxOutputTokens };
    const likely = {
      inputTokens: Math.min(likelyInputTokens(request), most.inputTokens),
      outputTokens: Math.ceil(maxOutputTokens * LIKELY_SHARE_OF_OUTPUT),
    };
    const { kind, moreToCome } = wanted;
    const cardId = wanted.kind === 'card' ? wanted.cardId : null;
    return {
      model,
      essence: { kind, cardId, parts, transcript: transcript?.content.commitment ?? null, maxOutputTokens, moreToCome },
      likely: tokens(likely),
      most: tokens(most),
      foreseen: { kind: 'text', likely: { model, ...likely }, most: { model, ...most } },
      ...(decision.payer === 'credits' ? {} : { counted: () => this.counted(project.accountId, decision.fingerprint, request) }),
      order: async (sealer, head) => ({
        ...head,
        operation: kind,
        cardId,
        model,
        maxOutputTokens,
        prompt: await sealed(sealer, project.accountId, parts),
        instructions: versions,
        transcriptFrom: transcript?.taskId ?? null,
        ...(transcript && { transcript: transcript.content }),
        shareCache: moreToCome,
      }),
    };
  }

  /**
   * The provider's own count is exact and free; one token a byte is the bound where it cannot be asked. What an own key will pay
   * for is not counted with the platform's credential, and a quote opens no key.
   */
  private async inputCeiling(request: TextRequest, payer: 'credits' | 'own-key'): Promise<number> {
    if (payer === 'own-key') return mostInputTokens(request);
    const counted = await this.provider.countInputTokens(request, { secret: this.platform.platformKey, kind: 'platform' });
    return counted ?? mostInputTokens(request);
  }

  private async counted(accountId: string, fingerprint: string, request: TextRequest): Promise<ForeseenWork | null> {
    const counted = await this.ownCount.tokens(accountId, fingerprint, request);
    if (counted === null) return null;
    const { model, maxOutputTokens: outputTokens } = request;
    const size = { model, inputTokens: Math.min(counted + UNCOUNTED, mostInputTokens(request)), outputTokens };
    return { kind: 'text', likely: size, most: size };
  }

  private async cardPrompt(project: ProjectView, { cardId, values }: CardWanted): Promise<string> {
    const card = project.cards.find(known => known.cardId === cardId);
    if (!card) throw CardUnknown();
    const { accountId } = project;
    const prompt = await this.opener.openText(card.prompt, { accountId, purpose: 'card.prompt' });
    const defaults = JSON.parse(await this.opener.openText(card.variables, { accountId, purpose: 'card.variables' })) as Record<string, string>;
    return filled(prompt, { ...defaults, ...values });
  }

  private async transcript(project: ProjectView): Promise<KeptWords & { readonly text: string }> {
    const words = await this.words.need(project);
    return { ...words, text: spoken(await this.words.read(project, words)) };
  }
}

const tokens = ({ inputTokens, outputTokens }: { inputTokens: number; outputTokens: number }) => ({
  'input-token': inputTokens,
  'output-token': outputTokens,
});

const sealed = (sealer: Sealer, accountId: string, parts: PromptParts) => sealer.seal(JSON.stringify(parts), { accountId, purpose: 'task.prompt' });
