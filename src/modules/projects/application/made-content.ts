import { Inject, Injectable } from '@nestjs/common';
import { systemContext } from '../../../shared-kernel/context.js';
import { Commands, Queries } from '../../../shared-kernel/ports/messages.js';
import { ContentMissing, type Content, type ContentStore } from '../../../shared-kernel/ports/storage.js';
import { CONTENT } from '../../../shared-kernel/ports/tokens.js';
import { CannotOpen, type ByteRange } from '../../../shared-kernel/ports/vault.js';
import { isRefusal } from '../../../shared-kernel/refusal.js';
import { examineContent, type TaskProduct } from '../../media-pipeline/index.js';
import { OutputUnknown, ResultUnusable } from '../domain/errors.js';
import { projectById } from '../domain/queries.js';

/** Which product of which task is read, in which project. */
export interface Reading {
  readonly projectId: string;
  readonly accountId: string;
  /** The task that made it; null for what nobody was charged for. */
  readonly taskId: string | null;
  readonly product: Pick<TaskProduct, 'role' | 'content'>;
}

/** What tasks made, read for its owner. Content that cannot be read any more is examined at once, and its loss recorded before anybody is told. */
@Injectable()
export class MadeContent {
  constructor(
    private readonly commands: Commands,
    private readonly queries: Queries,
    @Inject(CONTENT) private readonly content: ContentStore,
  ) {}

  /** Throws `result_unusable` when nothing of it can be read; a later part that is damaged ends the bytes there. */
  async open(reading: Reading, range?: ByteRange): Promise<AsyncIterable<Uint8Array>> {
    const { accountId, product } = reading;
    const context = { accountId, purpose: `task.${product.role}` };
    try {
      const bytes = (await this.content.get(product.content, context, range))[Symbol.asyncIterator]();
      // the first part is looked at before anything is answered: most content has no other
      return this.rest(reading, await bytes.next(), bytes);
    } catch (error) {
      throw await this.explained(reading, error);
    }
  }

  /** A stored text as a whole: for what is bounded by how it was made, a transcript or a card's text. */
  async text(reading: Reading): Promise<string> {
    const chunks: Uint8Array[] = [];
    for await (const chunk of await this.open(reading)) chunks.push(chunk);
    return Buffer.concat(chunks).toString('utf8');
  }

  /** Whether it can be read, as far as its first part tells; a loss is recorded. */
  async isThere(reading: Reading): Promise<boolean> {
    try {
      for await (const _ of await this.open(reading)) break;
      return true;
    } catch (error) {
      if (error instanceof ContentMissing || isRefusal(error, 'result_unusable')) return false;
      throw error;
    }
  }

  private async *rest(reading: Reading, first: IteratorResult<Uint8Array>, bytes: AsyncIterator<Uint8Array>): AsyncGenerator<Uint8Array> {
    try {
      for (let part = first; part.done !== true; part = await bytes.next()) yield part.value;
    } catch (error) {
      throw await this.explained(reading, error);
    } finally {
      await bytes.return?.();
    }
  }

  private async explained({ projectId, accountId, taskId, product }: Reading, error: unknown): Promise<unknown> {
    if (taskId === null || (!(error instanceof ContentMissing) && !(error instanceof CannotOpen))) return error;
    const { name }: Content = product.content;
    const context = { ...systemContext('job:examine-content'), accountId };
    // what went with its project was not lost, and nothing is paid back for it
    if (!(await this.queries.ask(projectById, { accountId, projectId }))) return OutputUnknown();
    const { condition, work } = await this.commands.perform(examineContent, { accountId, projectId, taskId, name }, context);
    if (!work || (condition !== 'missing' && condition !== 'damaged')) return error;
    const isCharged = work.payer === 'credits';
    return ResultUnusable({
      reason: condition,
      purse: isCharged ? 'platform_credits' : 'openai_account',
      chargedCredits: isCharged ? 'paid_back' : 'none',
      remedies: ['retry_task', work.operation === 'transcription' ? 'create_new_project' : 'run_again', 'contact_support'],
      taskId,
    });
  }
}
