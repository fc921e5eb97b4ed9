import { AV_NOPTS_VALUE } from 'node-av/constants';
import { avChannelLayoutDescribe, avGetSampleFmtName, Frame } from 'node-av/lib';
import { hand } from './child-output.js';
import { FilterChain } from './filter-chain.js';
import { OpenedMedium } from './opened-medium.js';

const rate = 16_000;

/** Resamples to the product's sound and fills gaps with silence, so that sample n always lies at n / 16,000 seconds. */
class Resampler {
  private readonly chain: FilterChain;
  private readonly out = new Frame();
  readonly shape: string;

  constructor(first: Frame, timeBase: { num: number; den: number }, firstSample: number) {
    this.shape = shapeOf(first);
    this.out.alloc();
    this.chain = new FilterChain([
      ['abuffer', `time_base=${timeBase.num}/${timeBase.den}:${this.shape}`],
      ['aresample', `${rate}:async=1:first_pts=${firstSample}`],
      ['aformat', `sample_fmts=s16:channel_layouts=mono:sample_rates=${rate}`],
      // A second at a time: each crossing from libav to JavaScript costs more than the samples that it carries.
      ['asetnsamples', `n=${rate}:p=0`],
      ['abuffersink', ''],
    ]);
  }

  add(frame: Frame | null): void {
    this.chain.add(frame);
  }

  /** Hands over what is ready and tells how many samples that was. */
  drain(): number {
    let samples = 0;
    while (this.chain.take(this.out)) {
      hand(this.out.toBuffer());
      samples += this.out.nbSamples;
      this.out.unref();
    }
    return samples;
  }

  free(): void {
    this.out.free();
    this.chain.free();
  }
}

function shapeOf(frame: Frame): string {
  const layout = frame.channelLayout;
  const channels = layout.mask === 0n ? `channels=${frame.channels}` : `channel_layout=${avChannelLayoutDescribe(layout)}`;
  return `sample_rate=${frame.sampleRate}:sample_fmt=${avGetSampleFmtName(frame.format as never)}:${channels}`;
}

/** Decodes one sound track to standard output: 16-bit mono, 16,000 samples a second, from the medium's time 0. */
export function decodeSound(file: string, trackIndex: number): void {
  const medium = new OpenedMedium(file, 'sound', trackIndex, { maxPixels: 1, threads: 1 });
  const frame = new Frame();
  frame.alloc();
  let resampler: Resampler | null = null;
  let written = 0;
  const finish = (): void => {
    resampler?.add(null);
    written += resampler?.drain() ?? 0;
    resampler?.free();
  };
  for (let more = true, packets = 0; more; packets++) {
    more = medium.feed('any');
    while (medium.receive(frame)) {
      const time = frame.bestEffortTimestamp;
      if (time !== AV_NOPTS_VALUE) frame.pts = time - medium.start;
      if (resampler?.shape !== shapeOf(frame)) {
        finish();
        resampler = new Resampler(frame, medium.stream.timeBase, written);
      }
      resampler.add(frame);
      frame.unref();
    }
    if (packets % 40 === 0) written += resampler?.drain() ?? 0;
  }
  finish();
}
