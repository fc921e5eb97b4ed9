import { Injectable } from '@nestjs/common';
import type { MediaSource } from '../../media-pipeline/index.js';
import { NoPicture, SourceNotReady } from '../domain/errors.js';
import type { ProjectView } from '../domain/queries.js';
import { Materials } from './materials.js';
import type { PreparedWork } from './prepared-work.js';
import type { ThumbnailsWanted } from './work-wanted.js';

const WIDTH = 1280;

/** Prepares another set of thumbnails from a source that is here. */
@Injectable()
export class ThumbnailWork {
  constructor(private readonly materials: Materials) {}

  async prepare(project: ProjectView, { count }: ThumbnailsWanted): Promise<PreparedWork> {
    const source = await this.source(project);
    const quantities = { operation: 1 };
    return {
      model: null,
      essence: { kind: 'thumbnails', count },
      likely: quantities,
      most: quantities,
      foreseen: null,
      order: (_, head) => Promise.resolve({ ...head, operation: 'thumbnails', source, count, maxWidth: WIDTH }),
    };
  }

  private async source(project: ProjectView): Promise<MediaSource> {
    const { source } = project;
    if (source.kind === 'upload') {
      if (!source.hasVideo) throw NoPicture();
      return { from: 'content', content: source.content };
    }
    const download = (await this.materials.of(project)).find(({ operation, state }) => operation === 'download' && state === 'succeeded');
    if (!download) throw SourceNotReady();
    if (download.products[0]?.facts['hasVideo'] === false) throw NoPicture();
    return { from: 'task', taskId: download.taskId };
  }
}
