import { Inject, Injectable } from '@nestjs/common';
import { idFrom } from '../../../shared-kernel/ids.js';
import { ContentMissing, type ContentStore } from '../../../shared-kernel/ports/storage.js';
import { CONTENT } from '../../../shared-kernel/ports/tokens.js';
import { CannotOpen } from '../../../shared-kernel/ports/vault.js';
import type { Steps } from '../domain/steps.js';

const SPOOL = 'application/vnd.keyreel.spool+json';

/** Where the answer of an attempt lies until it is recorded. */
export const spoolName = (attemptId: string): string => idFrom(attemptId, 'spool');

const contextOf = (accountId: string) => ({ accountId, purpose: 'task.spool' });

/** Keeps the answers of paid calls, sealed, from the moment when they are here to the moment when they are recorded. */
@Injectable()
export class AnswerSpool {
  constructor(@Inject(CONTENT) private readonly content: ContentStore) {}

  async keep(accountId: string, attemptId: string, document: object): Promise<void> {
    const bytes = Buffer.from(JSON.stringify(document));
    await this.content.put(bytes, { mediaType: SPOOL, protection: 'sealed', context: contextOf(accountId), name: spoolName(attemptId) });
  }

  /** Null when nothing was kept, or nothing that opens: the call then counts as one whose outcome nobody knows. */
  async find(accountId: string, attemptId: string): Promise<unknown> {
    try {
      const chunks: Uint8Array[] = [];
      for await (const chunk of await this.content.get({ name: spoolName(attemptId), protection: 'sealed' }, contextOf(accountId)))
        chunks.push(chunk);
      return JSON.parse(Buffer.concat(chunks).toString('utf8')) as unknown;
    } catch (error) {
      if (error instanceof ContentMissing || error instanceof CannotOpen) return null;
      throw error;
    }
  }

  async drop(attemptId: string): Promise<void> {
    await this.content.delete(spoolName(attemptId));
  }

  /** Drops what a process left that died after it had recorded a delivery. */
  async sweep(steps: Steps): Promise<void> {
    for (const { delivered, lastAttempt } of steps.values()) if (delivered !== null && lastAttempt !== null) await this.drop(lastAttempt);
  }
}
