import { OneOf, Whole } from '../../../infrastructure/http/shapes.js';
import { READING_RULES } from '../domain/subtitles/reading-rules.js';

export type TranscriptFormat = 'json' | 'srt' | 'vtt' | 'txt' | 'md';

/** As what a transcript is wanted. */
export class TranscriptQuery {
  @OneOf(['json', 'srt', 'vtt', 'txt', 'md'], {
    optional: true,
    description: 'json when it is not said: the document as it is kept. srt and vtt are subtitles, txt and md are paragraphs.',
  })
  readonly format: TranscriptFormat = 'json';

  @Whole({ min: 1, max: 1_000_000, optional: true, description: 'An earlier version; the newest when it is not said.' })
  readonly version?: number;

  @Whole({ min: 10, max: 200, optional: true, description: 'Of subtitles: at most so many characters a line; 42 when it is not said.' })
  readonly charactersPerLine: number = READING_RULES.charactersPerLine;

  @Whole({ min: 1, max: 4, optional: true, description: 'Of subtitles: at most so many lines at once; 2 when it is not said.' })
  readonly lines: number = READING_RULES.lines;

  @Whole({
    min: 5,
    max: 60,
    optional: true,
    description:
      'Of subtitles: the reading speed. A cue that would have to be read faster stands longer, as far as there is silence after it; 17 when it is not said.',
  })
  readonly charactersPerSecond: number = READING_RULES.charactersPerSecond;
}

/** Which version is to be the newest again. */
export class RestoreRequest {
  @Whole({ min: 1, max: 1_000_000, description: 'The number of an earlier version, as the list of versions tells it.' })
  version!: number;
}
