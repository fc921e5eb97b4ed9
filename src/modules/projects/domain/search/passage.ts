import type { TranscriptSegment } from '../../../../shared-kernel/generation/transcript.js';
import { foldWithPlaces } from './fold.js';
import type { SearchTerm, Span } from './search-terms.js';

/** A place where what was looked for is said. */
export interface Passage {
  readonly segmentId: string;
  /** Of the segments that it is said in, in seconds. */
  readonly start: number;
  readonly end: number;
  /** Where the first word of it begins, as near as is known. */
  readonly jumpTo: number;
  readonly speaker: string | null;
  readonly snippet: string;
  /** What of the snippet was looked for. */
  readonly matches: readonly Span[];
}

const AROUND = 80;
const MOST_UNITS = 480;
const MOST_MATCHES = 20;

/** Everything that was looked for in a text in NFC, each stretch once. */
const matchesIn = (text: string, terms: readonly SearchTerm[]): readonly Span[] => {
  const { folded, places } = foldWithPlaces(text);
  const spans: Span[] = [];
  for (const term of terms) {
    for (let span = term.next(folded, 0); span !== null; span = term.next(folded, span.to)) {
      let end = span.to;
      // a sign of which only a part was looked for counts as a whole
      while (places[end] !== undefined && places[end] === places[span.to - 1]) end += 1;
      spans.push({ from: places[span.from] ?? 0, to: places[end] ?? text.length });
    }
  }
  const merged: { from: number; to: number }[] = [];
  for (const span of spans.sort((a, b) => a.from - b.from)) {
    const last = merged.at(-1);
    if (last && span.from <= last.to) last.to = Math.max(last.to, span.to);
    else merged.push({ ...span });
  }
  return merged;
};

/** So that no word is cut through; what has no words is cut where it must be. */
const cut = (text: string, wanted: Span, first: Span): Span => {
  const before = text.slice(wanted.from, first.from);
  const space = wanted.from === 0 ? -1 : before.search(/\s/u);
  const from = wanted.from + (space < 0 ? 0 : space + 1);
  if (wanted.to >= text.length) return { from, to: text.length };
  const after = text.slice(first.to, wanted.to).search(/\s\S*$/u);
  return { from, to: after < 0 ? wanted.to : first.to + after };
};

const excerpt = (text: string, matches: readonly Span[]): Pick<Passage, 'snippet' | 'matches'> => {
  const [first, last] = [matches[0] ?? { from: 0, to: 0 }, matches.at(-1) ?? { from: 0, to: 0 }];
  const begin = Math.max(0, first.from - AROUND);
  const end = Math.min(text.length, begin + MOST_UNITS, last.to + AROUND);
  const { from, to } = cut(text, { from: begin, to: end }, first);
  const head = from > 0 ? '…' : '';
  const shown = matches.filter(match => match.to <= to).slice(0, MOST_MATCHES);
  return {
    snippet: `${head}${text.slice(from, to)}${to < text.length ? '…' : ''}`.toWellFormed(),
    matches: shown.map(match => ({ from: match.from - from + head.length, to: match.to - from + head.length })),
  };
};

const tokens = (text: string): number => text.split(/\s+/u).filter(token => token !== '').length;

/** The time of the word that a place of the segment’s text lies in. */
const timeAt = ({ start, text, words }: TranscriptSegment, place: number): number => {
  const before = text.slice(0, place);
  const index = tokens(before) - (/\S$/u.test(before) ? 1 : 0);
  return words.length === tokens(text) ? (words[index]?.start ?? start) : start;
};

const inNfc = (segment: TranscriptSegment): TranscriptSegment => ({ ...segment, text: segment.text.normalize('NFC') });

/** Segments that say what was looked for, as a passage to be shown. There is at least one. */
export const passageOf = (
  given: readonly TranscriptSegment[],
  nameOf: (segment: TranscriptSegment) => string | null,
  terms: readonly SearchTerm[],
): Passage => {
  const segments = given.map(inNfc);
  const [first, last] = [segments[0], segments.at(-1)];
  if (!first || !last) throw new Error('a passage is said in a segment');
  const text = segments.map(segment => segment.text).join(' ');
  const matches = matchesIn(text, terms);
  return {
    segmentId: first.id,
    start: first.start,
    end: Math.max(first.end, last.end),
    jumpTo: timeAt(first, Math.min(matches[0]?.from ?? 0, first.text.length)),
    speaker: nameOf(first),
    ...excerpt(text, matches),
  };
};
