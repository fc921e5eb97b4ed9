import { Inject, Injectable } from '@nestjs/common';
import type { HeardPiece } from '../../../shared-kernel/generation/transcript.js';
import type { EventLog } from '../../../shared-kernel/ports/event-log.js';
import type { AudioPiece } from '../../../shared-kernel/ports/media-engine.js';
import { ContentMissing, type ContentStore } from '../../../shared-kernel/ports/storage.js';
import { CONTENT, EVENT_LOG } from '../../../shared-kernel/ports/tokens.js';
import type { TaskProduct } from '../domain/events.js';
import type { TranscriptionOrder } from '../domain/orders.js';
import { taskState } from './task-run.js';

/** A piece that an earlier task delivered. */
export interface TakenPiece {
  /** Of the piece in its sound. */
  readonly index: number;
  readonly piece: HeardPiece;
  readonly simulated: boolean;
}

/** Pieces of a transcription that did not come to its end: what was heard and paid for is not sent again. */
@Injectable()
export class TakenOver {
  constructor(
    @Inject(EVENT_LOG) private readonly log: EventLog,
    @Inject(CONTENT) private readonly content: ContentStore,
  ) {}

  /** Those that are still here and are cut exactly like the ones that are wanted now. */
  async pieces(accountId: string, { takesOver = [] }: TranscriptionOrder, wanted: readonly AudioPiece[]): Promise<readonly TakenPiece[]> {
    const found = new Map<number, TakenPiece>();
    for (const taskId of takesOver)
      for (const taken of await this.deliveredBy(accountId, taskId)) if (wanted.some(cut => isSame(cut, taken.piece))) found.set(taken.index, taken);
    return [...found.values()];
  }

  async read(accountId: string, { content }: TaskProduct): Promise<HeardPiece> {
    const chunks: Uint8Array[] = [];
    for await (const chunk of await this.content.get(content, { accountId, purpose: 'task.transcript' })) chunks.push(chunk);
    return JSON.parse(Buffer.concat(chunks).toString('utf8')) as HeardPiece;
  }

  private async deliveredBy(accountId: string, taskId: string): Promise<readonly TakenPiece[]> {
    const state = await taskState(this.log, taskId);
    if (state.status === 'none') return [];
    const found: TakenPiece[] = [];
    for (const { delivered } of state.steps.values())
      for (const product of delivered?.products ?? []) {
        const piece = await this.readIfThere(accountId, product);
        if (piece && delivered) found.push({ index: piece.index, piece, simulated: delivered.simulated });
      }
    return found;
  }

  private async readIfThere(accountId: string, product: TaskProduct): Promise<HeardPiece | null> {
    try {
      return await this.read(accountId, product);
    } catch (error) {
      if (error instanceof ContentMissing) return null;
      throw error;
    }
  }
}

const isSame = (cut: AudioPiece, heard: HeardPiece): boolean =>
  cut.index === heard.index && cut.startSeconds === heard.startSeconds && cut.endSeconds === heard.endSeconds;
