import { MediaProblem, type MediaProbe } from '../../shared-kernel/ports/media-engine.js';
import type { MediaFacts } from './media-decoder.js';
import type { MediaLimits } from './media-limits.js';

const isPlausible = (seconds: number): boolean => Number.isFinite(seconds) && seconds > 0;

function judgePicture(video: MediaFacts['video'], limits: MediaLimits): MediaProbe['video'] {
  if (video === null || !isPlausible(video.durationSeconds)) return null;
  if (video.codec === null) throw new MediaProblem('codec_not_supported', 'The picture is in a codec that is not accepted here.');
  if (video.width * video.height > limits.maxPixels) {
    throw new MediaProblem('frame_too_large', `A frame of ${video.width} × ${video.height} pixels is larger than what is accepted here.`);
  }
  return { ...video, codec: video.codec };
}

/** A track without a single sample is no sound track; one in a foreign codec is left out as long as another can be used. */
function judgeSound(tracks: MediaFacts['audioTracks']): MediaProbe['audioTracks'] {
  const sounding = tracks.map((track, index) => ({ ...track, index })).filter(track => isPlausible(track.durationSeconds));
  const accepted = sounding.flatMap(track => (track.codec === null ? [] : [{ ...track, codec: track.codec }]));
  if (sounding.length > 0 && accepted.length === 0) {
    throw new MediaProblem('codec_not_supported', 'The sound is in a codec that is not accepted here.');
  }
  return accepted;
}

/** Containers whose header states the length; in the others it follows from the size of the whole file, which a head is not. */
const lengthInHeader = ['mp4', 'mov', 'matroska', 'webm', 'flac'];

/** Whether the beginning of a file tells how long each of its tracks is. */
export function statesItsLength({ container, video, audioTracks }: MediaFacts): boolean {
  const lengths = [...(video ? [video] : []), ...audioTracks].map(({ durationSeconds }) => durationSeconds);
  return lengthInHeader.includes(container) && lengths.length > 0 && lengths.every(isPlausible);
}

/** Turns what a tool read into what the product may rely on, or says why the file cannot be worked on. */
export function judgeMedia(facts: MediaFacts, sizeBytes: number, limits: MediaLimits): MediaProbe {
  const video = judgePicture(facts.video, limits);
  const audioTracks = judgeSound(facts.audioTracks);
  if (video === null && audioTracks.length === 0) throw new MediaProblem('media_empty', 'The file holds neither a moving picture nor sound.');
  const durationSeconds = Math.max(video?.durationSeconds ?? 0, ...audioTracks.map(track => track.durationSeconds));
  if (durationSeconds > limits.maxDurationSeconds) {
    throw new MediaProblem('media_too_long', `The film is longer than ${Math.floor(limits.maxDurationSeconds / 3600)} hours.`);
  }
  return { durationSeconds, container: facts.container, sizeBytes, video, audioTracks };
}
