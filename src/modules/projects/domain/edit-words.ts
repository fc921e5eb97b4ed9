import type { Speaker, Transcript, TranscriptSegment, TranscriptWord } from '../../../shared-kernel/generation/transcript.js';
import { EditNotPossible } from './errors.js';

/** One change of a project's words. */
export type WordsChange =
  | { readonly kind: 'text'; readonly segments: readonly { readonly segmentId: string; readonly text: string }[] }
  | { readonly kind: 'split'; readonly segmentId: string; readonly at: number }
  | { readonly kind: 'merge'; readonly segmentId: string }
  | { readonly kind: 'speaker'; readonly segmentIds: readonly string[]; readonly speakerId: string | null }
  | { readonly kind: 'speakers'; readonly speakers: readonly { readonly id?: string; readonly name: string }[] };

const rounded = (seconds: number): number => Math.round(seconds * 1000) / 1000;
const tokensOf = (text: string): readonly string[] => text.split(/\s+/u).filter(token => token !== '');
const oneLine = (text: string): string =>
  text
    .toWellFormed()
    .replace(/[\p{Cc}\s]+/gu, ' ')
    .trim();

const indexOf = ({ segments }: Transcript, segmentId: string): number => {
  const index = segments.findIndex(({ id }) => id === segmentId);
  if (index < 0) throw EditNotPossible({ reason: 'no_such_segment', segmentId, remedies: ['read_again'] });
  return index;
};

const commonLength = (a: readonly string[], b: readonly string[]): number => {
  let length = 0;
  while (length < a.length && length < b.length && a[length] === b[length]) length += 1;
  return length;
};

const spread = (texts: readonly string[], start: number, end: number): readonly TranscriptWord[] => {
  const letters = texts.reduce((sum, text) => sum + text.length + 1, 0);
  let passed = 0;
  const at = () => rounded(start + ((end - start) * passed) / letters);
  return texts.map(text => {
    const from = at();
    passed += text.length + 1;
    return { text, start: from, end: at(), estimated: true };
  });
};

/** Words that are still there keep their times; those that are new share the time of those that they stand for, and say so. */
const retimed = (segment: TranscriptSegment, text: string): readonly TranscriptWord[] => {
  const { words } = segment;
  if (words.length === 0) return [];
  const [before, after] = [words.map(word => word.text), tokensOf(text)];
  if (before.length === after.length) return words.map((word, index) => ({ ...word, text: after[index] ?? word.text }));
  const head = commonLength(before, after);
  const tail = commonLength(before.slice(head).reverse(), after.slice(head).reverse());
  const kept = words.slice(words.length - tail);
  const start = words[head - 1]?.end ?? segment.start;
  const end = kept[0]?.start ?? segment.end;
  return [...words.slice(0, head), ...spread(after.slice(head, after.length - tail), start, end), ...kept];
};

const withText = (segment: TranscriptSegment, given: string): TranscriptSegment => {
  const text = oneLine(given);
  if (text === '') throw EditNotPossible({ reason: 'no_text', segmentId: segment.id, remedies: ['merge_the_segment'] });
  return { ...segment, text, words: retimed(segment, text) };
};

const texts = (transcript: Transcript, changed: readonly { readonly segmentId: string; readonly text: string }[]): Transcript => {
  const wanted = new Map(changed.map(({ segmentId, text }) => [segmentId, text]));
  const known = new Set(transcript.segments.map(({ id }) => id));
  for (const segmentId of wanted.keys()) if (!known.has(segmentId)) indexOf(transcript, segmentId);
  const segments = transcript.segments.map(segment => {
    const text = wanted.get(segment.id);
    return text === undefined ? segment : withText(segment, text);
  });
  return { ...transcript, segments };
};

/** A number that no segment has, whatever was split and merged before. */
const freeId = ({ segments }: Transcript): string =>
  `s${segments.reduce((highest, { id }) => Math.max(highest, Number(/^s(\d{1,9})$/.exec(id)?.[1] ?? 0)), 0) + 1}`;

const replaced = (transcript: Transcript, index: number, count: number, by: readonly TranscriptSegment[]): Transcript => ({
  ...transcript,
  segments: [...transcript.segments.slice(0, index), ...by, ...transcript.segments.slice(index + count)],
});

