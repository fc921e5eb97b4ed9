import { createReadStream } from 'node:fs';
import { mkdtemp, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { Inject, Injectable } from '@nestjs/common';
import { systemContext } from '../../../shared-kernel/context.js';
import { idFrom, type AccountId } from '../../../shared-kernel/ids.js';
import { MediaProblem, type MediaEngine } from '../../../shared-kernel/ports/media-engine.js';
import { Commands, JobWorker, Queries, type Lane } from '../../../shared-kernel/ports/messages.js';
import { ContentMissing, type Content, type ContentStore } from '../../../shared-kernel/ports/storage.js';
import { CONTENT, MEDIA_ENGINE, SCRATCH } from '../../../shared-kernel/ports/tokens.js';
import { isRefusal } from '../../../shared-kernel/refusal.js';
import { renditionName } from '../../../shared-kernel/rendition-name.js';
import { sourceCommands } from '../domain/commands.js';
import { renditionOf } from '../domain/queries.js';
import { StorageRoom } from './storage-room.js';
import { StoredSources, type StoredSource } from './stored-sources.js';

/** 16,000 samples of two bytes. */
const BYTES_PER_SECOND = 32_000;

type Order = ReturnType<typeof sourceCommands.RenderSound> | ReturnType<typeof sourceCommands.FailRendering>;

/** Makes sound of a source that browsers cannot play. Nobody is charged for it: it is a part of having the video here, and takes room like it. */
@Injectable()
export class MakePlayableJob extends JobWorker {
  readonly job = 'projects.make-playable';
  readonly lane: Lane = 'media';

  constructor(
    private readonly queries: Queries,
    private readonly commands: Commands,
    private readonly sources: StoredSources,
    private readonly room: StorageRoom,
    @Inject(CONTENT) private readonly content: ContentStore,
    @Inject(MEDIA_ENGINE) private readonly engine: MediaEngine,
    @Inject(SCRATCH) private readonly scratch: string,
  ) {
    super();
  }

  async run({ projectId = '' }: Readonly<Record<string, string>>, signal: AbortSignal): Promise<void> {
    const source = await this.sources.ofProject(projectId);
    if (source === null || (await this.queries.ask(renditionOf, { name: source.content.name }))) return;
    const { accountId, content } = source;
    const order = await this.outcome(source, signal);
    if (order === null) return;
    await this.commands.send(order, { ...systemContext('job:projects.make-playable', idFrom('playable', content.name)), accountId });
    // the source was deleted meanwhile, so what was made of it goes as well
    if ((await this.queries.ask(renditionOf, { name: content.name })) === null) await this.content.delete(renditionName(content.name));
  }

  /** Null when there is nothing to be said: the video is gone. */
  private async outcome({ accountId, content }: StoredSource, signal: AbortSignal): Promise<Order | null> {
    const { name } = content;
    try {
      return await this.content.withLocalFile(content, { accountId, purpose: 'source' }, file => this.render(accountId, content, file, signal));
    } catch (error) {
      signal.throwIfAborted();
      if (error instanceof ContentMissing) return null;
      if (error instanceof MediaProblem) return sourceCommands.FailRendering({ name, accountId, problem: error.code });
      if (isRefusal(error, 'storage_quota_reached')) return sourceCommands.FailRendering({ name, accountId, problem: 'storage_quota_reached' });
      throw error;
    }
  }

  private async render(accountId: AccountId, { name }: Content, file: string, signal: AbortSignal): Promise<Order> {
    const { durationSeconds } = await this.engine.probe(file, { signal });
    await this.room.mustHave(accountId, Math.ceil(durationSeconds * BYTES_PER_SECOND));
    const workDir = await mkdtemp(join(this.scratch, 'sound-'));
    try {
      const into = join(workDir, 'sound.wav');
      const { seconds, mediaType } = await this.engine.soundFile(file, { into, signal });
      const order = { mediaType, protection: 'sealed', context: { accountId, purpose: 'rendition' }, name: renditionName(name) } as const;
      return sourceCommands.RenderSound({ name, accountId, content: await this.content.put(createReadStream(into), order), seconds });
    } finally {
      await rm(workDir, { recursive: true, force: true });
    }
  }
}
