import { FetchProblem, type Downloaded, type DownloadOrder } from '../../shared-kernel/ports/fetcher.js';
import { factsOf, type AnswerFacts } from './answer-facts.js';
import { ask, Dropped, type Answer, type Asking } from './exchange.js';
import { HEAD_BYTES, isPage, typeByBytes } from './media-signature.js';
import { PartFile } from './part-file.js';
import type { Run } from './run.js';

/** How often a source may turn out to be another one before that is its nature. */
const MOST_RESTARTS = 2;

/** One download: asks, receives, and after a break asks for the rest, until the source has arrived whole. */
export class Download {
  #announced: string | null = null;
  #restarts = 0;

  constructor(
    private readonly url: string,
    private readonly order: DownloadOrder,
    private readonly asking: Asking,
    private readonly run: Run,
  ) {}

  async perform(): Promise<Downloaded> {
    const part = await PartFile.open(this.order.into, this.url, this.order);
    try {
      while (!this.#isWhole(part)) if (await this.#advance(part)) break;
      this.#assertMedia(part);
      const mediaType = typeByBytes(part.head) ?? this.#announced;
      return { bytes: part.bytes, sha256: await part.finish(), mediaType };
    } catch (error) {
      await part.leave({ keep: mayGoOnLater(error) });
      throw error;
    }
  }

  /** After a crash between the last byte and the new name. */
  #isWhole(part: PartFile): boolean {
    return part.bytes > 0 && part.bytes === part.validator?.total;
  }

  /** True when the source has ended; false when there is more to ask for. */
  async #advance(part: PartFile): Promise<boolean> {
    for (let vain = 0; ; vain += 1) {
      const before = part.bytes;
      try {
        return await this.#receive(part);
      } catch (error) {
        if (!(error instanceof Dropped)) throw error;
        if (part.bytes > before) return false;
        if (vain >= this.asking.limits.vainAttempts) throw new FetchProblem(part.bytes > 0 ? 'source_truncated' : 'url_unreachable', true);
        await this.run.pause(this.asking.limits.pauseMs * 2 ** vain);
      }
    }
  }

  async #receive(part: PartFile): Promise<boolean> {
    if (part.bytes > 0 && part.validator === null) throw new FetchProblem('source_truncated', true);
    const goesOn = part.validator !== null && part.bytes > 0;
    const headers = goesOn ? { Range: `bytes=${part.bytes}-`, 'If-Range': part.validator.etag } : {};
    const answer = await ask(this.url, headers, this.asking, this.run);
    try {
      if (goesOn && answer.status === 416) return await this.#beginAnew(part);
      const facts = factsOf(answer, goesOn ? part.bytes : null);
      if (goesOn && isAnother(facts, part)) await this.#beginAnew(part);
      if (goesOn && facts.partial && part.bytes === 0) return false;
      return await this.#take(answer, facts, part);
    } finally {
      answer.close();
    }
  }

  async #take(answer: Answer, facts: AnswerFacts, part: PartFile): Promise<boolean> {
    if ((facts.total ?? 0) > this.order.maxBytes) throw new FetchProblem('source_too_large', false);
    this.#announced = facts.mediaType;
    const total = facts.total ?? part.validator?.total ?? null;
    await part.remember(facts.etag === null ? null : { url: this.url, etag: facts.etag, total });
    for await (const chunk of answer.body) {
      if (part.bytes + chunk.length > this.order.maxBytes) throw new FetchProblem('source_too_large', false);
      const wasShort = part.head.length < HEAD_BYTES;
      await part.write(chunk);
      if (wasShort && part.head.length === HEAD_BYTES) this.#assertMedia(part);
      this.order.onProgress?.(part.bytes, total);
    }
    if (total !== null && part.bytes > total) throw new FetchProblem('source_misbehaved', false);
    return total === null || part.bytes === total;
  }

  async #beginAnew(part: PartFile): Promise<false> {
    this.#restarts += 1;
    if (this.#restarts > MOST_RESTARTS) throw new FetchProblem('source_changed', true);
    await part.restart();
    return false;
  }

  #assertMedia(part: PartFile): void {
    if (part.bytes === 0) throw new FetchProblem('source_empty', false);
    if (isPage(part.head, this.#announced)) throw new FetchProblem('url_is_a_page', false);
  }
}

/** Not the source that the part is of, or one that would not go on. */
const isAnother = ({ partial, etag, total }: AnswerFacts, { validator }: PartFile): boolean =>
  !partial || (etag !== null && etag !== validator?.etag) || (total !== null && (validator?.total ?? total) !== total);

/** Not after what would end the same way again. */
const mayGoOnLater = (error: unknown): boolean => !(error instanceof FetchProblem) || (error.retryable && error.code !== 'source_changed');
