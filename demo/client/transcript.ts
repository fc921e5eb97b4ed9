/** A transcript as the service answers it; times are seconds from the video's start. */
export interface Transcript {
  readonly language: string | null;
  readonly durationSeconds: number;
  readonly segments: readonly TranscriptSegment[];
  readonly simulated: boolean;
}

export interface TranscriptSegment {
  readonly start: number;
  readonly end: number;
  readonly text: string;
  readonly words: readonly TranscriptWord[];
}

export interface TranscriptWord {
  readonly text: string;
  readonly start: number;
  readonly end: number;
  readonly estimated: boolean;
}
