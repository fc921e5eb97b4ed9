import { Inject, Injectable } from '@nestjs/common';
import { idFrom } from '../../../shared-kernel/ids.js';
import { CONFIGURATION } from '../../../shared-kernel/ports/tokens.js';
import type { Sealed } from '../../../shared-kernel/ports/vault.js';
import { admitted, whoPays, type KeyStanding } from '../../../shared-kernel/who-pays.js';
import type { MediaSource, PlannedTask, TaskOrder } from '../../media-pipeline/index.js';
import { NothingToDo } from '../domain/errors.js';
import type { ProjectSource } from '../domain/events.js';
import { Costs, type PricedTask } from './costs.js';
import { HowToListen, type Listening } from './listening.js';
import type { OrderHead } from './prepared-work.js';

/** What is to be made of a video at once. */
export interface ProjectWishes {
  readonly transcribe: boolean;
  /** Pictures wanted; 0 for none. */
  readonly thumbnails: number;
  /** How the transcription is to listen. */
  readonly listening: Listening;
  /** The model of the project's texts where an order names none; null for the standard one. */
  readonly textModel: string | null;
  /** The owner brings the words as a subtitle file, so nobody is paid for them. */
  readonly bringsWords: boolean;
}

/** A source whose length and tracks are known well enough to price it. */
export interface SourceFacts {
  readonly seconds: number;
  /** False when the seconds are a maximum that the owner stated. */
  readonly measured: boolean;
  readonly hasAudio: boolean;
  readonly hasVideo: boolean;
  /** Undefined where nobody counted them. */
  readonly audioTracks: number | undefined;
}

/** Tasks with their prices, in the order in which they run. */
export interface Plan {
  readonly priced: readonly PricedTask[];
  readonly tasks: readonly PlannedTask[];
}

/** What is planned, for whom, and of what. */
export interface ToPlan {
  readonly orderId: string;
  readonly key: KeyStanding;
  readonly source: ProjectSource;
  readonly facts: SourceFacts;
  readonly wishes: ProjectWishes;
  /** That of the wishes, sealed; null where they have none. */
  readonly vocabulary: Sealed | null;
}

const THUMBNAIL_WIDTH = 1280;

/** Turns a source and wishes into tasks; the quote and the creation use the same plan. */
@Injectable()
export class PlanProject {
  constructor(
    private readonly costs: Costs,
    private readonly how: HowToListen,
    @Inject(CONFIGURATION) private readonly limits: { readonly maxUploadBytes: number },
  ) {}

  async plan({ orderId, key, source, facts, wishes, vocabulary }: ToPlan): Promise<Plan> {
    const priced: PricedTask[] = [];
    const tasks: PlannedTask[] = [];
    const add = async (
      operation: 'download' | 'transcription' | 'thumbnails',
      quantities: Record<string, number>,
      order: (head: OrderHead) => TaskOrder,
      heard: { readonly model: string | null; readonly audioTrack?: number } = { model: null },
    ) => {
      const taskId = idFrom(orderId, operation);
      const tariff = await this.costs.tariff(operation);
      const decision = admitted(whoPays({ operation: tariff.operationClass, kind: operation, key, boundTo: null }));
      if (decision.payer !== 'credits') throw new Error(`${operation} is paid with credits in every catalogue`);
      priced.push({ taskId, tariff, decision, ...heard, likely: quantities, most: quantities, foreseen: null });
      const after = operation === 'download' || source.kind === 'upload' ? [] : [idFrom(orderId, 'download')];
      tasks.push({ taskId, order: order({ payer: { by: 'credits' }, rule: decision.rule, because: decision.because, after }) });
    };
    const media: MediaSource =
      source.kind === 'upload' ? { from: 'content', content: source.content } : { from: 'task', taskId: idFrom(orderId, 'download') };
    const seconds = Math.ceil(facts.seconds);
    if (source.kind === 'url') await add('download', { operation: 1 }, head => this.download(head, source, seconds));
    if (wishes.transcribe && facts.hasAudio) {
      const { model, language, audioTrack } = this.how.choose(wishes.listening);
      this.how.mustHaveTrack(wishes.listening, facts.audioTracks);
      const more = { ...(vocabulary && { vocabulary }), ...(audioTrack !== null && { audioTrack }) };
      const order = (head: OrderHead): TaskOrder => ({
        ...head,
        operation: 'transcription',
        source: media,
        model,
        language,
        maxSeconds: seconds,
        ...more,
      });
      await add('transcription', { second: seconds }, order, { model, audioTrack: audioTrack ?? 0 });
    }
    if (wishes.thumbnails > 0 && facts.hasVideo) {
      await add('thumbnails', { operation: 1 }, head => ({
        ...head,
        operation: 'thumbnails',
        source: media,
        count: wishes.thumbnails,
        maxWidth: THUMBNAIL_WIDTH,
      }));
    }
    if (tasks.length === 0 && !wishes.bringsWords) throw NothingToDo();
    return { priced, tasks };
  }

  private download(head: OrderHead, { url, importer }: Extract<ProjectSource, { kind: 'url' }>, maxSeconds: number): TaskOrder {
    return { ...head, operation: 'download', url, ...(importer && { importer }), maxBytes: this.limits.maxUploadBytes, maxSeconds };
  }
}
