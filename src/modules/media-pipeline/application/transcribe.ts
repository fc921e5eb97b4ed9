import { mkdtemp, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { Inject, Injectable } from '@nestjs/common';
import { idFrom } from '../../../shared-kernel/ids.js';
import type { AudioPiece, MediaEngine } from '../../../shared-kernel/ports/media-engine.js';
import type { ModelCatalogue } from '../../../shared-kernel/ports/models.js';
import type { ProviderGateway, TranscriptionAnswer } from '../../../shared-kernel/ports/provider.js';
import type { ContentStore } from '../../../shared-kernel/ports/storage.js';
import { CONTENT, MEDIA_ENGINE, MODELS, OPENER, PROVIDER, SCRATCH } from '../../../shared-kernel/ports/tokens.js';
import type { Opener } from '../../../shared-kernel/ports/vault.js';
import type { TranscriptionOrder } from '../domain/orders.js';
import { usageOf } from '../domain/steps.js';
import { joinPieces, type HeardPiece } from '../../../shared-kernel/generation/transcript.js';
import type { TaskProduct } from '../domain/events.js';
import { Credentials } from './credentials.js';
import { LiveProgress } from './live-progress.js';
import { PaidCall } from './paid-call.js';
import { inLanes } from './in-lanes.js';
import { Sources } from './sources.js';
import { TakenOver, type TakenPiece } from './taken-over.js';
import type { TaskRun } from './task-run.js';

const DEADLINE_MS = 5 * 60_000;
const PIECES_AT_ONCE = 4;
/** Voices are told apart inside one piece only, so pieces are as long as models that can do it take; their own times are good enough then. */
const SECONDS_TO_KNOW_VOICES = 600;
const CUTTING_SHARE = 0.15;

const asBilled = (seconds: number): number => Math.round(seconds * 1000) / 1000;

/** An order whose vocabulary was opened. */
type OpenedOrder = Omit<TranscriptionOrder, 'vocabulary'> & { readonly vocabulary: readonly string[] };

/** Cuts the sound at silences, has each piece heard, and joins the answers on our own clock. */
@Injectable()
export class Transcribe {
  constructor(
    @Inject(PROVIDER) private readonly provider: ProviderGateway,
    @Inject(CONTENT) private readonly content: ContentStore,
    @Inject(MEDIA_ENGINE) private readonly engine: MediaEngine,
    @Inject(SCRATCH) private readonly scratch: string,
    private readonly takenOver: TakenOver,
    @Inject(OPENER) private readonly opener: Opener,
    @Inject(MODELS) private readonly models: ModelCatalogue,
    private readonly sources: Sources,
    private readonly credentials: Credentials,
    private readonly paid: PaidCall,
    private readonly progress: LiveProgress,
  ) {}

  async perform(run: TaskRun, order: TranscriptionOrder): Promise<void> {
    const workDir = await mkdtemp(join(this.scratch, 'audio-'));
    try {
      await this.sources.withFile(run, order.source, file => this.hearAll(run, order, file, workDir));
    } finally {
      await rm(workDir, { recursive: true, force: true });
    }
  }

  private async hearAll(run: TaskRun, order: TranscriptionOrder, file: string, workDir: string): Promise<void> {
    const vocabulary = await this.vocabulary(run, order);
    const pieces = await this.engine.audioPieces(file, {
      workDir,
      ...(order.audioTrack === undefined ? {} : { trackIndex: order.audioTrack }),
      ...(this.models.describe(order.model)?.options.speakers === true ? { maxSeconds: SECONDS_TO_KNOW_VOICES } : {}),
      signal: run.signal,
      onProgress: fraction => this.progress.report(run.inHand.ref, 'cutting', fraction * CUTTING_SHARE),
    });
    const spoken = pieces.filter(piece => !piece.silent);
    const known = await this.takenOver.pieces(run.inHand.ref.accountId, order, spoken);
    const isWanted = (piece: AudioPiece, step: number): boolean =>
      order.withoutSteps?.includes(step) !== true && !known.some(({ index }) => index === piece.index);
    const missing = spoken.filter(isWanted).length;
    const sent = spoken.reduce((sum, piece) => sum + piece.endSeconds - piece.startSeconds, 0);
    if (sent > order.maxSeconds + 1) return run.fail('longer-than-stated', 'there is more sound than was paid for');
    let heard = 0;
    await inLanes(PIECES_AT_ONCE, spoken, async (piece, step) => {
      if (!isWanted(piece, step)) return;
      await this.hear(run, { ...order, vocabulary }, piece, step, missing);
      heard += 1;
      this.progress.report(run.inHand.ref, 'transcribing', CUTTING_SHARE + (1 - CUTTING_SHARE) * (heard / missing));
    });
    await this.finish(run, order, known, pieces.at(-1)?.endSeconds ?? 0);
  }

  private hear(run: TaskRun, order: OpenedOrder, piece: AudioPiece, step: number, steps: number): Promise<void> {
    const credential = this.credentials.platformOnly();
    const seconds = piece.endSeconds - piece.startSeconds;
    const request = {
      model: order.model,
      audio: { path: piece.file },
      mediaType: piece.mediaType,
      seconds,
      ...(order.language === null ? {} : { language: order.language }),
      vocabulary: order.vocabulary,
    };
    return this.paid.deliver(run, {
      step,
      steps,
      model: order.model,
      capability: 'transcription',
      credential,
      answersWith: 'words',
      expects: { second: asBilled(seconds) },
      send: call => this.provider.transcribe(request, credential, { ...call, deadlineMs: DEADLINE_MS }),
      // a length that we cut ourselves is what was sent; the provider's own count is only for its bill
      keep: async ({ value }, attemptId) => ({
        usage: { second: asBilled(seconds) },
        products: [await this.keepPiece(run, piece, value, attemptId)],
      }),
    });
  }

  private async vocabulary(run: TaskRun, { vocabulary }: TranscriptionOrder): Promise<readonly string[]> {
    if (vocabulary === undefined) return [];
    const opened = await this.opener.openText(vocabulary, { accountId: run.inHand.ref.accountId, purpose: 'project.vocabulary' });
    return JSON.parse(opened) as readonly string[];
  }

  private async keepPiece(
    run: TaskRun,
    piece: AudioPiece,
    { text, languages, words, segments }: TranscriptionAnswer,
    attemptId: string,
  ): Promise<TaskProduct> {
    const { index, startSeconds, endSeconds } = piece;
    const heard: HeardPiece = { index, startSeconds, endSeconds, text, languages, words: words ?? null, segments: segments ?? null };
    return this.keep(run, heard, 'piece', index, idFrom(attemptId, 'piece'));
  }

  private async finish(run: TaskRun, order: TranscriptionOrder, known: readonly TakenPiece[], durationSeconds: number): Promise<void> {
    const { steps } = await run.current();
    const delivered = [...steps.values()].flatMap(step => step.delivered ?? []);
    const { accountId } = run.inHand.ref;
    const pieces = await Promise.all(delivered.flatMap(step => step.products).map(product => this.takenOver.read(accountId, product)));
    const simulated = [...delivered, ...known].some(part => part.simulated);
    const transcript = joinPieces([...known.map(({ piece }) => piece), ...pieces], durationSeconds, simulated);
    const product = await this.keep(run, transcript, 'transcript', 0, idFrom(run.taskId, 'transcript'));
    const { withoutSteps = [] } = order;
    const facts = {
      segments: transcript.segments.length,
      language: transcript.language,
      seconds: transcript.durationSeconds,
      ...(withoutSteps.length > 0 && { stepsLeftOut: withoutSteps.length }),
    };
    await run.complete({ usage: usageOf(steps), products: [{ ...product, facts }], model: order.model, simulated });
  }

  private async keep(run: TaskRun, document: object, role: string, index: number, name: string): Promise<TaskProduct> {
    const context = { accountId: run.inHand.ref.accountId, purpose: 'task.transcript' };
    const content = await this.content.put(Buffer.from(JSON.stringify(document), 'utf8'), {
      mediaType: 'application/json',
      protection: 'sealed',
      context,
      name,
    });
    return { role, index, content, facts: {} };
  }
}
