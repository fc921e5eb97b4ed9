import { mkdtemp, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { Inject, Injectable } from '@nestjs/common';
import { FetchProblem } from '../../../shared-kernel/ports/fetcher.js';
import { Importers, type Found, type ImporterName } from '../../../shared-kernel/ports/importer.js';
import { MediaProblem, type MediaEngine } from '../../../shared-kernel/ports/media-engine.js';
import { Queries } from '../../../shared-kernel/ports/messages.js';
import { MEDIA_ENGINE, SCRATCH, SEALER } from '../../../shared-kernel/ports/tokens.js';
import type { Sealer } from '../../../shared-kernel/ports/vault.js';
import { refusal } from '../../../shared-kernel/refusal.js';
import { LengthUnknown, MediaNotUsable, NoPicture, NoSound, RightsNotConfirmed, UploadUnknown } from '../domain/errors.js';
import type { ProjectSource } from '../domain/events.js';
import { uploadById, type UploadView } from '../domain/queries.js';
import type { ProjectWishes, SourceFacts } from './plan-project.js';

/** What a creator points at. */
export type SourceWanted =
  | { readonly kind: 'upload'; readonly uploadId: string }
  | {
      readonly kind: 'url';
      readonly url: string;
      readonly maxSeconds: number | null;
      /** Its owner says that they may have it. */
      readonly rightsConfirmed: boolean;
    };

type UrlWanted = Extract<SourceWanted, { kind: 'url' }>;

/** A URL that was refused before anything was held; the reason is the fetcher's own code. */
export const UrlNotUsable = refusal('url_not_usable', 'invalid', 'Nothing can be imported from this address.', {
  remedies: ['check_the_address', 'upload_the_file'],
});

const remediesOf = ({ code }: FetchProblem): readonly string[] => {
  if (code === 'url_is_a_page') return ['use_the_address_of_the_file_itself', 'upload_the_file'];
  return code.startsWith('importer_') ? ['upload_the_file', 'try_again_later', 'ask_the_operator'] : ['check_the_address', 'upload_the_file'];
};

const refusedUrl = (problem: FetchProblem) => UrlNotUsable({ reason: problem.code, remedies: remediesOf(problem) });

const plays = ({ browsersPlay }: UploadView) => (browsersPlay === null ? {} : { browsersPlay });

/** Looks at a source before anything is held: free of charge, and guarded. */
@Injectable()
export class Sources {
  constructor(
    private readonly queries: Queries,
    private readonly importers: Importers,
    @Inject(MEDIA_ENGINE) private readonly engine: MediaEngine,
    @Inject(SEALER) private readonly sealer: Sealer,
    @Inject(SCRATCH) private readonly scratch: string,
  ) {}

  async look(accountId: string, wanted: SourceWanted, wishes: ProjectWishes): Promise<{ source: ProjectSource; facts: SourceFacts }> {
    const found = wanted.kind === 'upload' ? await this.uploaded(accountId, wanted.uploadId) : await this.remote(accountId, wanted);
    if (wishes.transcribe && !found.facts.hasAudio) throw NoSound();
    if (wishes.thumbnails > 0 && !found.facts.hasVideo && !wishes.transcribe && !wishes.bringsWords) throw NoPicture();
    return found;
  }

  private async uploaded(accountId: string, uploadId: string): Promise<{ source: ProjectSource; facts: SourceFacts }> {
    const upload = await this.queries.ask(uploadById, { accountId, uploadId });
    if (!upload) throw UploadUnknown();
    if (!upload.content || upload.seconds === null) throw MediaNotUsable({ reason: upload.problem ?? 'not_media' });
    const hasVideo = upload.video !== null;
    const { audioTracks } = upload;
    const hasAudio = audioTracks > 0;
    return {
      source: { kind: 'upload', uploadId, content: upload.content, seconds: upload.seconds, hasVideo, hasAudio, audioTracks, ...plays(upload) },
      facts: { seconds: upload.seconds, measured: true, hasVideo, hasAudio, audioTracks },
    };
  }

  private async remote(accountId: string, wanted: UrlWanted): Promise<{ source: ProjectSource; facts: SourceFacts }> {
    const { importer, ...facts } = await this.measure(wanted);
    const url = await this.sealer.seal(wanted.url, { accountId, purpose: 'project.source-url' });
    return { source: { kind: 'url', url, maxSeconds: Math.ceil(facts.seconds), importer }, facts };
  }

  /** The first bytes tell the length of most files; where they do not, the owner states a maximum, which is held. */
  private async measure({ url, maxSeconds, rightsConfirmed }: UrlWanted): Promise<SourceFacts & { importer: ImporterName }> {
    const workDir = await mkdtemp(join(this.scratch, 'look-'));
    try {
      const head = join(workDir, 'head');
      const { importer, look } = await this.importers.look(url, head);
      if (importer.needsRights && !rightsConfirmed) throw RightsNotConfirmed();
      const facts = look.told === 'facts' ? stated(look) : await this.read(head);
      if (facts) return { ...facts, importer: importer.name };
      if (maxSeconds === null) throw LengthUnknown();
      const tracks = look.told === 'facts' ? { hasVideo: look.hasVideo, hasAudio: look.hasAudio } : { hasVideo: true, hasAudio: true };
      return { seconds: maxSeconds, measured: false, ...tracks, audioTracks: undefined, importer: importer.name };
    } catch (error) {
      if (error instanceof FetchProblem) throw refusedUrl(error);
      if (error instanceof MediaProblem && error.isTheFilesFault) throw MediaNotUsable({ reason: error.code });
      throw error;
    } finally {
      await rm(workDir, { recursive: true, force: true });
    }
  }

  private async read(head: string): Promise<SourceFacts | null> {
    const probe = await this.engine.probeHead(head);
    if (!probe) return null;
    const { durationSeconds: seconds, video, audioTracks } = probe;
    return { seconds, measured: true, hasVideo: video !== null, hasAudio: audioTracks.length > 0, audioTracks: audioTracks.length };
  }
}

/** A site's word on the length is a ceiling like an owner's: what turns out longer stops before it is transcribed. */
const stated = ({ seconds, hasVideo, hasAudio }: Extract<Found['look'], { told: 'facts' }>): SourceFacts | null =>
  seconds === null ? null : { seconds, measured: false, hasVideo, hasAudio, audioTracks: undefined };
