import { Inject, Injectable } from '@nestjs/common';
import {
  likelyCachedTokens,
  likelyInputTokens,
  mayBeCached,
  mostInputTokens,
  mostOwnTokens,
  textRequest,
  type PromptParts,
} from '../../../shared-kernel/generation/prompt.js';
import { spoken } from '../../../shared-kernel/generation/transcript.js';
import type { ProviderGateway, TextRequest } from '../../../shared-kernel/ports/provider.js';
import { CONFIGURATION, OPENER, PROVIDER } from '../../../shared-kernel/ports/tokens.js';
import type { Opener } from '../../../shared-kernel/ports/vault.js';
import type { Admitted } from '../../../shared-kernel/who-pays.js';
import type { TextOrder } from '../../media-pipeline/index.js';
import { PromptTooLong } from '../domain/errors.js';
import type { ProjectView } from '../domain/queries.js';
import { CardPrompts } from './card-prompts.js';
import { CountWithOwnKey } from './count-with-own-key.js';
import { CurrentWords, type KeptWords } from './current-words.js';
import { Instructions, type InstructedPrompt } from './instructions.js';
import { ModelChoice } from './model-choice.js';
import type { ForeseenWork, PreparedWork } from './prepared-work.js';
import type { CardWanted, TextWanted } from './work-wanted.js';

const STANDARD_OUTPUT_TOKENS = 1_500;
const LIKELY_SHARE_OF_OUTPUT = 0.4;
/** Tokens of framing that a count made in advance might leave out. */
const UNCOUNTED = 64;

/** Prompts of one order are kept in one append, which has a bound. */
const MOST_PROMPT_BYTES = 450_000;

type Wanted = CardWanted | TextWanted;
type Words = Pick<KeptWords, 'taskId' | 'content'> & { readonly text: string };

/** One text of an order, looked at. */
interface Draft {
  readonly wanted: Wanted;
  readonly prompt: InstructedPrompt;
  readonly words: Words | null;
  readonly request: TextRequest;
}

/** What several texts of one order have in common. */
interface Together {
  readonly project: ProjectView;
  readonly decision: Admitted;
  readonly model: string;
  /** The texts share what they have in common in the provider's cache, and wait for the first of them to fill it. */
  readonly share: boolean;
  /** At most so many tokens go into each, in their order. */
  readonly inputs: readonly number[];
}

/** Prepares the writing of texts: which words go in, and how many tokens it can cost at most. */
@Injectable()
export class TextWork {
  constructor(
    private readonly words: CurrentWords,
    private readonly instructions: Instructions,
    private readonly choice: ModelChoice,
    private readonly cards: CardPrompts,
    private readonly ownCount: CountWithOwnKey,
    @Inject(OPENER) private readonly opener: Opener,
    @Inject(PROVIDER) private readonly provider: ProviderGateway,
    @Inject(CONFIGURATION) private readonly platform: { readonly platformKey: string },
  ) {}

  /** One preparation for each text, in their order. Texts that are asked for together are written by one model, so that they can share its cache. */
  async prepare(project: ProjectView, wanted: readonly [Wanted, ...Wanted[]], decision: Admitted): Promise<readonly PreparedWork[]> {
    const model = await this.choice.choose('text', wanted[0].model ?? project.preferences?.textModel ?? null, project.accountId, decision);
    const drafts = await this.drafts(project, wanted, model);
    const bytes = drafts.reduce((sum, { prompt }) => sum + Buffer.byteLength(JSON.stringify(prompt.parts)), 0);
    if (bytes > MOST_PROMPT_BYTES) throw PromptTooLong({ bytes, mostBytes: MOST_PROMPT_BYTES });
    const requests = drafts.map(({ request }) => request);
    const share = requests.length > 1 && requests.every(mayBeCached);
    const together = { project, decision, model, share, inputs: await this.inputCeilings(requests, decision) };
    return drafts.map((draft, index) => this.prepared(draft, index, together));
  }

  /** The same text once more, from the same words and with the same instructions. */
  async again(project: ProjectView, order: TextOrder, decision: Admitted): Promise<PreparedWork> {
    const model = await this.choice.choose('text', order.model, project.accountId, decision);
    const parts = JSON.parse(await this.opener.openText(order.prompt, { accountId: project.accountId, purpose: 'task.prompt' })) as PromptParts;
    const words = await this.sameWords(project, order);
    const { maxOutputTokens, instructions: versions = { account: null, project: null } } = order;
    const request = textRequest({ model, maxOutputTokens, parts, transcript: words?.text ?? null, cacheKey: null });
    const draft = { wanted: asWanted(order, parts), prompt: { parts, versions }, words, request };
    return this.prepared(draft, 0, { project, decision, model, share: false, inputs: await this.inputCeilings([request], decision) });
  }

