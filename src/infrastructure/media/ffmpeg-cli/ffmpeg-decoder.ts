import { MediaProblem } from '../../../shared-kernel/ports/media-engine.js';
import type { Fence } from '../fence/fence.js';
import { fencedOutput, ProgramFailed } from '../fence/fenced-output.js';
import type { FactsOrder, MediaDecoder, MediaFacts, PicturesOrder, RawPicture, SoundOrder } from '../media-decoder.js';
import type { MediaLimits } from '../media-limits.js';
import { factsArguments, lastPacketsArguments, pictureArguments, soundArguments } from './ffmpeg-arguments.js';
import type { FfmpegPrograms } from './find-ffmpeg.js';
import { endsOf, readFacts, type Probed } from './read-facts.js';
import { readFrameTime, readPpm } from './read-picture.js';

/** Older ones lack fixes that matter for foreign files. */
const oldestSupported = 5;

/** Text answers are short; a file that makes ffprobe talk without end is no film. */
const longestAnswer = 64 * 1024 * 1024;

interface Run {
  readonly program: string;
  readonly args: readonly string[];
  readonly file: string | null;
  readonly deadlineSeconds: number;
  readonly signal: AbortSignal | undefined;
  readonly onWords?: (said: string) => void;
}

/** Reads media with the ffmpeg and ffprobe of the system, one process for each question. */
export class FfmpegDecoder implements MediaDecoder {
  readonly engine = 'ffmpeg-cli';

  constructor(
    private readonly programs: FfmpegPrograms,
    private readonly fence: Fence,
    private readonly limits: MediaLimits,
  ) {}

  async describe() {
    const run = { program: this.programs.ffmpeg, args: ['-version'], file: null, deadlineSeconds: this.limits.probeSeconds, signal: undefined };
    const said = (await this.whole(run, longestAnswer)).toString('latin1');
    const [, version = 'unknown', year = null] = /^ffmpeg version (\S+).*?(?:-(20\d\d))?/.exec(said) ?? [];
    const major = Number(/^n?(\d+)\./.exec(version)?.[1] ?? oldestSupported);
    const warnings =
      major < oldestSupported ? [`ffmpeg ${version} is older than ${oldestSupported}.0: update it before letting strangers send films.`] : [];
    return { version, builtAt: year ?? /Copyright \(c\) 2000-(20\d\d)/.exec(said)?.[1] ?? null, canDecode: true, warnings };
  }

  async facts({ file, extent, deadlineSeconds, signal }: FactsOrder): Promise<MediaFacts> {
    const run = { program: this.programs.ffprobe, file, deadlineSeconds, signal };
    const answer = await this.whole({ ...run, args: factsArguments() }, longestAnswer);
    const probed = JSON.parse(answer.toString('utf8')) as Probed;
    if (extent === 'head') return readFacts(probed, null);
    const ends = await this.whole({ ...run, args: lastPacketsArguments() }, longestAnswer);
    return readFacts(probed, endsOf(ends.toString('latin1')));
  }

  sound({ file, trackIndex, deadlineSeconds, signal }: SoundOrder): AsyncIterable<Uint8Array> {
    return this.run({ program: this.programs.ffmpeg, args: soundArguments({ trackIndex }), file, deadlineSeconds, signal });
  }

  async *pictures(order: PicturesOrder): AsyncGenerator<RawPicture> {
    const { file, times, deadlineSeconds, signal } = order;
    let said = '';
    for (const seconds of times) {
      const args = pictureArguments(seconds, order, this.limits.maxPixels);
      const run = { program: this.programs.ffmpeg, args, file, deadlineSeconds, signal, onWords: (words: string) => (said = words) };
      const picture = readPpm(await this.whole(run, this.limits.maxPixels * 3 + 64), this.limits.maxPixels);
      // ffmpeg has turned the picture already.
      if (picture) yield { ...picture, atSeconds: Math.max(0, readFrameTime(said) ?? seconds), rotation: 0 };
    }
  }

  /** Everything that a program writes, up to a size. */
  private async whole(run: Run, maxBytes: number): Promise<Buffer> {
    const chunks: Buffer[] = [];
    let bytes = 0;
    for await (const chunk of this.run(run)) {
      bytes += chunk.length;
      if (bytes > maxBytes) throw new MediaProblem('media_output_too_large', 'Reading this file yields more than can be accepted.');
      chunks.push(chunk);
    }
    return Buffer.concat(chunks);
  }

  private async *run({ program, args, file, deadlineSeconds, signal, onWords }: Run): AsyncGenerator<Buffer> {
    const command = { program, args, input: file, codeFolders: [], deadlineSeconds, memoryBytes: this.limits.memoryBytes };
    try {
      yield* fencedOutput(this.fence, command, signal, onWords);
    } catch (error) {
      throw error instanceof ProgramFailed ? explain(error) : error;
    }
  }
}

/** Chooses our words by ffmpeg's; its own are not repeated, because they name files. */
function explain({ said }: ProgramFailed): MediaProblem {
  if (/^bwrap:|^prlimit:/m.test(said)) return new MediaProblem('media_engine_failed', 'The sandbox for media does not start.');
  if (/matches no streams/.test(said)) return new MediaProblem('no_audio', 'The film has no such sound track.');
  if (/[Cc]odec \S+ not on whitelist/.test(said)) return new MediaProblem('codec_not_supported', 'The file is in a codec that is not accepted here.');
  if (/^file:\S.*: Invalid data found|[Ff]ormat not on whitelist|moov atom not found/m.test(said)) {
    return new MediaProblem('not_media', 'This is not a film or a sound recording that can be read here.');
  }
  return new MediaProblem('media_damaged', 'The file is damaged and cannot be read.');
}
