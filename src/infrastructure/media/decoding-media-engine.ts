import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import {
  MediaProblem,
  type AudioPiece,
  type AudioPiecesRequest,
  type Frame,
  type FrameRequest,
  type MediaEngine,
  type MediaEngineDescription,
  type MediaProbe,
  type MediaVideoTrack,
  type SoundFile,
  type SoundFileRequest,
  type Thumbnail,
  type ThumbnailsRequest,
} from '../../shared-kernel/ports/media-engine.js';
import { Slots } from './fence/slots.js';
import type { Fence } from './fence/fence.js';
import { takeFirstLook } from './first-look.js';
import { judgeMedia, statesItsLength } from './judge-media.js';
import { soundRate, type MediaDecoder } from './media-decoder.js';
import type { MediaLimits } from './media-limits.js';
import { encodePicture } from './pictures/encode-picture.js';
import { PictureTaker } from './pictures/picture-taker.js';
import { Progress } from './progress.js';
import { SoundCutter, type Stretch } from './sound/sound-cutter.js';
import { writeSound } from './sound/write-sound.js';
import { waveFile } from './sound/wave-file.js';

/** How much less sound than stated may come out of a track before it counts as damaged: a tenth, and a second. */
const soundMayMiss = (statedSeconds: number): number => statedSeconds * 0.1 + 1;

/** How much more than stated may come out: the end of a packet, not another film. */
const soundMayExceed = (statedSeconds: number): number => statedSeconds * 0.01 + 2;

/** The engine that all decoders share: it judges, cuts, chooses and writes; the decoder only reads, behind the fence. */
export class DecodingMediaEngine implements MediaEngine {
  private readonly slots: Slots;
  private readonly taker: PictureTaker;

  constructor(
    private readonly decoder: MediaDecoder,
    private readonly fence: Fence,
    private readonly limits: MediaLimits,
  ) {
    this.slots = new Slots(limits.processes);
    this.taker = new PictureTaker(decoder, limits);
  }

  async describe(): Promise<MediaEngineDescription> {
    const { engine } = this.decoder;
    const { level: sandbox, warning, refusal } = this.fence;
    if (refusal !== null) {
      const capabilities = { probe: false, audioPieces: false, frames: false };
      return { engine, version: 'not asked', builtAt: null, sandbox, capabilities, warnings: [refusal] };
    }
    const { version, builtAt, canDecode, warnings } = await this.decoder.describe();
    const capabilities = { probe: true, audioPieces: canDecode, frames: canDecode };
    return { engine, version, builtAt, sandbox, capabilities, warnings: warning === null ? warnings : [...warnings, warning] };
  }

  probe(file: string, { signal }: { readonly signal?: AbortSignal } = {}): Promise<MediaProbe> {
    return this.inSlot(signal, () => this.look(file, signal));
  }

  probeHead(file: string, { signal }: { readonly signal?: AbortSignal } = {}): Promise<MediaProbe | null> {
    return this.inSlot(signal, async () => {
      const { sizeBytes, familiar } = await takeFirstLook(file, 'head');
      try {
        const facts = await this.decoder.facts({ file, extent: 'head', deadlineSeconds: this.limits.probeSeconds, signal });
        return statesItsLength(facts) ? judgeMedia(facts, sizeBytes, this.limits) : null;
      } catch (error) {
        // A file of a kind that we know has merely not said enough yet.
        if (familiar && error instanceof MediaProblem && /^(not_media|media_damaged|media_truncated|media_empty)$/.test(error.code)) return null;
        throw error;
      }
    });
  }

  audioPieces(file: string, request: AudioPiecesRequest): Promise<readonly AudioPiece[]> {
    return this.inSlot(request.signal, async () => {
      const trackIndex = request.trackIndex ?? 0;
      const { audioTracks } = await this.look(file, request.signal);
      const track = request.trackIndex === undefined ? audioTracks[0] : audioTracks.find(({ index }) => index === trackIndex);
      if (!track) throw new MediaProblem('no_audio', audioTracks.length ? 'The film has no such sound track.' : 'The film has no sound.');
      return this.cutTrack(file, track.index, track.durationSeconds, request);
    });
  }

