import type { Shapes } from '../../../api/client.js';

export type Based = Shapes['BasedOnPicture'];

export const isSame = (one: Based, other: Based): boolean => one.id === other.id && (one.index ?? 0) === (other.index ?? 0);

/** Where a picture of the project is read, small enough for a page. */
export const addressOf = (projectId: string, { kind, id, index = 0 }: Based): string =>
  kind === 'thumbnail'
    ? `/v1/projects/${projectId}/thumbnails/${id}?index=${String(index)}&width=480`
    : `/v1/outputs/${id}/content?index=${String(index)}`;
