import { MediaProblem, type Frame, type MediaVideoTrack, type Thumbnail, type ThumbnailsRequest } from '../../../shared-kernel/ports/media-engine.js';
import type { MediaDecoder, PicturesOrder, RawPicture } from '../media-decoder.js';
import type { MediaLimits } from '../media-limits.js';
import type { Progress } from '../progress.js';
import { candidateTimes, chooseThumbnails, type Candidate } from './choose-thumbnails.js';
import { encodeOriginal, encodePicture, uprightWidth } from './encode-picture.js';
import { judgePicture } from './judge-picture.js';

/** In a film this short keyframes lie too far apart to choose from, and exact frames cost little. */
const exactUpToSeconds = 90;

/** A film that was looked at. */
export interface Film {
  readonly file: string;
  readonly video: MediaVideoTrack;
  readonly signal: AbortSignal | undefined;
}

/** Takes pictures out of a film: the one of a time, or the best ones. */
export class PictureTaker {
  constructor(
    private readonly decoder: MediaDecoder,
    private readonly limits: MediaLimits,
  ) {}

  async at(film: Film, seconds: number, how: Pick<PicturesOrder, 'exact' | 'maxWidth'>): Promise<RawPicture> {
    for await (const picture of this.pictures(film, [seconds], how)) return picture;
    throw new MediaProblem('media_damaged', 'No picture can be read at this time.');
  }

  async thumbnails(film: Film, request: ThumbnailsRequest, progress: Progress): Promise<readonly Thumbnail[]> {
    if (request.atSeconds !== undefined) return [await this.withOriginal(film, request.atSeconds, request, 0)];
    const candidates = await this.candidates(film, request, progress);
    if (candidates.length === 0) throw new MediaProblem('media_damaged', 'No picture can be read.');
    const chosen = chooseThumbnails(candidates, film.video.durationSeconds, request.count);
    if (request.onOriginal === undefined || uprightWidth(film.video) <= request.maxWidth)
      return chosen.map(({ frame, score }) => ({ ...frame, score }));
    const thumbnails: Thumbnail[] = [];
    for (const [index, { atSeconds }] of chosen.entries()) thumbnails.push(await this.withOriginal(film, atSeconds, request, index));
    return thumbnails;
  }

  /** The frame at a time, decoded once in its full size: so thumbnail and original cannot show different frames. */
  private async withOriginal(film: Film, atSeconds: number, request: ThumbnailsRequest, index: number): Promise<Thumbnail> {
    const { maxWidth, format, onOriginal } = request;
    const picture = await this.at(film, atSeconds, { exact: true, maxWidth: Infinity });
    if (uprightWidth(picture) > maxWidth) await onOriginal?.(await encodeOriginal(picture), index);
    const { score } = await judgePicture(picture);
    return { ...(await encodePicture(picture, format ?? 'jpeg', maxWidth)), score };
  }

  private async candidates(film: Film, { count, maxWidth, format }: ThumbnailsRequest, progress: Progress) {
    const { durationSeconds } = film.video;
    const times = candidateTimes(durationSeconds, count);
    const candidates: (Candidate & { frame: Frame })[] = [];
    for await (const picture of this.pictures(film, times, { exact: durationSeconds <= exactUpToSeconds, maxWidth })) {
      // Packed at once, because forty raw pictures of a large film would fill the memory.
      const frame = await encodePicture(picture, format ?? 'jpeg');
      candidates.push({ ...(await judgePicture(picture)), atSeconds: picture.atSeconds, frame });
      progress.at(candidates.length / times.length);
    }
    return candidates;
  }

  private pictures({ file, video: { rotation, frameRate }, signal }: Film, times: readonly number[], how: Pick<PicturesOrder, 'exact' | 'maxWidth'>) {
    const deadlineSeconds = this.limits.pictureSeconds + this.limits.secondsPerPicture * times.length;
    return this.decoder.pictures({ file, times, ...how, rotation, frameRate, deadlineSeconds, signal });
  }
}
