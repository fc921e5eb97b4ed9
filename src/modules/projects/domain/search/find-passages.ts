import { speakerNames, type Transcript, type TranscriptSegment } from '../../../../shared-kernel/generation/transcript.js';
import { fold } from './fold.js';
import { passageOf, type Passage } from './passage.js';
import { BARRIER, type SearchTerm, type Span } from './search-terms.js';

/** All that is looked for has to be said within so many seconds. */
const WITHIN_SECONDS = 30;

/** What is looked for, and by whom it has to be said: names as exports call them; nobody in particular when there are none. */
export interface Wanted {
  readonly terms: readonly SearchTerm[];
  readonly speakers: readonly string[];
}

/** Passages in the order of time, and the number of the segment from which to go on; null when that was all. */
export interface FoundPassages {
  readonly passages: readonly Passage[];
  readonly next: number | null;
}

/** The segments that may be looked in, as one folded text. */
interface Searched {
  readonly text: string;
  /** Where each segment begins in it. */
  readonly starts: readonly number[];
}

const searched = (segments: readonly TranscriptSegment[], isHeard: (segment: TranscriptSegment) => boolean): Searched => {
  const starts: number[] = [];
  const pieces: string[] = [];
  let at = 0;
  for (const segment of segments) {
    starts.push(at);
    const piece = isHeard(segment) ? `${fold(segment.text)} ` : BARRIER;
    pieces.push(piece);
    at += piece.length;
  }
  return { text: pieces.join(''), starts };
};

/** The last segment that begins at or before a place. */
const segmentAt = (starts: readonly number[], place: number): number => {
  let [low, high] = [0, starts.length - 1];
  while (low < high) {
    const middle = Math.ceil((low + high) / 2);
    if ((starts[middle] ?? 0) <= place) low = middle;
    else high = middle - 1;
  }
  return low;
};

/** Goes through a text for the places where everything that is looked for stands close together. */
class Sweep {
  private spans: readonly Span[] | null;

  constructor(
    private readonly terms: readonly SearchTerm[],
    private readonly text: string,
    /** Where to go on when a span is too wide to be one place; null when it is one. */
    private readonly tooWide: (span: Span) => number | null,
  ) {
    const first = terms.map(term => term.next(text, 0));
    this.spans = first.every(span => span !== null) ? first : null;
  }

  /** The next place, as narrow as it can be; null when there is none. */
  next(): Span | null {
    for (let place = this.placeAfterWide(); place !== null; place = this.placeAfterWide()) this.advance(place);
    if (this.spans === null) return null;
    let found = this.whole(this.spans);
    for (;;) {
      const tried: readonly Span[] | null = this.moved(this.spans, found.from + 1);
      if (tried === null || this.whole(tried).to > found.to) return found;
      this.spans = tried;
      found = this.whole(tried);
    }
  }

  /** What stands before a place has been seen. */
  advance(place: number): void {
    this.spans = this.spans && this.moved(this.spans, place);
  }

  private moved(spans: readonly Span[], place: number): readonly Span[] | null {
    const moved: Span[] = [];
    for (const [index, span] of spans.entries()) {
      const next = span.from >= place ? span : (this.terms[index]?.next(this.text, place) ?? null);
      if (next === null) return null;
      moved.push(next);
    }
    return moved;
  }

  private placeAfterWide(): number | null {
    return this.spans && this.tooWide(this.whole(this.spans));
  }

  private whole(spans: readonly Span[]): Span {
    return spans.reduce((all, { from, to }) => ({ from: Math.min(all.from, from), to: Math.max(all.to, to) }));
  }
}

/** Looks through a transcript from one of its segments on, for at most so many passages. */
export const findPassages = (transcript: Transcript, { terms, speakers }: Wanted, from: number, limit: number): FoundPassages => {
  const segments = transcript.segments.slice(from);
  if (segments.length === 0) return { passages: [], next: null };
  const nameOf = speakerNames(transcript);
  const wantedNames = new Set(speakers.map(fold));
  const isHeard = (segment: TranscriptSegment): boolean => wantedNames.size === 0 || wantedNames.has(fold(nameOf(segment) ?? ''));
  const { text, starts } = searched(segments, isHeard);
  const segmentsOf = (span: Span) => [segmentAt(starts, span.from), segmentAt(starts, span.to - 1)] as const;
  const sweep = new Sweep(terms, text, span => {
    const [first, last] = segmentsOf(span);
    const earliest = (segments[last]?.start ?? 0) - WITHIN_SECONDS;
    if ((segments[first]?.start ?? 0) >= earliest) return null;
    // what begins before that can be close to nothing that is still to come
    let near = first + 1;
    while (near < last && (segments[near]?.start ?? 0) < earliest) near += 1;
    return Math.max(span.from + 1, starts[near] ?? 0);
  });
  const passages: Passage[] = [];
  for (let span = sweep.next(); span !== null; span = sweep.next()) {
    const [first, last] = segmentsOf(span);
    if (passages.length === limit) return { passages, next: from + first };
    passages.push(passageOf(segments.slice(first, last + 1).filter(isHeard), nameOf, terms));
    sweep.advance(starts[last + 1] ?? text.length);
  }
  return { passages, next: null };
};
