/** Sentences of another language by the English one. `{0}` is what the English one was filled with; `{0*}` is that in the other language, where it is known. */
export type Sentences = Readonly<Record<string, string>>;

/** What another language says for an English sentence; null where it is not known. */
export type Phrases = (english: string) => string | null;

interface Pattern {
  /** What stands between the places. */
  readonly between: readonly string[];
  readonly said: string;
}

/** No sentence of ours is as long; whatever is, is no sentence of ours. */
const LONGEST = 4000;
/** So many sentences in a row are looked at. */
const MOST = 20;
/** What is filled in may be filled in itself, so often. */
const DEEPEST = 3;

const PLACE = /\{\d\}/;
const SAID_PLACE = /\{(\d)(\*?)\}/g;
const BOUNDARY = /[.?!] (?=\S)/g;

const firstWord = (text: string): string => text.slice(0, Math.max(0, text.indexOf(' ')));

/** What stands in the places of a sentence; null where it is another one. Each place reaches to the first end that fits: one walk over the text decides. */
const filledIn = ({ between }: Pattern, text: string): readonly string[] | null => {
  const [head = '', ...rest] = between;
  const tail = rest.pop() ?? '';
  if (!text.startsWith(head) || !text.endsWith(tail)) return null;
  const end = text.length - tail.length;
  const parts: string[] = [];
  let at = head.length;
  for (const literal of rest) {
    const found = text.indexOf(literal, at);
    if (found < 0) return null;
    parts.push(text.slice(at, found));
    at = found + literal.length;
  }
  return at <= end ? [...parts, text.slice(at, end)] : null;
};

const indexed = (sentences: Sentences): ReadonlyMap<string, readonly Pattern[]> => {
  const patterns = Object.entries(sentences)
    .filter(([english]) => PLACE.test(english))
    .map(([english, said]): Pattern => ({ between: english.split(PLACE), said }));
  return Map.groupBy(patterns, ({ between }) => firstWord(between[0] ?? ''));
};

/** Several sentences in a row, each of which is known by itself: every boundary is looked at once. */
const inARow = (english: string, one: Phrases): string | null => {
  const said: string[] = [];
  let from = 0;
  const ends = [...english.matchAll(BOUNDARY)].map(({ index }) => index + 1);
  if (ends.length > MOST) return null;
  for (const end of [...ends, english.length]) {
    const known = one(english.slice(from, end));
    if (known === null) continue;
    said.push(known);
    from = end + 1;
  }
  return from > english.length ? said.join(' ') : null;
};

/** What is told for a text, its places filled by somebody who knows how. */
type Fill = (said: string, parts: readonly string[]) => string;

interface Lookup {
  readonly exact: ReadonlyMap<string, string>;
  /** As it stands, or by a pattern with a beginning of its own. */
  readonly known: (english: string, fill: Fill) => string | null;
  /** By a pattern that begins with a place, and so with anything. */
  readonly open: (english: string, fill: Fill) => string | null;
}

const lookup = (known: Sentences): Lookup => {
  const exact = new Map(Object.entries(known).filter(([english]) => !PLACE.test(english)));
  const patterns = indexed(known);
  const among = (word: string, english: string, fill: Fill): string | null => {
    for (const pattern of patterns.get(word) ?? []) {
      const parts = filledIn(pattern, english);
      if (parts) return fill(pattern.said, parts);
    }
    return null;
  };
  return {
    exact,
    known: (english, fill) => exact.get(english) ?? (firstWord(english) === '' ? null : among(firstWord(english), english, fill)),
    open: (english, fill) => among('', english, fill),
  };
};

/**
 * Finds what another language says for a sentence: as it stands, or by its places, or as several sentences in a row. `words` are what places are filled
 * with, also several with commas between, and what is no sentence by itself. Patterns are found by their first word, and the work is bounded by the length of the text.
 */
export const phrasesOf = (sentences: Sentences, words: Sentences): Phrases => {
  const [sentence, word] = [lookup(sentences), lookup(words)];
  const inWords = (text: string, depth: number): string | null => word.known(text, filling(depth)) ?? word.open(text, filling(depth));
  const listed = (text: string, depth: number): string =>
    text
      .split(', ')
      .map(item => inWords(item, depth) ?? item)
      .join(', ');
  const filling =
    (depth: number): Fill =>
    (said, parts) =>
      said.replaceAll(SAID_PLACE, (_, place: string, again: string) => {
        const part = parts[Number(place)] ?? '';
        return again === '' ? part : (inWords(part, depth + 1) ?? say(part, depth + 1) ?? listed(part, depth + 1));
      });
  const say = (english: string, depth: number): string | null => {
    if (english.length > LONGEST || depth > DEEPEST) return null;
    const [known, open] = [sentence.known, sentence.open].map(look => (text: string) => look(text, filling(depth))) as [Phrases, Phrases];
    // a place reaches to the end of the text, so several sentences are looked for before a pattern takes them for one
    return sentence.exact.get(english) ?? inARow(english, text => known(text) ?? open(text)) ?? known(english) ?? open(english);
  };
  return english => say(english, 0);
};
