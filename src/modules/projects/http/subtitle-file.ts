import type { UploadedStream } from '../../../infrastructure/http/uploads.js';
import { SubtitlesUnreadable } from '../domain/errors.js';
import { MOST_SUBTITLE_BYTES } from '../domain/subtitles/read-subtitles.js';

const tooLarge = () => SubtitlesUnreadable({ reason: 'too_large', mostBytes: MOST_SUBTITLE_BYTES, remedies: ['split_the_file'] });

/** The whole of a file that is small enough to be read at once. */
export const subtitleFile = async ({ body, bytes }: UploadedStream): Promise<Uint8Array> => {
  if ((bytes ?? 0) > MOST_SUBTITLE_BYTES) throw tooLarge();
  const chunks: Uint8Array[] = [];
  let length = 0;
  for await (const chunk of body as AsyncIterable<Uint8Array>) {
    length += chunk.length;
    if (length > MOST_SUBTITLE_BYTES) throw tooLarge();
    chunks.push(chunk);
  }
  return Buffer.concat(chunks);
};
