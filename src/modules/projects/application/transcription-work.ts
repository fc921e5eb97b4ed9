import { Injectable } from '@nestjs/common';
import type { MediaSource } from '../../media-pipeline/index.js';
import { NoSound, SourceNotReady } from '../domain/errors.js';
import type { ProjectView } from '../domain/queries.js';
import { HowToListen } from './listening.js';
import { Materials } from './materials.js';
import type { PreparedWork } from './prepared-work.js';
import { sealedVocabulary } from './vocabulary.js';
import type { TranscriptionWanted } from './work-wanted.js';

interface Sound {
  readonly source: MediaSource;
  readonly seconds: number;
  /** Undefined where nobody counted them. */
  readonly tracks: number | undefined;
}

const counted = (fact: string | number | boolean | null | undefined): number | undefined => (typeof fact === 'number' ? fact : undefined);

/** Prepares another hearing of a video that is here; what it hears becomes a version of the words, beside all others. */
@Injectable()
export class TranscriptionWork {
  constructor(
    private readonly materials: Materials,
    private readonly how: HowToListen,
  ) {}

  async prepare(project: ProjectView, { listening: wanted }: TranscriptionWanted): Promise<PreparedWork> {
    const { source, seconds, tracks } = await this.sound(project);
    const listening = this.how.choose(await this.how.inProject(project, wanted));
    this.how.mustHaveTrack(listening, tracks);
    const { model, language, vocabulary, audioTrack } = listening;
    const maxSeconds = Math.ceil(seconds);
    const quantities = { second: maxSeconds };
    return {
      model,
      essence: { kind: 'transcription', language, vocabulary, audioTrack },
      likely: quantities,
      most: quantities,
      foreseen: null,
      audioTrack: audioTrack ?? 0,
      order: async (sealer, head) => {
        const sealed = await sealedVocabulary(sealer, project.accountId, vocabulary);
        const more = { ...(sealed && { vocabulary: sealed }), ...(audioTrack !== null && { audioTrack }) };
        return { ...head, operation: 'transcription', source, model, language, maxSeconds, ...more };
      },
    };
  }

  private async sound(project: ProjectView): Promise<Sound> {
    const { source } = project;
    if (source.kind === 'upload') {
      if (!source.hasAudio) throw NoSound();
      return { source: { from: 'content', content: source.content }, seconds: source.seconds, tracks: source.audioTracks };
    }
    const download = (await this.materials.of(project)).find(({ operation, state }) => operation === 'download' && state === 'succeeded');
    if (!download) throw SourceNotReady();
    const facts = download.products[0]?.facts ?? {};
    if (facts['hasAudio'] === false) throw NoSound();
    const seconds = counted(facts['seconds']) ?? source.maxSeconds;
    return { source: { from: 'task', taskId: download.taskId }, seconds, tracks: counted(facts['audioTracks']) };
  }
}
