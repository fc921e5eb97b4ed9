import { MediaProblem, type MediaProblemCode } from '../../../shared-kernel/ports/media-engine.js';
import type { Fence } from '../fence/fence.js';
import { fencedOutput, ProgramFailed } from '../fence/fenced-output.js';
import type { FactsOrder, MediaDecoder, MediaFacts, PicturesOrder, RawPicture, SoundOrder } from '../media-decoder.js';
import type { MediaLimits } from '../media-limits.js';
import { messagesOf, type Received } from './child-messages.js';
import { childProgram } from './child-program.js';
import { readFacts, readPictureHead } from './read-child-json.js';

/** What we say for each problem that a media process may report; anything else it says is not repeated. */
const sentences: Partial<Record<MediaProblemCode, string>> = {
  not_media: 'This is not a film or a sound recording that can be read here.',
  media_damaged: 'The file is damaged and cannot be read.',
  codec_not_supported: 'The file is in a codec that is not accepted here.',
  no_audio: 'The film has no such sound track.',
  no_video: 'There is no moving picture in this file.',
  media_engine_missing: 'Sound and pictures cannot be read here: install ffmpeg, or the optional package node-av.',
};

function reported(problem: unknown): MediaProblem {
  const code = (typeof problem === 'string' && problem in sentences ? problem : 'media_damaged') as MediaProblemCode;
  return new MediaProblem(code, sentences[code] ?? '');
}

/** Reads media with packages from npm alone: mediabunny looks, node-av decodes, each in a process of its own. */
export class NpmDecoder implements MediaDecoder {
  readonly engine = 'npm';

  constructor(
    private readonly fence: Fence,
    private readonly limits: MediaLimits,
  ) {}

  async describe() {
    const libav = await this.versionOfLibav();
    const warnings = libav === null ? [`${sentences.media_engine_missing} Files can be looked at, no more.`] : [];
    return {
      version: `mediabunny, ${libav === null ? 'no decoder' : `node-av with libav ${libav}`}`,
      builtAt: null,
      canDecode: libav !== null,
      warnings,
    };
  }

  private async versionOfLibav(): Promise<string | null> {
    try {
      for await (const message of this.ask('decode', { job: 'versions' }, null, this.limits.probeSeconds, undefined)) {
        if ('json' in message && typeof message.json.versions === 'string') return message.json.versions.slice(0, 40);
      }
      return null;
    } catch (error) {
      if (error instanceof MediaProblem && !error.isTheFilesFault && error.code !== 'media_engine_missing') throw error;
      return null;
    }
  }

  async facts({ file, extent, deadlineSeconds, signal }: FactsOrder): Promise<MediaFacts> {
    let facts: MediaFacts | null = null;
    for await (const message of this.ask('probe', { extent }, file, deadlineSeconds, signal)) {
      if ('json' in message && 'facts' in message.json) facts = readFacts(message.json.facts);
    }
    if (facts === null) throw reported('media_damaged');
    return facts;
  }

  async *sound({ file, trackIndex, deadlineSeconds, signal }: SoundOrder): AsyncGenerator<Uint8Array> {
    for await (const message of this.ask('decode', { job: 'sound', trackIndex }, file, deadlineSeconds, signal)) {
      if ('bytes' in message) yield message.bytes;
    }
  }

  async *pictures({ file, times, exact, maxWidth, rotation, deadlineSeconds, signal }: PicturesOrder): AsyncGenerator<RawPicture> {
    const order = { job: 'pictures', times, exact, maxWidth: Math.min(maxWidth, 1 << 20), rotation, maxPixels: this.limits.maxPixels };
    let head: { atSeconds: number; width: number; height: number } | null = null;
    for await (const message of this.ask('decode', order, file, deadlineSeconds, signal)) {
      if ('json' in message) head = readPictureHead(message.json, this.limits.maxPixels);
      else if (head?.width && message.bytes.length === head.width * head.height * 3) yield { ...head, rotation, rgb: message.bytes };
      else throw reported('media_damaged');
    }
  }

  /** Everything that the process says, until it says that it is done; a process that merely ends has failed. */
  private async *ask(name: 'probe' | 'decode', order: object, input: string | null, deadlineSeconds: number, signal: AbortSignal | undefined) {
    const command = childProgram(name, order, { input, deadlineSeconds, memoryBytes: this.limits.memoryBytes });
    try {
      for await (const message of messagesOf(fencedOutput(this.fence, command, signal))) {
        if ('json' in message && message.json.done === true) return;
        if ('json' in message && 'problem' in message.json) throw reported(message.json.problem);
        yield message satisfies Received;
      }
    } catch (error) {
      // A crash in a decoder is the file's doing; a fence that does not open is the machine's.
      if (!(error instanceof ProgramFailed)) throw error;
      throw /^bwrap:|^prlimit:/m.test(error.said)
        ? new MediaProblem('media_engine_failed', 'The sandbox for media does not start.')
        : reported('media_damaged');
    }
    throw reported('media_damaged');
  }
}
