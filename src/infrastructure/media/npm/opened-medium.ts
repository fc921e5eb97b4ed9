import { AV_DISPOSITION_ATTACHED_PIC, AV_NOPTS_VALUE, AVDISCARD_ALL, AVMEDIA_TYPE_AUDIO, AVMEDIA_TYPE_VIDEO } from 'node-av/constants';
import { Codec, CodecContext, Dictionary, FormatContext, Packet, type Frame, type Stream } from 'node-av/lib';
import { inputWhitelists } from '../accepted-media.js';

/** A fault of the file that ends the work; the word is one of the port's problem codes. */
export class Unreadable extends Error {
  readonly problem: string;

  constructor(problem: string) {
    super(problem);
    this.problem = problem;
  }
}

const acceptedDecoders = new Set(inputWhitelists.codec_whitelist.split(','));

const check = (result: number, problem: string): void => {
  if (result < 0) throw new Unreadable(problem);
};

/** One stream of a file, opened with the white-lists, and the decoder for it. Used in the decoding process only. */
export class OpenedMedium {
  readonly stream: Stream;
  readonly decoder: CodecContext;
  private readonly format = new FormatContext();
  private readonly packet = new Packet();

  constructor(file: string, kind: 'sound' | 'picture', ordinal: number, limits: { maxPixels: number; threads: number }) {
    check(this.format.openInputSync(`file:${file}`, null, Dictionary.fromObject(inputWhitelists)), 'not_media');
    check(this.format.findStreamInfoSync(), 'media_damaged');
    this.stream = this.choose(kind, ordinal);
    for (const other of this.format.streams) if (other.index !== this.stream.index) other.discard = AVDISCARD_ALL;
    this.decoder = this.openDecoder(limits);
    this.packet.alloc();
  }

  private choose(kind: 'sound' | 'picture', ordinal: number): Stream {
    const type = kind === 'sound' ? AVMEDIA_TYPE_AUDIO : AVMEDIA_TYPE_VIDEO;
    const fitting = this.format.streams.filter(
      ({ codecpar, disposition }) => codecpar.codecType === type && (kind === 'sound' || (disposition & AV_DISPOSITION_ATTACHED_PIC) === 0),
    );
    const stream = fitting[ordinal];
    if (!stream) throw new Unreadable(kind === 'sound' ? 'no_audio' : 'no_video');
    return stream;
  }

  private openDecoder({ maxPixels, threads }: { maxPixels: number; threads: number }): CodecContext {
    const codec = Codec.findDecoder(this.stream.codecpar.codecId);
    if (!codec?.name || !acceptedDecoders.has(codec.name)) throw new Unreadable('codec_not_supported');
    const decoder = new CodecContext();
    decoder.allocContext3(codec);
    check(decoder.parametersToContext(this.stream.codecpar), 'media_damaged');
    decoder.pktTimebase = this.stream.timeBase;
    decoder.threadCount = threads;
    const options = Dictionary.fromObject({ codec_whitelist: inputWhitelists.codec_whitelist, max_pixels: maxPixels });
    check(decoder.open2Sync(codec, options), 'media_damaged');
    return decoder;
  }

  /** The medium's time 0 in the stream's own units. */
  get start(): bigint {
    const start = this.format.startTime;
    const { num, den } = this.stream.timeBase;
    return start === AV_NOPTS_VALUE || start < 0n ? 0n : (start * BigInt(den)) / (BigInt(num) * 1_000_000n);
  }

  seek(to: bigint, flags: Parameters<FormatContext['seekFrameSync']>[2]): void {
    if (this.format.seekFrameSync(this.stream.index, to, flags) < 0) this.format.seekFrameSync(this.stream.index, 0n, flags);
    this.decoder.flushBuffers();
  }

  /** Feeds the next packet (or keyframe) of the stream to the decoder, or the end; false when there is nothing more to feed. */
  feed(which: 'any' | 'keyframe'): boolean {
    while (this.format.readFrameSync(this.packet) >= 0) {
      const ours = this.packet.streamIndex === this.stream.index && (which === 'any' || this.packet.isKeyframe);
      // A damaged packet is skipped, as every player does: the next one is mostly good again.
      if (ours) this.decoder.sendPacketSync(this.packet);
      this.packet.unref();
      if (ours) return true;
    }
    this.decoder.sendPacketSync(null);
    return false;
  }

  /** Puts the next decoded frame into `frame`; false when the decoder wants more. */
  receive(frame: Frame): boolean {
    return this.decoder.receiveFrameSync(frame) >= 0;
  }
}
