import type { TranscriptSegment } from '../../../../shared-kernel/generation/transcript.js';

/** A piece of text that is never broken, with its time in milliseconds. */
export interface TimedWord {
  readonly text: string;
  readonly startMs: number;
  readonly endMs: number;
  /** It is the rest of a word that was longer than a line: no space stands before it. */
  readonly glued: boolean;
}

/** A letter with the marks on it; a joined sign of several, as emoji are, stays one. */
const LETTERS = /\P{M}[\p{M}\u{fe0f}]*(?:\u{200d}\P{M}[\p{M}\u{fe0f}]*)*|\p{M}+/gu;

/** What can be seen, on one line; a control character would be an order to the player. */
const words = (text: string): readonly string[] =>
  text
    .toWellFormed()
    .replace(/\p{Cc}/gu, ' ')
    .split(/\s+/u)
    .filter(word => word !== '');

const pieces = (word: string, most: number): readonly string[] => {
  if (word.length <= most) return [word];
  const cut: string[] = [];
  for (const [letter] of word.matchAll(LETTERS)) {
    const last = cut.at(-1);
    if (last === undefined || last.length + letter.length > most) cut.push(letter);
    else cut[cut.length - 1] = last + letter;
  }
  return cut;
};

const ms = (seconds: number): number => Math.max(0, Math.round(seconds * 1000));

/** Text in proportion to its length over a stretch of time. */
const spread = (texts: readonly string[], startMs: number, endMs: number): readonly Omit<TimedWord, 'glued'>[] => {
  const letters = texts.reduce((sum, text) => sum + text.length + 1, 0);
  let passed = 0;
  const at = () => Math.round(startMs + ((endMs - startMs) * passed) / letters);
  return texts.map(text => {
    const from = at();
    passed += text.length + 1;
    return { text, startMs: from, endMs: at() };
  });
};

/** A segment’s words as they are written, by the times that the model heard where it gave one for each. */
export const timedWords = (segment: TranscriptSegment, longestWord: number): { readonly words: readonly TimedWord[]; readonly heard: boolean } => {
  const [startMs, endMs] = [ms(segment.start), Math.max(ms(segment.start), ms(segment.end))];
  const texts = words(segment.text);
  const heard = segment.words.length === texts.length && segment.words.every(({ estimated }) => !estimated);
  const timed = heard
    ? texts.map((text, index) => ({ text, startMs: ms(segment.words[index]?.start ?? 0), endMs: ms(segment.words[index]?.end ?? 0) }))
    : spread(texts, startMs, endMs);
  return {
    heard,
    words: timed.flatMap(word =>
      spread(pieces(word.text, longestWord), word.startMs, word.endMs).map((piece, index) => ({ ...piece, glued: index > 0 })),
    ),
  };
};
