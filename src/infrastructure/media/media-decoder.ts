/** What a tool read in a file, before anybody judged it; null where a codec is not on the list. */
export interface MediaFacts {
  readonly container: string;
  readonly video: null | {
    readonly codec: string | null;
    readonly width: number;
    readonly height: number;
    readonly rotation: number;
    readonly frameRate: number | null;
    readonly durationSeconds: number;
  };
  readonly audioTracks: readonly {
    readonly codec: string | null;
    readonly channels: number;
    readonly sampleRate: number;
    readonly language: string | null;
    readonly durationSeconds: number;
  }[];
}

/** A decoded picture, three bytes a pixel (RGB), still to be turned clockwise by `rotation` degrees. */
export interface RawPicture {
  readonly atSeconds: number;
  readonly width: number;
  readonly height: number;
  readonly rotation: number;
  readonly rgb: Uint8Array;
}

export interface FactsOrder {
  readonly file: string;
  readonly extent: 'whole' | 'head';
  readonly deadlineSeconds: number;
  readonly signal: AbortSignal | undefined;
}

export interface SoundOrder {
  readonly file: string;
  readonly trackIndex: number;
  readonly deadlineSeconds: number;
  readonly signal: AbortSignal | undefined;
}

export interface PicturesOrder {
  readonly file: string;
  readonly times: readonly number[];
  readonly exact: boolean;
  /** Upright width to scale down to, in pixels. */
  readonly maxWidth: number;
  readonly rotation: number;
  readonly frameRate: number | null;
  readonly deadlineSeconds: number;
  readonly signal: AbortSignal | undefined;
}

/** The samples in which a decoder hands over sound: 16-bit little-endian, mono, this many a second, from the medium's time 0. */
export const soundRate = 16_000;

/** One tool that can read media: the part in which engines differ. Judging, cutting and choosing are the same for all. */
export interface MediaDecoder {
  readonly engine: 'ffmpeg-cli' | 'npm';
  describe(): Promise<{ version: string; builtAt: string | null; canDecode: boolean; warnings: readonly string[] }>;
  /** Of a head, which is the beginning of a file whose rest is elsewhere, only what the header states; no length is a NaN. */
  facts(order: FactsOrder): Promise<MediaFacts>;
  sound(order: SoundOrder): AsyncIterable<Uint8Array>;
  /** One picture for each time that has one, in the order of `times`. */
  pictures(order: PicturesOrder): AsyncIterable<RawPicture>;
}
