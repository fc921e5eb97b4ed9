import { randomUUID } from 'node:crypto';
import type {
  Call,
  CallOutcome,
  Credential,
  ImageAnswer,
  ImageRequest,
  KeyVerdict,
  ModelInfo,
  Moderation,
  ProviderGateway,
  TextAnswer,
  TextCall,
  TextRequest,
  TranscriptionAnswer,
  TranscriptionRequest,
} from '../../shared-kernel/ports/provider.js';
import type { Operation } from './classify-failure.js';
import { exchange, type ExchangePlan, type Line, type Origin } from './exchange.js';
import { image } from './image.js';
import { countTokens, listModels, paidEnough, verdictOfCount, verdictOfList } from './key-probe.js';
import { moderate } from './moderation.js';
import { originOf, refuseForeignHeaders } from './origin.js';
import type { ProviderModels } from './provider-models.js';
import { askOpenAi, askPortably, isUnknownPath, withDraft } from './text.js';
import { Draft } from './text-answer.js';
import { countBody } from './text-request.js';
import { audioFor, transcribe, UNDESCRIBED } from './transcription.js';

export interface OpenAiGatewayConfig {
  /** The provider's API root, `https://api.openai.com/v1`; the operator's choice alone, since every credential is sent there. */
  readonly baseURL: string;
  /** `portable` sends only what other servers of the protocol understand. */
  readonly dialect: 'openai' | 'portable';
  readonly models: ProviderModels;
}

/** Bounds of calls that nobody pays for, in milliseconds. */
const FREE_CALL_MS = 15_000;
const MEGABYTE = 1_048_576;

/** The provider through its official SDK: one POST a call, one client a call, one origin for all. Throws only when it is set up wrongly. */
export class OpenAiGateway implements ProviderGateway {
  readonly #origin: Origin;
  readonly #portable: boolean;
  readonly #models: ProviderModels;
  #chatOnly = false;

  constructor({ baseURL, dialect, models }: OpenAiGatewayConfig) {
    refuseForeignHeaders();
    this.#origin = originOf(baseURL);
    this.#portable = dialect === 'portable';
    this.#models = models;
  }

  /** Closes idle connections; calls under way go on. */
  close(): void {
    this.#origin.agents.close();
  }

  async probeKey(credential: Credential): Promise<KeyVerdict> {
    const verdict = verdictOfList(await this.listModels(credential));
    if (verdict.verdict !== 'accepted' || this.#portable) return verdict;
    const question = { model: this.#models.defaults.text, instructions: '', transcript: null, prompt: 'Hello', maxOutputTokens: 16, cacheKey: null };
    return verdictOfCount(verdict, await this.#count(question, credential));
  }

  async paidProbe(credential: Credential, call: Call): Promise<CallOutcome<{ readonly model: string }>> {
    let outcome: CallOutcome<{ readonly model: string }> | undefined;
    for (const model of this.#models.probes) {
      const question = { model, instructions: 'Answer with one word.', transcript: null, prompt: 'Say yes.', maxOutputTokens: 16, cacheKey: null };
      outcome = paidEnough(await this.text(question, credential, call), model);
      if (outcome.outcome !== 'refused' || outcome.reason !== 'model_not_available') return outcome;
    }
    if (!outcome) throw new Error('The list of provider models names no model for the paid probe.');
    return outcome;
  }

  async countInputTokens(request: TextRequest, credential: Credential): Promise<number | null> {
    if (this.#portable) return null;
    const count = await this.#count(request, credential);
    return count.outcome === 'succeeded' ? count.value : null;
  }

  async text(request: TextRequest, credential: Credential, call: TextCall): Promise<CallOutcome<TextAnswer>> {
    const draft = new Draft(call.onText);
    const outcome = await this.#exchange('text', credential, call, line => {
      const talk = { line, request, draft };
      return this.#portable ? this.#askPortably(talk) : askOpenAi(talk, this.#cachesExplicitly(request.model));
    });
    return withDraft(outcome, draft);
  }

  async transcribe(request: TranscriptionRequest, credential: Credential, call: Call): Promise<CallOutcome<TranscriptionAnswer>> {
    const described = this.#models.describe(request.model);
    const can = described?.class === 'transcription' ? described : UNDESCRIBED;
    const file = await audioFor(request, can);
    if (!(file instanceof File)) return file;
    return this.#exchange('transcription', credential, call, line => transcribe(line, request, file, can));
  }

  image(request: ImageRequest, credential: Credential, call: Call): Promise<CallOutcome<ImageAnswer>> {
    return this.#exchange('image', credential, call, line => image(line, request, this.#portable));
  }

  moderate(text: string, credential: Credential, call: Call): Promise<CallOutcome<Moderation>> {
    return this.#exchange('moderation', credential, call, line => moderate(line, this.#models.defaults.moderation, text));
  }

  listModels(credential: Credential): Promise<CallOutcome<readonly ModelInfo[]>> {
    return this.#exchange('models', credential, freeCall(), listModels);
  }

  #count(request: TextRequest, credential: Credential): Promise<CallOutcome<number>> {
    const body = countBody(request, this.#cachesExplicitly(request.model));
    return this.#exchange('count', credential, freeCall(), line => countTokens(line, body));
  }

  async #askPortably(talk: Parameters<typeof askPortably>[0]): Promise<CallOutcome<TextAnswer>> {
    if (this.#chatOnly) return askPortably(talk, 'chat');
    try {
      return await askPortably(talk, 'responses');
    } catch (thrown) {
      if (!isUnknownPath(thrown)) throw thrown;
      this.#chatOnly = true;
      return askPortably(talk, 'chat');
    }
  }

  #cachesExplicitly(model: string): boolean {
    const described = this.#models.describe(model);
    return described?.class === 'text' && described.explicitCache;
  }

  #exchange<T>(operation: Operation, credential: Credential, call: Call, talk: (line: Line) => Promise<CallOutcome<T>>): Promise<CallOutcome<T>> {
    const plan: ExchangePlan = { ...call, operation, maxAnswerBytes: (operation === 'image' ? 256 : 32) * MEGABYTE };
    return exchange(this.#origin, credential, plan, talk);
  }
}

function freeCall(): Call {
  return { attemptId: randomUUID(), deadlineMs: FREE_CALL_MS };
}
