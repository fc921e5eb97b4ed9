import { SearchNotPossible } from '../errors.js';
import { fold } from './fold.js';

/** Where something stands in folded text. */
export interface Span {
  readonly from: number;
  readonly to: number;
}

/** One thing that has to be said: a word, or words in a row. */
export interface SearchTerm {
  /** The first place at or after a position; null when there is none. */
  next(folded: string, from: number): Span | null;
}

const MOST_TERMS = 10;

/** Stands between what is searched and what is not: no letter, and nothing that may stand between two words. */
export const BARRIER = '\u{e000}';

const escaped = (text: string): string => text.replace(/[\\^$.*+?()[\]{}|/-]/g, '\\$&');

/** Scripts that put nothing between words, so that no end of a word can be asked for. */
const UNSPACED = '\\p{Script=Han}\\p{Script=Hiragana}\\p{Script=Katakana}\\p{Script=Thai}\\p{Script=Lao}\\p{Script=Khmer}\\p{Script=Myanmar}';
const WORD = /[\p{L}\p{N}\p{M}]/u;
const isSpaced = (sign: string | undefined): boolean => sign !== undefined && WORD.test(sign) && !new RegExp(`[${UNSPACED}]`, 'u').test(sign);

/** A word is found wherever it is written, inside longer ones too. */
const wordTerm = (word: string): SearchTerm => ({
  next: (folded, from) => {
    const at = folded.indexOf(word, from);
    return at < 0 ? null : { from: at, to: at + word.length };
  },
});

/** Words in a row, each whole, whatever stands between them that is no word. */
const phraseTerm = (words: readonly string[]): SearchTerm => {
  const signs = [...words.join('')];
  const [head, tail] = [isSpaced(signs[0]) ? '(?<![\\p{L}\\p{N}\\p{M}])' : '', isSpaced(signs.at(-1)) ? '(?![\\p{L}\\p{N}\\p{M}])' : ''];
  const pattern = new RegExp(`${head}${words.map(escaped).join('[^\\p{L}\\p{N}\\p{Co}]{1,10}')}${tail}`, 'gu');
  return {
    next: (folded, from) => {
      pattern.lastIndex = from;
      const found = pattern.exec(folded);
      return found && { from: found.index, to: found.index + found[0].length };
    },
  };
};

/** Without the commas and stops around it; a word of nothing else stays as it is. */
const bare = (word: string): string => word.replace(/^[("'.,;:!?…]+(?=[^("'.,;:!?…])/u, '').replace(/(?<=[^)"'.,;:!?…])[)"'.,;:!?…]+$/u, '');

const wordsOf = (text: string): readonly string[] =>
  text
    .split(/[\s\p{Co}]+/u)
    .map(bare)
    .filter(word => word !== '');

/** What is looked for: words, all of which have to be said, and `"words in a row"`. Throws `search_not_possible`. */
export const searchTerms = (query: string): readonly SearchTerm[] => {
  const terms: SearchTerm[] = [];
  fold(query)
    .split('"')
    .forEach((part, index, parts) => {
      // a quotation that nobody ended is only words
      const isQuoted = index % 2 === 1 && index < parts.length - 1;
      const words = wordsOf(part);
      if (!isQuoted) terms.push(...words.map(wordTerm));
      else if (words.length > 0) terms.push(phraseTerm(words));
    });
  if (terms.length === 0) throw SearchNotPossible({ reason: 'nothing_to_look_for', remedies: ['search_for_a_word'] });
  if (terms.length > MOST_TERMS) throw SearchNotPossible({ reason: 'too_many_words', mostWords: MOST_TERMS, remedies: ['search_for_fewer_words'] });
  return terms;
};
