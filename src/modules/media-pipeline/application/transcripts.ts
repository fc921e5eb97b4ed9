import { Inject, Injectable } from '@nestjs/common';
import type { Queries } from '../../../shared-kernel/ports/messages.js';
import type { Content, ContentStore } from '../../../shared-kernel/ports/storage.js';
import { CONTENT } from '../../../shared-kernel/ports/tokens.js';
import { taskById } from '../domain/queries.js';
import { spoken, type Transcript } from '../../../shared-kernel/generation/transcript.js';

/** Reads stored transcripts. */
@Injectable()
export class Transcripts {
  constructor(@Inject(CONTENT) private readonly content: ContentStore) {}

  async read(accountId: string, content: Content): Promise<Transcript> {
    const chunks: Uint8Array[] = [];
    for await (const chunk of await this.content.get(content, { accountId, purpose: 'task.transcript' })) chunks.push(chunk);
    return JSON.parse(Buffer.concat(chunks).toString('utf8')) as Transcript;
  }

  /** The transcript as a model reads it: a time mark about every 30 seconds. */
  async textOf(queries: Queries, accountId: string, taskId: string): Promise<string> {
    const task = await queries.ask(taskById, { taskId });
    const product = task?.products.find(({ role }) => role === 'transcript');
    if (!product) throw new Error('a text waits for its transcript, so it is there');
    return spoken(await this.read(accountId, product.content));
  }
}
