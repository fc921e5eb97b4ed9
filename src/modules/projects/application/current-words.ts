import { Inject, Injectable } from '@nestjs/common';
import type { Transcript } from '../../../shared-kernel/generation/transcript.js';
import type { Content, ContentStore } from '../../../shared-kernel/ports/storage.js';
import { CONTENT } from '../../../shared-kernel/ports/tokens.js';
import { TranscriptNotReady } from '../domain/errors.js';
import type { ProjectView } from '../domain/queries.js';
import { Materials } from './materials.js';
import { wholeText } from './whole-text.js';

/** A transcript as it is kept. */
export interface KeptWords {
  readonly content: Content;
  /** The transcription that heard it. */
  readonly taskId: string;
}

/** The newest words of a project: what its texts are written from, and what is read and taken along. */
@Injectable()
export class CurrentWords {
  constructor(
    private readonly materials: Materials,
    @Inject(CONTENT) private readonly content: ContentStore,
  ) {}

  /** Null while there are none. */
  async of(project: ProjectView): Promise<KeptWords | null> {
    const done = (await this.materials.of(project)).filter(({ operation, state }) => operation === 'transcription' && state === 'succeeded').at(-1);
    const product = done?.products.find(({ role }) => role === 'transcript');
    return done && product ? { content: product.content, taskId: done.taskId } : null;
  }

  /** Throws `transcript_not_ready`. */
  async need(project: ProjectView): Promise<KeptWords> {
    const words = await this.of(project);
    if (!words) throw TranscriptNotReady();
    return words;
  }

  /** Throws ContentMissing for what is kept no longer. */
  async read({ accountId }: Pick<ProjectView, 'accountId'>, { content }: Pick<KeptWords, 'content'>): Promise<Transcript> {
    return JSON.parse(await wholeText(this.content, content, { accountId, purpose: 'task.transcript' })) as Transcript;
  }
}
