import { speakerNames, type Transcript, type TranscriptSegment } from '../../../../shared-kernel/generation/transcript.js';
import type { Cue } from './cue.js';
import type { ReadingRules } from './reading-rules.js';
import { timedWords, type TimedWord } from './timed-words.js';
import { lengthWith, wrapped } from './wrap-lines.js';

const SENTENCE_END = /[.!?…。！？][\p{Pe}\p{Pf}"']*$/u;
const CLAUSE_END = /[,;:、，；：–—][\p{Pe}\p{Pf}"']*$/u;

/** A break that leaves less than this share of the words before it makes a cue that flashes by. */
const LEAST_SHARE = 0.4;

/** How many of the words that come first fit into one cue; at least one. */
const fitting = (words: readonly TimedWord[], from: number, heard: boolean, rules: ReadingRules): number => {
  const startMs = words[from]?.startMs ?? 0;
  let [lines, line] = [1, 0];
  let at = from;
  for (; at < words.length; at += 1) {
    const word = words[at];
    if (!word) break;
    const length = lengthWith(line, word);
    if (length <= rules.charactersPerLine) line = length;
    else [lines, line] = [lines + 1, word.text.length];
    // times that are only spread say nothing of how long the speaker took
    const tooLong = heard && word.endMs - startMs > rules.longestMs;
    if (at > from && (lines > rules.lines || tooLong)) break;
  }
  return at - from;
};

/** Where a sentence ends among the words that fit, or else a clause, or else after the last of them. */
const breakAfter = (words: readonly TimedWord[], from: number, count: number): number => {
  if (from + count >= words.length) return count;
  const least = Math.ceil(count * LEAST_SHARE);
  for (const end of [SENTENCE_END, CLAUSE_END])
    for (let length = count; length >= least; length -= 1) if (end.test(words[from + length - 1]?.text ?? '')) return length;
  return count;
};

const cueOf = (words: readonly TimedWord[], speaker: string | null, rules: ReadingRules): Cue => {
  const startMs = words[0]?.startMs ?? 0;
  const endMs = Math.max(startMs + 1, Math.min(words.at(-1)?.endMs ?? 0, startMs + rules.longestMs));
  return { startMs, endMs, lines: wrapped(words, rules.charactersPerLine), speaker };
};

/** A name that stands in the text is read like it, and takes none of its time. */
const named = (name: string, words: readonly TimedWord[], rules: ReadingRules): readonly TimedWord[] => {
  const startMs = words[0]?.startMs ?? 0;
  const segment = { id: '', start: startMs / 1000, end: startMs / 1000, text: `${name}:`, words: [] };
  return [...timedWords(segment, rules.charactersPerLine).words, ...words];
};

const cuesOfSegment = (
  segment: TranscriptSegment,
  who: { readonly name: string | null; readonly inText: boolean },
  rules: ReadingRules,
): readonly Cue[] => {
  const { words: said, heard } = timedWords(segment, rules.charactersPerLine);
  const words = who.name !== null && who.inText && said.length > 0 ? named(who.name, said, rules) : said;
  const cues: Cue[] = [];
  for (let from = 0; from < words.length;) {
    const count = breakAfter(words, from, fitting(words, from, heard, rules));
    cues.push(cueOf(words.slice(from, from + count), who.name, rules));
    from += count;
  }
  return cues;
};

/** Leaves a cue standing into the silence after it for as long as its reading takes; it never shortens one, nor runs into the next. */
const legible = (cue: Cue, next: Cue | undefined, rules: ReadingRules): Cue => {
  const letters = cue.lines.reduce((sum, line) => sum + line.length, 0);
  const wanted = Math.min(rules.longestMs, Math.max(rules.shortestMs, Math.ceil((letters * 1000) / rules.charactersPerSecond)));
  const room = next === undefined ? Number.POSITIVE_INFINITY : next.startMs - rules.gapMs;
  return { ...cue, endMs: Math.max(cue.endMs, Math.min(cue.startMs + wanted, room)) };
};

/** No two cues begin at the same moment: words that were given no time at all would stand on top of each other. */
const oneAfterTheOther = (cues: readonly Cue[]): readonly Cue[] => {
  let before = -1;
  return cues.map(cue => {
    const startMs = Math.max(cue.startMs, before + 1);
    before = startMs;
    return { ...cue, startMs, endMs: Math.max(cue.endMs, startMs + 1) };
  });
};

/** Where the name of a speaker goes: beside the cue, or into its text whenever another one begins to speak. */
export type NamesOfSpeakers = 'beside' | 'in-text';

/** A transcript as cues that can be read, in the order of time. Words are never left out, however fast somebody speaks. */
export const cuesOf = (transcript: Transcript, names: NamesOfSpeakers, rules: ReadingRules): readonly Cue[] => {
  const nameOf = speakerNames(transcript);
  let last: string | null = null;
  const cues = [...transcript.segments]
    .sort((a, b) => a.start - b.start)
    .flatMap(segment => {
      const name = nameOf(segment);
      const inText = names === 'in-text' && name !== last;
      last = name;
      return cuesOfSegment(segment, { name, inText }, rules);
    })
    .sort((a, b) => a.startMs - b.startMs);
  return oneAfterTheOther(cues).map((cue, index, all) => legible(cue, all[index + 1], rules));
};
