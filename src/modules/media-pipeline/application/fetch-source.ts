import { createReadStream } from 'node:fs';
import { rm } from 'node:fs/promises';
import { join } from 'node:path';
import { Inject, Injectable } from '@nestjs/common';
import { playsInBrowsers } from '../../../shared-kernel/browser-playback.js';
import { idFrom } from '../../../shared-kernel/ids.js';
import { FetchProblem } from '../../../shared-kernel/ports/fetcher.js';
import { Importers } from '../../../shared-kernel/ports/importer.js';
import { MediaProblem, type MediaEngine, type MediaProbe } from '../../../shared-kernel/ports/media-engine.js';
import { Clock } from '../../../shared-kernel/ports/messages.js';
import type { ContentStore } from '../../../shared-kernel/ports/storage.js';
import { CONTENT, MEDIA_ENGINE, OPENER, SCRATCH } from '../../../shared-kernel/ports/tokens.js';
import type { Opener } from '../../../shared-kernel/ports/vault.js';
import type { DownloadOrder } from '../domain/orders.js';
import { LiveProgress } from './live-progress.js';
import type { TaskRun } from './task-run.js';

const TRIES = 4;
const FIRST_RETRY_MS = 2_000;
const UNKNOWN_TOTAL_BYTES = 200_000_000;

/** The name of a source in the scratch folder while it is fetched. */
export const sourceDraft = (taskId: string): string => `${taskId}.source`;

/** Fetches the source of a project from its URL; a restart goes on where the last run was cut off. */
@Injectable()
export class FetchSource {
  constructor(
    private readonly importers: Importers,
    @Inject(CONTENT) private readonly content: ContentStore,
    @Inject(MEDIA_ENGINE) private readonly engine: MediaEngine,
    @Inject(OPENER) private readonly opener: Opener,
    @Inject(SCRATCH) private readonly scratch: string,
    private readonly progress: LiveProgress,
    private readonly clock: Clock,
  ) {}

  async perform(run: TaskRun, order: DownloadOrder): Promise<void> {
    const into = join(this.scratch, sourceDraft(run.taskId));
    const mediaType = await this.download(run, order, into);
    await this.endIfGivenUp(run, into);
    const probe = await this.look(run, into);
    if (probe.durationSeconds > order.maxSeconds + 1) {
      await rm(into, { force: true });
      return run.fail('longer-than-stated', 'the medium is longer than was stated and paid for');
    }
    const context = { accountId: run.inHand.ref.accountId, purpose: 'source' };
    const content = await this.content.put(createReadStream(into), { mediaType, protection: 'plain', context, name: idFrom(run.taskId, 'source') });
    const facts = {
      seconds: probe.durationSeconds,
      hasVideo: probe.video !== null,
      hasAudio: probe.audioTracks.length > 0,
      audioTracks: probe.audioTracks.length,
      container: probe.container,
      browsersPlay: playsInBrowsers(probe),
    };
    await run.complete({ usage: { operation: 1 }, products: [{ role: 'source', index: 0, content, facts }], model: null, simulated: false });
    await this.endIfGivenUp(run, into, content.name);
    await rm(into, { force: true });
  }

  /** A task that was given up while it fetched, perhaps because its account was erased, leaves nothing behind. */
  private async endIfGivenUp(run: TaskRun, into: string, stored?: string): Promise<void> {
    const now = await run.current();
    if (now.status !== 'ended' || now.how === 'succeeded') return;
    if (stored !== undefined) await this.content.delete(stored);
    await rm(into, { force: true });
    run.over('given up');
  }

  private async download(run: TaskRun, order: DownloadOrder, into: string): Promise<string> {
    const url = await this.opener.openText(order.url, { accountId: run.inHand.ref.accountId, purpose: 'project.source-url' });
    try {
      const { mediaType } = await this.importers.named(order.importer ?? 'direct').fetch(url, {
        into,
        maxBytes: order.maxBytes,
        resume: true,
        signal: run.signal,
        onProgress: (bytes, total) =>
          this.progress.report(run.inHand.ref, 'downloading', bytes / (total ?? Math.max(bytes * 2, UNKNOWN_TOTAL_BYTES))),
      });
      return mediaType ?? 'application/octet-stream';
    } catch (error) {
      if (!(error instanceof FetchProblem)) throw error;
      return this.endBadly(run, error);
    }
  }

  private async endBadly(run: TaskRun, problem: FetchProblem): Promise<never> {
    const { waits } = await run.current();
    const now = this.clock.now();
    if (problem.retryable && waits < TRIES) return run.wait('retry', new Date(now.getTime() + FIRST_RETRY_MS * 2 ** waits), now);
    if (problem.code === 'importer_off' || problem.code === 'importer_missing') return run.fail('worker-failed', problem.code);
    return run.fail(problem.code === 'url_unreachable' ? 'source-unreachable' : 'source-refused', problem.code);
  }

  private async look(run: TaskRun, file: string): Promise<MediaProbe> {
    try {
      return await this.engine.probe(file, { signal: run.signal });
    } catch (error) {
      if (!(error instanceof MediaProblem) || !error.isTheFilesFault) throw error;
      await rm(file, { force: true });
      return run.fail('media-refused', error.code);
    }
  }
}