  private async cutTrack(file: string, trackIndex: number, stated: number, { workDir, maxSeconds = 30, onProgress, signal }: AudioPiecesRequest) {
    const cutter = new SoundCutter(maxSeconds);
    const progress = new Progress(onProgress);
    const pieces: AudioPiece[] = [];
    const keep = async (stretch: Stretch): Promise<void> => void pieces.push(await writePiece(workDir, pieces.length, stretch));
    const deadlineSeconds = this.limits.soundSeconds + this.limits.soundSecondsPerSecond * stated;
    for await (const bytes of this.decoder.sound({ file, trackIndex, deadlineSeconds, signal })) {
      for (const stretch of cutter.take(bytes)) await keep(stretch);
      if (cutter.seconds > stated + soundMayExceed(stated)) throw new MediaProblem('media_damaged', 'The file holds more sound than it states.');
      progress.at(cutter.seconds / stated);
    }
    if (cutter.seconds < stated - soundMayMiss(stated)) throw new MediaProblem('media_damaged', 'Much of the sound cannot be read.');
    for (const stretch of cutter.finish()) await keep(stretch);
    progress.done();
    return pieces;
  }

  soundFile(file: string, { into, onProgress, signal }: SoundFileRequest): Promise<SoundFile> {
    return this.inSlot(signal, async () => {
      const [track] = (await this.look(file, signal)).audioTracks;
      if (!track) throw new MediaProblem('no_audio', 'The film has no sound.');
      const stated = track.durationSeconds;
      const progress = new Progress(onProgress);
      const deadlineSeconds = this.limits.soundSeconds + this.limits.soundSecondsPerSecond * stated;
      const sound = this.decoder.sound({ file, trackIndex: track.index, deadlineSeconds, signal });
      const bytes = await writeSound(into, sound, soFar => {
        const seconds = soFar / (2 * soundRate);
        if (seconds > stated + soundMayExceed(stated)) throw new MediaProblem('media_damaged', 'The file holds more sound than it states.');
        progress.at(seconds / stated);
      });
      progress.done();
      return { seconds: bytes / (2 * soundRate), mediaType: 'audio/wav' };
    });
  }

  frameAt(file: string, { seconds, exact, maxWidth, format, signal }: FrameRequest): Promise<Frame> {
    return this.inSlot(signal, async () => {
      const video = pictureOf(await this.look(file, signal));
      return encodePicture(await this.taker.at({ file, video, signal }, seconds, { exact, maxWidth: maxWidth ?? Infinity }), format);
    });
  }

  thumbnails(file: string, request: ThumbnailsRequest): Promise<readonly Thumbnail[]> {
    const { signal } = request;
    return this.inSlot(signal, async () => {
      const video = pictureOf(await this.look(file, signal));
      const progress = new Progress(request.onProgress);
      const pictures = await this.taker.thumbnails({ file, video, signal }, request, progress);
      progress.done();
      return pictures;
    });
  }

  private async look(file: string, signal: AbortSignal | undefined): Promise<MediaProbe> {
    const { sizeBytes } = await takeFirstLook(file, 'whole');
    const facts = await this.decoder.facts({ file, extent: 'whole', deadlineSeconds: this.limits.probeSeconds, signal });
    return judgeMedia(facts, sizeBytes, this.limits);
  }

  private async inSlot<T>(signal: AbortSignal | undefined, work: () => Promise<T>): Promise<T> {
    const leave = await this.slots.enter(signal);
    try {
      return await work();
    } finally {
      leave();
    }
  }
}

function pictureOf({ video }: MediaProbe): MediaVideoTrack {
  if (video === null) throw new MediaProblem('no_video', 'There is no moving picture in this file.');
  return video;
}

async function writePiece(workDir: string, index: number, { firstSample, samples, silent }: Stretch): Promise<AudioPiece> {
  const file = join(workDir, `piece-${String(index).padStart(5, '0')}.wav`);
  const content = waveFile(samples);
  await writeFile(file, content);
  const [startSeconds, endSeconds] = [firstSample / soundRate, (firstSample + samples.length) / soundRate];
  return { index, startSeconds, endSeconds, file, bytes: content.length, mediaType: 'audio/wav', silent };
}
