import { Injectable } from '@nestjs/common';
import { Queries } from '../../../shared-kernel/ports/messages.js';
import type { Content } from '../../../shared-kernel/ports/storage.js';
import { renditionOf, type ProjectView, type RenditionView } from '../domain/queries.js';
import { Materials } from './materials.js';

/** A project's stored video: where it lies, and whether browsers play it as it is; null for what came before that was looked at. */
export interface SourceHere {
  readonly content: Content;
  readonly browsersPlay: boolean | null;
}

/** What of a project's video a browser can play. */
export interface PlaybackState {
  /** Null before the video is here, and for one of before this was looked at. */
  readonly source: boolean | null;
  readonly rendition: 'not_needed' | 'being_made' | 'ready' | 'not_possible';
  /** Why it is not possible. */
  readonly problem: string | null;
}

/** Finds a project's video, and the sound that was made of it for browsers. */
@Injectable()
export class Playback {
  constructor(
    private readonly queries: Queries,
    private readonly materials: Materials,
  ) {}

  /** Null before it is here. */
  async source(project: ProjectView): Promise<SourceHere | null> {
    const { source } = project;
    if (source.kind === 'upload') return { content: source.content, browsersPlay: source.browsersPlay ?? null };
    const download = (await this.materials.of(project)).find(({ operation, state }) => operation === 'download' && state === 'succeeded');
    const product = download?.products[0];
    if (!product) return null;
    const plays = product.facts['browsersPlay'];
    return { content: product.content, browsersPlay: typeof plays === 'boolean' ? plays : null };
  }

  rendition({ content }: SourceHere): Promise<RenditionView | null> {
    return this.queries.ask(renditionOf, { name: content.name });
  }

  async of(project: ProjectView): Promise<PlaybackState> {
    const here = await this.source(project);
    const source = here?.browsersPlay ?? null;
    if (here === null || source !== false) return { source, rendition: 'not_needed', problem: null };
    const made = await this.rendition(here);
    if (made === null) return { source, rendition: 'being_made', problem: null };
    return { source, rendition: made.content === null ? 'not_possible' : 'ready', problem: made.problem };
  }
}
