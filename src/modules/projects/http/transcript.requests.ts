import { Either, ListOf, OneOf, Text, Whole } from '../../../infrastructure/http/shapes.js';
import { text } from '../../../infrastructure/http/value-shapes.js';
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

const SegmentId = () => Text({ min: 1, max: 20, description: 'The id of a segment.' });

/** What a segment is to say. */
export class SegmentText {
  @SegmentId()
  segmentId!: string;

  @Text({ min: 1, max: 10_000, description: 'Plain text; what looks like markup stays text.' })
  text!: string;
}

/** Other text for segments, at the times that they have. */
export class TextChange {
  @OneOf(['text'])
  kind!: 'text';

  @ListOf(() => SegmentText, { min: 1, max: 1_000 })
  segments!: readonly SegmentText[];
}

/** One segment becomes two. */
export class SplitChange {
  @OneOf(['split'])
  kind!: 'split';

  @SegmentId()
  segmentId!: string;

  @Whole({ min: 1, max: 100_000, description: 'After so many characters of its text; between two words, or the times of its words are lost.' })
  at!: number;
}

/** Two segments become one. */
export class MergeChange {
  @OneOf(['merge'])
  kind!: 'merge';

  @Text({ min: 1, max: 20, description: 'The segment that takes up the one after it.' })
  segmentId!: string;
}

/** Who says some segments. */
export class SpeakerChange {
  @OneOf(['speaker'])
  kind!: 'speaker';

  @ListOf(text({ min: 1, max: 20 }), { min: 1, max: 10_000, description: 'Ids of segments.' })
  segmentIds!: readonly string[];

  @Text({ min: 1, max: 20, nullable: true, description: 'The id of a speaker; null for nobody in particular.' })
  speakerId!: string | null;
}

/** A speaker as they are to be called. */
export class NamedSpeaker {
  @Text({ min: 1, max: 20, optional: true, description: 'The id of a known speaker; left away for a new one.' })
  id?: string;

  @Text({ min: 1, max: 100 })
  name!: string;
}

/** The whole list of speakers. */
export class SpeakersChange {
  @OneOf(['speakers'])
  kind!: 'speakers';

  @ListOf(() => NamedSpeaker, { max: 200, description: 'All of them: known ones are renamed, those left out are taken off what they said.' })
  speakers!: readonly NamedSpeaker[];
}

/** One change of the words. */
export class EditRequest {
  @Either('kind', {
    text: () => TextChange,
    split: () => SplitChange,
    merge: () => MergeChange,
    speaker: () => SpeakerChange,
    speakers: () => SpeakersChange,
  })
  change!: TextChange | SplitChange | MergeChange | SpeakerChange | SpeakersChange;
}
