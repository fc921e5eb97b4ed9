import type { Transcript } from '../client/person.js';
import type { Script } from '../stage/film.js';

/** How a heard text compares to the spoken one. */
export interface Comparison {
  readonly spoken: number;
  readonly heard: number;
  /** Words changed, left out or added. */
  readonly errors: number;
  /** Errors for each spoken word. */
  readonly rate: number;
  /** The heard word at each spoken word's place; null where none was heard. */
  readonly matches: readonly (number | null)[];
}

export const wordsOf = (text: string): readonly string[] =>
  text
    .toLowerCase()
    .replace(/[^\p{L}\p{N}'\s]/gu, ' ')
    .split(/\s+/u)
    .filter(word => word !== '');

/** Costs of turning the first so many words of one text into the first so many of the other. */
const editCosts = (spoken: readonly string[], heard: readonly string[]): readonly (readonly number[])[] => {
  const costs: number[][] = [Array.from({ length: heard.length + 1 }, (_, column) => column)];
  for (const [row, word] of spoken.entries()) {
    const above = costs[row] ?? [];
    const line = [row + 1];
    for (const [column, other] of heard.entries()) {
      const changed = (above[column] ?? 0) + (word === other ? 0 : 1);
      line.push(Math.min(changed, (above[column + 1] ?? 0) + 1, (line[column] ?? 0) + 1));
    }
    costs.push(line);
  }
  return costs;
};

/** Word error rate by the cheapest alignment. */
export const compareWords = (spoken: readonly string[], heard: readonly string[]): Comparison => {
  const costs = editCosts(spoken, heard);
  const cost = (row: number, column: number): number => costs[row]?.[column] ?? Infinity;
  const matches: (number | null)[] = spoken.map(() => null);
  for (let [row, column] = [spoken.length, heard.length]; row > 0 && column > 0;) {
    if (cost(row, column) === cost(row - 1, column - 1) + (spoken[row - 1] === heard[column - 1] ? 0 : 1)) {
      matches[--row] = --column;
    } else if (cost(row, column) === cost(row - 1, column) + 1) row -= 1;
    else column -= 1;
  }
  const errors = cost(spoken.length, heard.length);
  return { spoken: spoken.length, heard: heard.length, errors, rate: errors / Math.max(1, spoken.length), matches };
};

/** Where the transcript places one sentence of the script; seconds. */
export interface PlacedSentence {
  readonly text: string;
  /** As spoken. */
  readonly start: number;
  readonly end: number;
  readonly heardStart: number;
  readonly heardEnd: number;
  /** The pieces of sound that its words came from. */
  readonly segments: readonly number[];
}

interface HeardWord {
  readonly text: string;
  readonly start: number;
  readonly end: number;
  readonly segment: number;
}

const heardWords = ({ segments }: Transcript): readonly HeardWord[] =>
  segments.flatMap(({ words }, segment) => words.flatMap(({ text, start, end }) => wordsOf(text).map(word => ({ text: word, start, end, segment }))));

/** Compares a transcript with the script that was spoken: the words, and where each sentence was placed. */
export const compareWithScript = ({ sentences }: Script, transcript: Transcript) => {
  const heard = heardWords(transcript);
  const spoken = sentences.map(({ text }) => wordsOf(text));
  const comparison = compareWords(
    spoken.flat(),
    heard.map(({ text }) => text),
  );
  let from = 0;
  const placed = sentences.map(({ text, startSeconds, endSeconds }, index): PlacedSentence => {
    const count = spoken[index]?.length ?? 0;
    const found = comparison.matches.slice(from, (from += count)).flatMap(match => (match === null ? [] : (heard[match] ?? [])));
    return {
      text,
      start: startSeconds,
      end: endSeconds,
      heardStart: found[0]?.start ?? NaN,
      heardEnd: found.at(-1)?.end ?? NaN,
      segments: [...new Set(found.map(({ segment }) => segment))],
    };
  });
  return { comparison, placed };
};
