/** What one piece of foreign media may cost this machine. */
export interface MediaLimits {
  readonly maxDurationSeconds: number;
  /** Pixels of one frame; 8K television fits, a picture made to exhaust memory does not. */
  readonly maxPixels: number;
  /** Bytes of data segment and heap of a process that reads foreign media. */
  readonly memoryBytes: number;
  /** Deadline of a look at the file, in seconds. */
  readonly probeSeconds: number;
  /** Deadline of decoding a sound track: a fixed part, and seconds for each second of sound. */
  readonly soundSeconds: number;
  readonly soundSecondsPerSecond: number;
  /** Deadline of taking pictures: a fixed part, and seconds for each picture. */
  readonly pictureSeconds: number;
  readonly secondsPerPicture: number;
  /** How many processes may work on media at a time. */
  readonly processes: number;
}

export const defaultMediaLimits: MediaLimits = {
  maxDurationSeconds: 12 * 3600,
  maxPixels: 8192 * 4320,
  memoryBytes: 1_600_000_000,
  probeSeconds: 30,
  soundSeconds: 60,
  soundSecondsPerSecond: 0.25,
  pictureSeconds: 60,
  secondsPerPicture: 15,
  processes: 2,
};
