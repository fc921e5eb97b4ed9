import { timeMarks, type Transcript, type TranscriptSegment } from './transcript.js';

/** What a text cites the words of a video for. */
export type Citing = 'chapters' | 'quotes';

/** One citation that was found true: what it says, and the segments that it rests on. */
export interface CitedItem {
  /** A chapter's title, or the words that were said. */
  readonly text: string;
  /** The time mark that it cites, `05:30`. */
  readonly at: string;
  readonly start: number;
  readonly end: number;
  readonly segments: readonly string[];
}

export type CitationFault = 'no_such_mark' | 'not_said_there' | 'not_in_order' | 'malformed';

/** One that was not, and why; it is kept apart and never shown as true. */
export interface RefusedCitation {
  readonly text: string;
  readonly at: string;
  readonly why: CitationFault;
}

/** What became of an answer that cites. */
export interface CitedText {
  readonly citing: Citing;
  readonly items: readonly CitedItem[];
  readonly refused: readonly RefusedCitation[];
}

const LONGEST = 2_000;

const SCHEMAS: Readonly<Record<Citing, string>> = {
  chapters:
    '{"type":"object","properties":{"chapters":{"type":"array","items":{"type":"object","properties":{"at":{"type":"string"},"title":{"type":"string"}},"required":["at","title"]}}},"required":["chapters"]}',
  quotes:
    '{"type":"object","properties":{"quotes":{"type":"array","items":{"type":"object","properties":{"at":{"type":"string"},"said":{"type":"string"}},"required":["at","said"]}}},"required":["quotes"]}',
};

const RULES: Readonly<Record<Citing, string>> = {
  chapters: '`at` is a time mark of the transcript, without brackets; times rise.',
  quotes: '`at` is the last time mark before the words, without brackets; `said` is what was said, word for word.',
};

/** Asked for in words and not by a format of the request: another format would be another cache, and the transcript would be paid in full again. */
export const citingPrompt = (prompt: string, citing: Citing): string =>
  `${prompt}\n\nAnswer with JSON alone, by this schema. ${RULES[citing]}\n\`\`\`json-schema\n${SCHEMAS[citing]}\n\`\`\``;

const documentIn = (answer: string): unknown => {
  const [from, to] = [answer.indexOf('{'), answer.lastIndexOf('}')];
  try {
    return from === -1 || to < from ? null : JSON.parse(answer.slice(from, to + 1));
  } catch {
    return null;
  }
};

const listIn = (answer: string, citing: Citing): readonly unknown[] | null => {
  const document = documentIn(answer);
  const list: unknown = typeof document === 'object' && document !== null ? (document as Record<string, unknown>)[citing] : null;
  return Array.isArray(list) ? list : null;
};

interface Said {
  readonly at: string;
  readonly text: string;
}

const saidIn = (value: unknown, citing: Citing): Said | null => {
  if (typeof value !== 'object' || value === null) return null;
  const { at, title, said } = value as Record<string, unknown>;
  const text = citing === 'chapters' ? title : said;
  if (typeof at !== 'string' || typeof text !== 'string' || text.trim() === '' || text.length > LONGEST) return null;
  return { at: at.trim().replace(/^\[|\]$/g, ''), text: text.trim().replace(/\s+/gu, ' ') };
};

/** Words as they sound: signs, case and white space are the writer's. */
const sounding = (text: string): string =>
  ` ${text
    .normalize('NFKC')
    .toLowerCase()
    .replace(/['’]/gu, '')
    .replace(/[^\p{L}\p{N}\p{M}]+/gu, ' ')
    .trim()} `;

/** The segments that words were said in, when they were said from one segment on and end within the given ones. */
const whereSaid = (words: string, segments: readonly TranscriptSegment[], within: number): readonly TranscriptSegment[] | null => {
  const wanted = sounding(words);
  if (wanted.trim() === '') return null;
  for (let first = 0; first < within; first += 1) {
    let heard = '';
    for (let last = first; last < segments.length && heard.length <= wanted.length + sounding(segments[first]?.text ?? '').length; last += 1) {
      heard = sounding(`${heard} ${segments[last]?.text ?? ''}`);
      const at = heard.indexOf(wanted);
      // found from a later segment on, it is found when that one is the first
      if (at !== -1 && at < sounding(segments[first]?.text ?? '').length - 1) return segments.slice(first, last + 1);
    }
  }
  return null;
};

interface Marks {
  readonly segments: readonly TranscriptSegment[];
  /** The segment that each mark stands before, and the number of the mark. */
  readonly byMark: ReadonlyMap<string, { readonly segment: number; readonly next: number }>;
}

const marksOf = (transcript: Transcript): Marks => {
  const marks = timeMarks(transcript);
  const next = (index: number) => marks[index + 1]?.segment ?? transcript.segments.length;
  return { segments: transcript.segments, byMark: new Map(marks.map(({ mark, segment }, index) => [mark, { segment, next: next(index) }])) };
};

const cited = ({ at, text }: Said, segments: readonly TranscriptSegment[]): CitedItem => ({
  text,
  at,
  start: segments[0]?.start ?? 0,
  end: segments.at(-1)?.end ?? 0,
  segments: segments.map(({ id }) => id),
});

const judged = (said: Said, citing: Citing, { segments, byMark }: Marks, after: number): readonly TranscriptSegment[] | CitationFault => {
  const mark = byMark.get(said.at);
  if (!mark) return 'no_such_mark';
  if (citing === 'chapters') return mark.segment > after ? segments.slice(mark.segment, mark.segment + 1) : 'not_in_order';
  return whereSaid(said.text, segments.slice(mark.segment), mark.next - mark.segment) ?? 'not_said_there';
};

/** A chapter lasts until the next one begins. */
const untilTheNext = (items: readonly CitedItem[], segments: readonly TranscriptSegment[]): readonly CitedItem[] =>
  items.map((item, index) => {
    const from = segments.findIndex(({ id }) => id === item.segments[0]);
    const next = items[index + 1];
    const to = next ? segments.findIndex(({ id }) => id === next.segments[0]) : segments.length;
    return { ...cited(item, segments.slice(from, to)), text: item.text };
  });

/** Holds each citation of an answer against the very words that it was written from. Nothing that is not true in them passes for it. */
const checkCitations = (answer: string, citing: Citing, transcript: Transcript): CitedText => {
  const marks = marksOf(transcript);
  const items: CitedItem[] = [];
  const refused: RefusedCitation[] = [];
  let after = -1;
  for (const value of listIn(answer, citing) ?? []) {
    const said = saidIn(value, citing);
    const verdict = said ? judged(said, citing, marks, after) : 'malformed';
    if (said && typeof verdict !== 'string') {
      after = marks.byMark.get(said.at)?.segment ?? after;
      items.push(cited(said, verdict));
    } else refused.push({ text: said?.text ?? '', at: said?.at ?? '', why: typeof verdict === 'string' ? verdict : 'malformed' });
  }
  return { citing, items: citing === 'chapters' ? untilTheNext(items, transcript.segments) : items, refused };
};

/** The same for an answer that says by itself what it cites for; null for one that is no such document. */
export const citationsIn = (answer: string, transcript: Transcript): CitedText | null => {
  const citing = (['chapters', 'quotes'] as const).find(kind => listIn(answer, kind) !== null);
  return citing ? checkCitations(answer, citing, transcript) : null;
};
