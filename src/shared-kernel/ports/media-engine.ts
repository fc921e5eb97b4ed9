/** What a media file is, found out without decoding it and before anything is paid for. */
export interface MediaProbe {
  /** Longest presentation time of any accepted track, in seconds. */
  readonly durationSeconds: number;
  /** Container as a short word: mp4, matroska, webm, mp3, wav, ogg, flac, mpegts, avi. */
  readonly container: string;
  readonly sizeBytes: number;
  /** The moving picture; null for audio alone (a cover picture is not a moving picture). */
  readonly video: MediaVideoTrack | null;
  readonly audioTracks: readonly MediaAudioTrack[];
}

/** The moving picture as it is shown: width and height in pixels before rotation, rotation in clockwise degrees. */
export interface MediaVideoTrack {
  readonly codec: string;
  readonly width: number;
  readonly height: number;
  readonly rotation: number;
  /** Frames per second, averaged; null where the container does not tell. */
  readonly frameRate: number | null;
  readonly durationSeconds: number;
}

/** One sound track; `index` counts audio tracks from 0 and is what `trackIndex` means elsewhere. */
export interface MediaAudioTrack {
  readonly index: number;
  readonly codec: string;
  readonly channels: number;
  readonly sampleRate: number;
  /** ISO 639 code as the container states it; null where it does not. */
  readonly language: string | null;
  readonly durationSeconds: number;
}

/** Why a medium, or the engine on this machine, cannot do what was asked; the code is stable and may be shown. */
export type MediaProblemCode =
  | 'not_media'
  | 'media_empty'
  | 'media_truncated'
  | 'media_damaged'
  | 'media_playlist_refused'
  | 'container_not_supported'
  | 'codec_not_supported'
  | 'frame_too_large'
  | 'no_audio'
  | 'no_video'
  | 'media_too_long'
  | 'media_output_too_large'
  | 'media_timeout'
  | 'media_engine_missing'
  | 'media_engine_failed'
  | 'media_sandbox_missing';

/** A medium that cannot be worked on. The detail is one sentence for people: never a path, never an argument list. */
export class MediaProblem extends Error {
  override readonly name = 'MediaProblem';

  constructor(
    readonly code: MediaProblemCode,
    readonly detail: string,
  ) {
    super(`${code}: ${detail}`);
  }

  /** False where the fault is the machine's and the same file may work later or elsewhere. */
  get isTheFilesFault(): boolean {
    return !/^media_(timeout|engine_|sandbox_)/.test(this.code);
  }
}

/** A stretch of a sound track in a file of its own, ready to be sent to a provider. Times are ours and exact. */
export interface AudioPiece {
  /** From 0, in the order of time. */
  readonly index: number;
  readonly startSeconds: number;
  /** The next piece's start, or the track's end: pieces leave no gap and do not overlap. */
  readonly endSeconds: number;
  /** Where the piece lies, inside the `workDir` that was asked for. */
  readonly file: string;
  readonly bytes: number;
  readonly mediaType: string;
  /** No sound above the noise floor: not worth sending, and silence makes recognisers invent text. */
  readonly silent: boolean;
}

/** A still picture out of the video; `atSeconds` is the time of the frame that was really taken. */
export interface Frame {
  readonly bytes: Uint8Array;
  readonly width: number;
  readonly height: number;
  readonly mediaType: string;
  readonly atSeconds: number;
}

/** A frame chosen among several; a higher score is a better picture (0 to 1). */
export interface Thumbnail extends Frame {
  readonly score: number;
}

/** Is given the frame that a thumbnail was made of, in its full size, when the thumbnail is smaller; one at a time, so that they need not all be in memory. */
export type OnOriginal = (original: Frame, index: number) => Promise<void>;

/** How far a piece of work is, from 0 to 1; never falls, ends at 1. */
export type OnProgress = (fraction: number) => void;

export interface AudioPiecesRequest {
  /** Which sound track, counted from 0; the first one unless told. */
  readonly trackIndex?: number;
  /** No piece is longer, in seconds; 30 unless told. */
  readonly maxSeconds?: number;
  /** An existing folder of the caller's; the pieces are put there, and removed by the caller. */
  readonly workDir: string;
  readonly onProgress?: OnProgress;
  readonly signal?: AbortSignal;
}

/** A whole sound track in a file that every browser plays. */
export interface SoundFile {
  readonly seconds: number;
  readonly mediaType: string;
}

export interface SoundFileRequest {
  /** Where to write it; removed by the caller, also after a failure. */
  readonly into: string;
  readonly onProgress?: OnProgress;
  readonly signal?: AbortSignal;
}

export type FrameFormat = 'jpeg' | 'webp' | 'png';

export interface FrameRequest {
  readonly seconds: number;
  /** True: the frame shown at that time. False: the nearest keyframe at or before it, many times cheaper. */
  readonly exact: boolean;
  /** Pixels after rotation; the picture is never enlarged. */
  readonly maxWidth?: number;
  readonly format: FrameFormat;
  readonly signal?: AbortSignal;
}

export interface ThumbnailsRequest {
  readonly count: number;
  readonly maxWidth: number;
  /** The frame shown at this time, and no other; `count` does not matter then. */
  readonly atSeconds?: number;
  readonly onOriginal?: OnOriginal;
  /** jpeg unless told. */
  readonly format?: FrameFormat;
  readonly onProgress?: OnProgress;
  readonly signal?: AbortSignal;
}

/** How well foreign media are fenced in: bubblewrap and limits, limits alone, or a separate process and a deadline only. */
export type MediaSandboxLevel = 'bubblewrap' | 'limits' | 'process';

/** What the health page says about the engine; holds no path. */
export interface MediaEngineDescription {
  readonly engine: 'ffmpeg-cli' | 'npm';
  readonly version: string;
  /** As the build states it, or null. */
  readonly builtAt: string | null;
  readonly sandbox: MediaSandboxLevel;
  readonly capabilities: { readonly probe: boolean; readonly audioPieces: boolean; readonly frames: boolean };
  /** Sentences that an operator should read; empty when all is well. */
  readonly warnings: readonly string[];
}

/**
 * Everything the product asks of a medium. Each call takes the path of a local file, runs in a process of its own and rejects
 * with `MediaProblem`, or with the signal's reason when it is aborted (the process has ended by then).
 */
export interface MediaEngine {
  describe(): Promise<MediaEngineDescription>;
  /** Rejects what could not be worked on later, so that it is known before anything is held or paid. */
  probe(file: string, options?: { readonly signal?: AbortSignal }): Promise<MediaProbe>;
  /** The same for a file that holds only a medium's first bytes; null when they do not tell its length and tracks. */
  probeHead(file: string, options?: { readonly signal?: AbortSignal }): Promise<MediaProbe | null>;
  /** Cuts a sound track at silences: each cut is the longest silence between half of the maximum and the maximum. */
  audioPieces(file: string, request: AudioPiecesRequest): Promise<readonly AudioPiece[]>;
  /** The first sound track as mono WAV, written as it is decoded. */
  soundFile(file: string, request: SoundFileRequest): Promise<SoundFile>;
  frameAt(file: string, request: FrameRequest): Promise<Frame>;
  /** The best pictures spread over time, without dark, flat and doubled ones (fewer than `count` where there are no more), or the one asked for. */
  thumbnails(file: string, request: ThumbnailsRequest): Promise<readonly Thumbnail[]>;
}