  private async drafts(project: ProjectView, wanted: readonly Wanted[], model: string): Promise<readonly Draft[]> {
    const withWords = wanted.some(one => one.kind === 'card' || one.withTranscript);
    const prompts = await Promise.all(wanted.map(async one => (one.kind === 'card' ? this.cards.of(project, one) : one.prompt)));
    const instructed = await this.instructions.with(prompts, project);
    const words = withWords ? await this.transcript(project) : null;
    return wanted.map((one, index) => {
      const prompt = instructed[index] as InstructedPrompt;
      const maxOutputTokens = one.maxOutputTokens ?? STANDARD_OUTPUT_TOKENS;
      const own = one.kind === 'card' || one.withTranscript ? words : null;
      const request = textRequest({ model, maxOutputTokens, parts: prompt.parts, transcript: own?.text ?? null, cacheKey: null });
      return { wanted: one, prompt, words: own, request };
    });
  }

  private prepared({ wanted, prompt: { parts, versions }, words, request }: Draft, index: number, together: Together): PreparedWork {
    const { project, decision, model, share } = together;
    const { maxOutputTokens } = request;
    const most = { inputTokens: together.inputs[index] ?? mostInputTokens(request), outputTokens: maxOutputTokens };
    const inputTokens = Math.min(likelyInputTokens(request), most.inputTokens);
    // all but the first find what they share in the cache, as far as anybody can tell beforehand; the ceiling never counts on that
    const cachedInputTokens = share && index > 0 ? Math.min(likelyCachedTokens(request), inputTokens) : 0;
    const likely = { inputTokens, cachedInputTokens, outputTokens: Math.ceil(maxOutputTokens * LIKELY_SHARE_OF_OUTPUT) };
    const { kind } = wanted;
    const moreToCome = wanted.moreToCome || share;
    const cardId = wanted.kind === 'card' ? wanted.cardId : null;
    return {
      model,
      essence: { kind, cardId, parts, transcript: words?.content.commitment ?? null, maxOutputTokens, moreToCome },
      likely: tokens(likely),
      most: tokens(most),
      foreseen: { kind: 'text', likely: { model, ...likely }, most: { model, ...most } },
      ...(decision.payer === 'credits' ? {} : { counted: () => this.counted(project.accountId, decision.fingerprint, request) }),
      order: async (sealer, head, before) => ({
        ...head,
        operation: kind,
        cardId,
        model,
        maxOutputTokens,
        inputTokens,
        prompt: await sealer.seal(JSON.stringify(parts), { accountId: project.accountId, purpose: 'task.prompt' }),
        instructions: versions,
        transcriptFrom: words?.taskId ?? null,
        ...(words && { transcript: words.content }),
        shareCache: moreToCome,
        ...(share && before.length > 0 && { behind: before }),
      }),
    };
  }

  /**
   * The provider's own count is exact and free; one token a byte is the bound where it cannot be asked. What an own key will pay for is not
   * counted with the platform's credential, and a quote opens no key. Of several texts the first is counted: the others differ in their tasks alone.
   */
  private async inputCeilings(requests: readonly TextRequest[], { payer }: Admitted): Promise<readonly number[]> {
    const [first] = requests;
    if (payer === 'own-key' || !first) return requests.map(mostInputTokens);
    const counted = await this.provider.countInputTokens(first, { secret: this.platform.platformKey, kind: 'platform' });
    if (counted === null) return requests.map(mostInputTokens);
    return requests.map((request, index) => (index === 0 ? counted : Math.min(counted + mostOwnTokens(request), mostInputTokens(request))));
  }

  private async counted(accountId: string, fingerprint: string, request: TextRequest): Promise<ForeseenWork | null> {
    const counted = await this.ownCount.tokens(accountId, fingerprint, request);
    if (counted === null) return null;
    const { model, maxOutputTokens: outputTokens } = request;
    const size = { model, inputTokens: Math.min(counted + UNCOUNTED, mostInputTokens(request)), outputTokens };
    return { kind: 'text', likely: size, most: size };
  }

  private async sameWords(project: ProjectView, { transcript: content, transcriptFrom: taskId }: TextOrder): Promise<Words | null> {
    if (content !== undefined) return { taskId, content, text: spoken(await this.words.read(project, { content, taskId })) };
    return taskId === null ? null : this.transcript(project);
  }

  private async transcript(project: ProjectView): Promise<Words> {
    const words = await this.words.need(project, ['leave_the_transcript_away']);
    return { ...words, text: spoken(await this.words.read(project, words)) };
  }
}

/** An order as what was wanted once. */
const asWanted = ({ operation, cardId, model, maxOutputTokens, shareCache: moreToCome }: TextOrder, { prompt }: PromptParts): Wanted => {
  const options = { model, maxOutputTokens, moreToCome };
  if (operation === 'card' && cardId !== null) return { kind: 'card', cardId, values: {}, ...options };
  return { kind: 'text', prompt, withTranscript: false, ...options };
};

const tokens = ({ inputTokens, cachedInputTokens = 0, outputTokens }: { inputTokens: number; cachedInputTokens?: number; outputTokens: number }) => ({
  'input-token': inputTokens - cachedInputTokens,
  ...(cachedInputTokens > 0 && { 'cached-input-token': cachedInputTokens }),
  'output-token': outputTokens,
});
