/** Letters that no decomposition takes apart, and signs that people type in another way than they are printed. */
const PLAIN: Readonly<Record<string, string>> = {
  ø: 'o',
  ł: 'l',
  đ: 'd',
  ħ: 'h',
  æ: 'ae',
  œ: 'oe',
  '‘': "'",
  '’': "'",
  ʼ: "'",
  '“': '"',
  '”': '"',
  '„': '"',
  '«': '"',
  '»': '"',
  '‐': '-',
  '‑': '-',
  '–': '-',
  '—': '-',
};

/** Accents, and the points that Hebrew and Arabic are mostly written without; the vowel signs of other scripts are letters to their readers. */
const ACCENTS = /[\u0300-\u036f\u0591-\u05bd\u05bf\u05c1\u05c2\u05c4\u05c5\u05c7\u064b-\u065f\u0670]/gu;
/** What nobody sees: soft hyphens, joiners, marks of direction. */
const UNSEEN = /\p{Cf}/gu;

const foldedSign = (sign: string): string => {
  // both ways, so that ß is ss and a Greek sigma one letter wherever it stands
  const bare = sign.normalize('NFKD').replace(ACCENTS, '').replace(UNSEEN, '').toUpperCase().toLowerCase();
  return bare.normalize('NFC').replace(/./gsu, letter => PLAIN[letter] ?? letter);
};

const MOST_REMEMBERED = 10_000;
const remembered = new Map<string, string>();

const foldOf = (sign: string): string => {
  const known = remembered.get(sign);
  if (known !== undefined) return known;
  const folded = foldedSign(sign);
  if (remembered.size < MOST_REMEMBERED) remembered.set(sign, folded);
  return folded;
};

const isPlain = (text: string): boolean => /^[ -~]*$/.test(text);

/** Text as it is compared: without case, accents and ligatures, whichever way they are encoded. */
export const fold = (text: string): string => {
  if (isPlain(text)) return text.toLowerCase();
  let folded = '';
  for (const sign of text.normalize('NFC')) folded += foldOf(sign);
  return folded;
};

/** Folded text, and of each of its units where it stands in the text that it was made of; one more for the end. */
export interface Placed {
  readonly folded: string;
  readonly places: readonly number[];
}

/** The same for text in NFC, with the way back. */
export const foldWithPlaces = (text: string): Placed => {
  const places: number[] = [];
  let folded = '';
  let at = 0;
  for (const sign of text) {
    const piece = isPlain(sign) ? sign.toLowerCase() : foldOf(sign);
    for (let unit = 0; unit < piece.length; unit += 1) places.push(at);
    folded += piece;
    at += sign.length;
  }
  return { folded, places: [...places, at] };
};
