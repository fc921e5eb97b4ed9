import { Inject, Injectable } from '@nestjs/common';
import type { ModelCatalogue } from '../../../shared-kernel/ports/models.js';
import { Clock } from '../../../shared-kernel/ports/messages.js';
import { MODELS, OPENER } from '../../../shared-kernel/ports/tokens.js';
import type { Opener } from '../../../shared-kernel/ports/vault.js';
import { AudioTrackUnknown, ModelUnknown } from '../domain/errors.js';
import type { ProjectView } from '../domain/queries.js';

/** How speech is to be heard; null, or no words, leaves it to the platform. */
export interface Listening {
  /** BCP 47. */
  readonly language: string | null;
  readonly vocabulary: readonly string[];
  readonly model: string | null;
  /** Counted from 0. */
  readonly audioTrack: number | null;
}

/** Of one run: what is missing is as the project has it. */
export type ListeningWanted = { readonly [Key in keyof Listening]: Listening[Key] | undefined };

/** Listening with a model that was chosen for it. */
export type ListeningChosen = Listening & { readonly model: string };

const withDefault = <Value>(wanted: Value | undefined, otherwise: Value): Value => (wanted === undefined ? otherwise : wanted);

/** How a transcription is told to listen: by its own order, else by its project's preferences, else by the platform. */
@Injectable()
export class HowToListen {
  constructor(
    private readonly clock: Clock,
    @Inject(MODELS) private readonly models: ModelCatalogue,
    @Inject(OPENER) private readonly opener: Opener,
  ) {}

  /** Throws `model_unknown`. Transcriptions are always paid with platform credits, which buy what the platform lists. */
  choose(wanted: Listening): ListeningChosen {
    const model = wanted.model ?? this.models.standard('transcription');
    const shutdown = this.models.describe(model)?.shutdownDate ?? null;
    const isOver = shutdown !== null && shutdown <= this.clock.now().toISOString().slice(0, 10);
    if (isOver || !this.models.offers('transcription', model)) throw ModelUnknown({ reason: isOver ? 'answers_no_more' : 'not_offered' });
    return { ...wanted, model };
  }

  /** Throws `audio_track_unknown` for a track that is certainly not there. */
  mustHaveTrack({ audioTrack }: Pick<Listening, 'audioTrack'>, tracks: number | undefined): void {
    if (audioTrack !== null && tracks !== undefined && audioTrack >= tracks) throw AudioTrackUnknown({ audioTrack, audioTracks: tracks });
  }

  async inProject({ accountId, preferences }: ProjectView, wanted: ListeningWanted): Promise<Listening> {
    const sealed = preferences?.vocabulary ?? null;
    const isOwn = wanted.vocabulary !== undefined || sealed === null;
    const vocabulary = isOwn ? (wanted.vocabulary ?? []) : await this.opener.openText(sealed, { accountId, purpose: 'project.vocabulary' });
    return {
      language: withDefault(wanted.language, preferences?.language ?? null),
      vocabulary: typeof vocabulary === 'string' ? (JSON.parse(vocabulary) as readonly string[]) : vocabulary,
      model: withDefault(wanted.model, preferences?.transcriptionModel ?? null),
      audioTrack: withDefault(wanted.audioTrack, preferences?.audioTrack ?? null),
    };
  }
}
