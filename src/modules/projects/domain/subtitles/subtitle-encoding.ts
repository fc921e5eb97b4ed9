/** How the bytes of a subtitle file were taken. */
export type SubtitleEncoding = 'utf-8' | 'utf-16le' | 'utf-16be' | 'windows-1252';

export interface DecodedSubtitles {
  readonly text: string;
  readonly encoding: SubtitleEncoding;
  /** The bytes did not say it: letters beyond ASCII may be others than meant. */
  readonly guessed: boolean;
}

const SAMPLE = 4_096;
/** In a text of mostly Latin letters, digits and blanks every other byte of UTF-16 is 0; a subtitle file has its times, whatever its script. */
const ZEROES_OF_UTF16 = 0.2;

const zeroes = (bytes: Uint8Array, offset: 0 | 1): number => {
  const most = Math.min(bytes.length, SAMPLE);
  let count = 0;
  for (let index = offset; index < most; index += 2) if (bytes[index] === 0) count += 1;
  return count / Math.max(1, most / 2);
};

const marked = (bytes: Uint8Array): SubtitleEncoding | null => {
  const [first, second, third] = bytes;
  if (first === 0xef && second === 0xbb && third === 0xbf) return 'utf-8';
  if (first === 0xff && second === 0xfe) return 'utf-16le';
  if (first === 0xfe && second === 0xff) return 'utf-16be';
  return null;
};

const unmarked = (bytes: Uint8Array): SubtitleEncoding => {
  const [even, odd] = [zeroes(bytes, 0), zeroes(bytes, 1)];
  if (odd > ZEROES_OF_UTF16 && odd > even) return 'utf-16le';
  if (even > ZEROES_OF_UTF16) return 'utf-16be';
  return 'utf-8';
};

/** Takes bytes for text: by their mark, or by what they look like. What is no UTF-8 is taken for the Latin alphabet of Windows, and told so. */
export const decodeSubtitles = (bytes: Uint8Array): DecodedSubtitles => {
  const mark = marked(bytes);
  const encoding = mark ?? unmarked(bytes);
  if (encoding !== 'utf-8') return { text: new TextDecoder(encoding).decode(bytes), encoding, guessed: mark === null };
  try {
    return { text: new TextDecoder('utf-8', { fatal: true }).decode(bytes), encoding, guessed: false };
  } catch {
    return { text: new TextDecoder('windows-1252').decode(bytes), encoding: 'windows-1252', guessed: true };
  }
};
