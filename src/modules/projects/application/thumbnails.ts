import { Readable } from 'node:stream';
import { Injectable } from '@nestjs/common';
import type { FrameFormat } from '../../../shared-kernel/ports/media-engine.js';
import { Pictures } from '../../../shared-kernel/ports/pictures.js';
import type { TaskProduct, TaskView } from '../../media-pipeline/index.js';
import { OutputUnknown } from '../domain/errors.js';
import type { PictureRef } from '../domain/events.js';
import type { ProjectView } from '../domain/queries.js';
import { MadeContent } from './made-content.js';
import { Materials } from './materials.js';

/** A thumbnail, and its frame in full size where that is more. */
export interface Thumbnail {
  readonly taskId: string;
  readonly index: number;
  readonly product: TaskProduct;
  readonly original: TaskProduct | null;
}

/** As what a thumbnail is wanted; undefined leaves it as it is kept. */
export interface ThumbnailWish {
  readonly size: 'scaled' | 'original';
  readonly format: FrameFormat | undefined;
  readonly width: number | undefined;
}

/** A picture to be answered with. */
export interface ShownPicture {
  readonly about: Pick<TaskProduct['content'], 'commitment' | 'bytes' | 'mediaType'>;
  readonly open: (range?: { readonly start: number; readonly end?: number }) => Promise<AsyncIterable<Uint8Array>>;
}

/** All thumbnails that tasks took, in the order of the tasks. */
export const thumbnailsOf = (tasks: readonly TaskView[]): readonly Thumbnail[] =>
  tasks.flatMap(({ taskId, products }) =>
    products
      .filter(({ role }) => role === 'thumbnail')
      .map(product => {
        const original = products.find(({ role, index }) => role === 'original' && index === product.index) ?? null;
        return { taskId, index: product.index, product, original };
      }),
  );

/** A project's thumbnails: found, and packed as they are wanted. Nothing of it is charged: the frames are paid for. */
@Injectable()
export class Thumbnails {
  constructor(
    private readonly materials: Materials,
    private readonly made: MadeContent,
    private readonly pictures: Pictures,
  ) {}

  /** Throws `output_unknown` when the project has no such thumbnail. */
  async one(project: ProjectView, picture: PictureRef): Promise<Thumbnail> {
    const found = thumbnailsOf(await this.materials.of(project)).find(({ taskId, index }) => taskId === picture.taskId && index === picture.index);
    if (!found) throw OutputUnknown();
    return found;
  }

  /** Where the video is no larger than the thumbnail, that is the original. */
  async shown(
    { accountId, projectId }: ProjectView,
    { taskId, product, original }: Thumbnail,
    { size, format, width }: ThumbnailWish,
  ): Promise<ShownPicture> {
    const wanted = size === 'original' ? (original ?? product) : product;
    const { content } = wanted;
    const open: ShownPicture['open'] = range => this.made.open({ projectId, accountId, taskId, product: wanted }, range);
    const kept = content.mediaType.replace('image/', '') as FrameFormat;
    if ((format ?? kept) === kept && (width === undefined || width >= Number(wanted.facts['width']))) return { about: content, open };
    const packed = await this.pictures.pack(await wholeOf(await open()), { format: format ?? kept, maxWidth: width ?? null });
    const about = { commitment: `${content.commitment}.${format ?? kept}.${width ?? ''}`, bytes: packed.bytes.length, mediaType: packed.mediaType };
    return {
      about,
      open: (range = { start: 0 }) => Promise.resolve(once(packed.bytes.subarray(range.start, (range.end ?? packed.bytes.length) + 1))),
    };
  }
}

/** A picture is bounded by the largest frame that is accepted. */
const wholeOf = async (parts: AsyncIterable<Uint8Array>): Promise<Uint8Array> => {
  const chunks: Uint8Array[] = [];
  for await (const chunk of parts) chunks.push(chunk);
  return Buffer.concat(chunks);
};

const once = (bytes: Uint8Array): AsyncIterable<Uint8Array> => Readable.from([bytes]);
