import { Injectable } from '@nestjs/common';
import type { MediaSource } from '../../media-pipeline/index.js';
import { NoPicture, SourceNotReady, TimeOutsideVideo } from '../domain/errors.js';
import type { ProjectView } from '../domain/queries.js';
import { Materials } from './materials.js';
import type { PreparedWork } from './prepared-work.js';
import type { FrameWanted, ThumbnailsWanted } from './work-wanted.js';

const WIDTH = 1280;

interface Film {
  readonly source: MediaSource;
  readonly seconds: number;
}

/** Prepares another set of thumbnails, or the frame of one time, from a source that is here. */
@Injectable()
export class ThumbnailWork {
  constructor(private readonly materials: Materials) {}

  async prepare(project: ProjectView, wanted: ThumbnailsWanted | FrameWanted): Promise<PreparedWork> {
    const { source, seconds } = await this.film(project);
    if (wanted.kind === 'frame' && wanted.atSeconds > seconds) throw TimeOutsideVideo({ seconds });
    const which = wanted.kind === 'frame' ? { count: 1, atSeconds: wanted.atSeconds } : { count: wanted.count };
    const quantities = { operation: 1 };
    return {
      model: null,
      essence: { ...wanted },
      likely: quantities,
      most: quantities,
      foreseen: null,
      order: (_, head) => Promise.resolve({ ...head, operation: 'thumbnails', source, ...which, maxWidth: WIDTH }),
    };
  }

  private async film(project: ProjectView): Promise<Film> {
    const { source } = project;
    if (source.kind === 'upload') {
      if (!source.hasVideo) throw NoPicture();
      return { source: { from: 'content', content: source.content }, seconds: source.seconds };
    }
    const download = (await this.materials.of(project)).find(({ operation, state }) => operation === 'download' && state === 'succeeded');
    const facts = download?.products[0]?.facts;
    if (!download || !facts) throw SourceNotReady();
    if (facts['hasVideo'] === false) throw NoPicture();
    return { source: { from: 'task', taskId: download.taskId }, seconds: Number(facts['seconds']) };
  }
}