const split = (transcript: Transcript, segmentId: string, at: number): Transcript => {
  const index = indexOf(transcript, segmentId);
  const segment = transcript.segments[index] as TranscriptSegment;
  const [first, second] = [oneLine(segment.text.slice(0, at)), oneLine(segment.text.slice(at))];
  if (first === '' || second === '') throw EditNotPossible({ reason: 'nothing_on_one_side', segmentId, remedies: ['choose_a_place_between_words'] });
  const count = tokensOf(first).length;
  const timed = segment.words.length === count + tokensOf(second).length ? segment.words : [];
  const share = first.length / (first.length + second.length);
  const middle = timed[count]?.start ?? rounded(segment.start + (segment.end - segment.start) * share);
  return replaced(transcript, index, 1, [
    { ...segment, end: Math.max(segment.start, middle), text: first, words: timed.slice(0, count) },
    { ...segment, id: freeId(transcript), start: middle, text: second, words: timed.slice(count) },
  ]);
};

const merge = (transcript: Transcript, segmentId: string): Transcript => {
  const index = indexOf(transcript, segmentId);
  const [segment, next] = transcript.segments.slice(index, index + 2);
  if (!segment || !next) throw EditNotPossible({ reason: 'nothing_follows', segmentId, remedies: ['merge_the_segment_before'] });
  const words = segment.words.length > 0 && next.words.length > 0 ? [...segment.words, ...next.words] : [];
  return replaced(transcript, index, 2, [{ ...segment, end: Math.max(segment.end, next.end), text: `${segment.text} ${next.text}`, words }]);
};

const spokenBy = (transcript: Transcript, segmentIds: readonly string[], speakerId: string | null): Transcript => {
  if (speakerId !== null && !transcript.speakers?.some(({ id }) => id === speakerId))
    throw EditNotPossible({ reason: 'no_such_speaker', speakerId, remedies: ['add_the_speaker'] });
  const chosen = new Set(segmentIds);
  const known = new Set(transcript.segments.map(({ id }) => id));
  for (const segmentId of chosen) if (!known.has(segmentId)) indexOf(transcript, segmentId);
  const segments = transcript.segments.map(segment => {
    if (!chosen.has(segment.id)) return segment;
    const { speaker: _, ...rest } = segment;
    return speakerId === null ? rest : { ...rest, speaker: speakerId };
  });
  return { ...transcript, segments };
};

/** Those with an id are renamed, those without are new, those left out are gone: nobody says then who speaks where they did. */
const cast = (transcript: Transcript, wanted: readonly { readonly id?: string; readonly name: string }[]): Transcript => {
  const known = new Set(transcript.speakers?.map(({ id }) => id));
  let highest = [...known].reduce((most, id) => Math.max(most, Number(/^p(\d{1,9})$/.exec(id)?.[1] ?? 0)), 0);
  const speakers = wanted.map(({ id, name }): Speaker => {
    if (id !== undefined && !known.has(id)) throw EditNotPossible({ reason: 'no_such_speaker', speakerId: id, remedies: ['leave_the_id_away'] });
    if (oneLine(name) === '') throw EditNotPossible({ reason: 'no_name', remedies: ['give_the_speaker_a_name'] });
    return { id: id ?? `p${(highest += 1)}`, name: oneLine(name) };
  });
  const ids = new Set(speakers.map(({ id }) => id));
  if (ids.size < speakers.length) throw EditNotPossible({ reason: 'speaker_named_twice', remedies: ['name_each_speaker_once'] });
  const segments = transcript.segments.map(segment => {
    const { speaker, ...rest } = segment;
    return speaker === undefined || ids.has(speaker) ? segment : rest;
  });
  return { ...transcript, segments, speakers };
};

/** The words with one change made, at the times that they had. Throws `edit_not_possible`. */
export const edited = (transcript: Transcript, change: WordsChange): Transcript => {
  switch (change.kind) {
    case 'text':
      return texts(transcript, change.segments);
    case 'split':
      return split(transcript, change.segmentId, change.at);
    case 'merge':
      return merge(transcript, change.segmentId);
    case 'speaker':
      return spokenBy(transcript, change.segmentIds, change.speakerId);
    case 'speakers':
      return cast(transcript, change.speakers);
  }
};
