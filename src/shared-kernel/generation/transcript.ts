/** A word with its place in the video, in seconds. */
export interface TranscriptWord {
  readonly text: string;
  readonly start: number;
  readonly end: number;
  /** Spread inside its segment by length, because the model gave no word times. */
  readonly estimated: boolean;
}

/** What was said between two cuts, in seconds from the video's start. */
export interface TranscriptSegment {
  readonly id: string;
  readonly start: number;
  readonly end: number;
  readonly text: string;
  /** Empty where nobody gave times to single words, as in a subtitle file. */
  readonly words: readonly TranscriptWord[];
  /** One of the transcript’s speakers; missing where nobody knows who speaks. */
  readonly speaker?: string;
}

/** Somebody who speaks; the name is the owner’s to give. */
export interface Speaker {
  readonly id: string;
  readonly name: string;
}

/** A whole transcript as it is stored and answered. */
export interface Transcript {
  readonly language: string | null;
  readonly durationSeconds: number;
  readonly segments: readonly TranscriptSegment[];
  /** The words came from the sandbox provider. */
  readonly simulated: boolean;
  /** Missing where nobody said who speaks. */
  readonly speakers?: readonly Speaker[];
}

/** What one piece of audio was heard to say; times are seconds inside the piece. */
export interface HeardPiece {
  readonly index: number;
  readonly startSeconds: number;
  readonly endSeconds: number;
  readonly text: string;
  readonly languages: readonly string[];
  readonly words: readonly { readonly start: number; readonly end: number; readonly text: string }[] | null;
  /** With who speaks where the model tells voices apart; its labels hold inside the piece alone. */
  readonly segments: readonly { readonly start: number; readonly end: number; readonly text: string; readonly speaker?: string }[] | null;
}

const rounded = (seconds: number): number => Math.round(seconds * 1000) / 1000;

/** Words of a stretch of text, each given time in proportion to its length. */
const spread = (text: string, start: number, end: number): readonly TranscriptWord[] => {
  const words = text.split(/\s+/u).filter(word => word !== '');
  const letters = words.reduce((sum, word) => sum + word.length + 1, 0);
  let at = start;
  return words.map(word => {
    const from = at;
    at = from + ((end - start) * (word.length + 1)) / letters;
    return { text: word, start: rounded(from), end: rounded(at), estimated: true };
  });
};

const MOST_SPEAKERS = 200;

/**
 * The voices that a model told apart, as slots for people to name. Its labels mean nothing beyond their piece: whether a voice of one
 * part is one of the part before, nobody knows, so each part has slots of its own and says which part it is.
 */
class Voices {
  readonly #slots = new Map<string, Speaker>();

  constructor(private readonly isInParts: boolean) {}

  idOf(label: string | undefined, part: number): string | undefined {
    if (label === undefined) return undefined;
    const key = `${part} ${label}`;
    const known = this.#slots.get(key);
    if (known || this.#slots.size >= MOST_SPEAKERS) return known?.id;
    const number = [...this.#slots.keys()].filter(slot => slot.startsWith(`${part} `)).length + 1;
    const name = `Speaker ${number}${this.isInParts ? `, part ${part}` : ''}`;
    const slot = { id: `p${this.#slots.size + 1}`, name };
    this.#slots.set(key, slot);
    return slot.id;
  }

  get speakers(): readonly Speaker[] {
    return [...this.#slots.values()];
  }
}

const segmentsOf = (piece: HeardPiece, part: number, voices: Voices): readonly Omit<TranscriptSegment, 'id'>[] => {
  const at = (seconds: number): number => rounded(Math.min(piece.endSeconds, piece.startSeconds + Math.max(0, seconds)));
  const heard: NonNullable<HeardPiece['segments']> = piece.segments ?? [{ start: 0, end: piece.endSeconds - piece.startSeconds, text: piece.text }];
  return heard
    .filter(({ text }) => text.trim() !== '')
    .map(({ start, end, text, speaker: label }) => {
      const [from, to] = [at(start), at(end)];
      const timed = piece.words?.filter(word => at(word.start) >= from - 0.001 && at(word.end) <= to + 0.001);
      const words =
        timed && timed.length > 0
          ? timed.map(word => ({ text: word.text, start: at(word.start), end: at(word.end), estimated: false }))
          : spread(text, from, to);
      const speaker = voices.idOf(label, part);
      return { start: from, end: to, text: text.trim(), words, ...(speaker === undefined ? {} : { speaker }) };
    });
};

/** Joins what the pieces were heard to say, in the order of time; the times are our own cuts'. */
export const joinPieces = (pieces: readonly HeardPiece[], durationSeconds: number, simulated: boolean): Transcript => {
  const ordered = [...pieces].sort((a, b) => a.index - b.index);
  const voices = new Voices(ordered.length > 1);
  const said = ordered.flatMap((piece, index) => segmentsOf(piece, index + 1, voices));
  const segments = said.map((segment, index) => ({ id: `s${index + 1}`, ...segment }));
  const languages = new Set(ordered.flatMap(({ languages: heard }) => heard));
  const language = languages.size === 1 ? ([...languages][0] ?? null) : null;
  const { speakers } = voices;
  return { language, durationSeconds: rounded(durationSeconds), segments, simulated, ...(speakers.length === 0 ? {} : { speakers }) };
};

const MARK_EVERY_SECONDS = 30;

const mark = (seconds: number): string => `${String(Math.floor(seconds / 60)).padStart(2, '0')}:${String(Math.floor(seconds % 60)).padStart(2, '0')}`;

/** A time that stands before a segment where a model reads the transcript; each stands once, and a text can cite it. */
export interface TimeMark {
  readonly mark: string;
  /** Index of the segment. */
  readonly segment: number;
}

/** Marks about every 30 seconds, each at the segment that begins there. */
export const timeMarks = ({ segments }: Pick<Transcript, 'segments'>): readonly TimeMark[] => {
  let nextMark = 0;
  const marks: TimeMark[] = [];
  for (const [segment, { start }] of segments.entries()) {
    if (start < nextMark) continue;
    nextMark = (Math.floor(start / MARK_EVERY_SECONDS) + 1) * MARK_EVERY_SECONDS;
    marks.push({ mark: mark(start), segment });
  }
  return marks;
};

/** Who says a segment, by name; null where nobody knows. */
export const speakerNames = ({ speakers = [] }: Pick<Transcript, 'speakers'>): ((segment: Pick<TranscriptSegment, 'speaker'>) => string | null) => {
  const names = new Map(speakers.map(({ id, name }) => [id, name]));
  return ({ speaker }) => (speaker === undefined ? null : (names.get(speaker) ?? null));
};

/** The transcript as a model reads it: a time mark about every 30 seconds, and a name where another one begins to speak. */
export const spoken = (transcript: Transcript): string => {
  const nameOf = speakerNames(transcript);
  const marks = new Map(timeMarks(transcript).map(({ mark: time, segment }) => [segment, `[${time}] `]));
  let last: string | null = null;
  const lines = transcript.segments.map((segment, index) => {
    const name = nameOf(segment);
    const said = name === null || name === last ? segment.text : `${name}: ${segment.text}`;
    last = name;
    return `${marks.get(index) ?? ''}${said}`;
  });
  return lines.join('\n');
};
