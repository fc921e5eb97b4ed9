/** How many first bytes tell what something is. */
export const HEAD_BYTES = 64 * 1024;

type Test = (head: Buffer) => boolean;
const at =
  (offset: number, ...bytes: readonly number[]): Test =>
  head =>
    bytes.every((byte, index) => head[offset + index] === byte);
const says =
  (offset: number, text: string): Test =>
  head =>
    head.toString('latin1', offset, offset + text.length) === text;
const both =
  (one: Test, other: Test): Test =>
  head =>
    one(head) && other(head);
const speaksOf =
  (text: string): Test =>
  head =>
    head.subarray(0, 4096).includes(text, 0, 'latin1');

/** Layers II and III only: a frame of layer I begins like UTF-16 text. */
const mpegFrame: Test = ([first, second = 0, third = 0xff]) =>
  first === 0xff && (second & 0xe0) === 0xe0 && (second & 0x18) !== 0x08 && [2, 4].includes(second & 0x06) && third >> 4 !== 15;
const transportStream: Test = head => head.length > 376 && head[0] === 0x47 && head[188] === 0x47 && head[376] === 0x47;

/** First match wins. */
const SIGNATURES: readonly (readonly [string, Test])[] = [
  ['audio/mp4', both(says(4, 'ftyp'), says(8, 'M4A'))],
  ['audio/mp4', both(says(4, 'ftyp'), says(8, 'M4B'))],
  ['video/quicktime', both(says(4, 'ftyp'), says(8, 'qt  '))],
  ['image/avif', both(says(4, 'ftyp'), says(8, 'avif'))],
  ['image/heic', both(says(4, 'ftyp'), says(8, 'heic'))],
  ['video/mp4', says(4, 'ftyp')],
  ['video/quicktime', says(4, 'moov')],
  ['video/quicktime', says(4, 'mdat')],
  ['video/webm', both(at(0, 0x1a, 0x45, 0xdf, 0xa3), speaksOf('webm'))],
  ['video/x-matroska', at(0, 0x1a, 0x45, 0xdf, 0xa3)],
  ['audio/wav', both(says(0, 'RIFF'), says(8, 'WAVE'))],
  ['video/x-msvideo', both(says(0, 'RIFF'), says(8, 'AVI '))],
  ['video/ogg', both(says(0, 'OggS'), speaksOf('theora'))],
  ['audio/ogg', says(0, 'OggS')],
  ['audio/flac', says(0, 'fLaC')],
  ['audio/mpeg', says(0, 'ID3')],
  ['audio/aac', head => head[0] === 0xff && ((head[1] ?? 0) & 0xf6) === 0xf0],
  ['audio/mpeg', mpegFrame],
  ['video/mp2t', transportStream],
  ['video/mpeg', at(0, 0, 0, 1, 0xba)],
  ['video/x-flv', says(0, 'FLV\u0001')],
  ['video/x-ms-wmv', at(0, 0x30, 0x26, 0xb2, 0x75)],
  ['application/vnd.apple.mpegurl', says(0, '#EXTM3U')],
];

const FIRST_TAG = /^<(?:!doctype\s+html|html|head|body|title|script|style|meta|iframe|div)[\s>/]/i;

/** What comes after spaces, comments and an XML declaration; one pass, because a pattern that may choose where a comment ends never ends itself. */
const afterPreamble = (text: string): string => {
  let at = text.startsWith('\ufeff') ? 1 : 0;
  while (true) {
    while (' \t\r\n\f'.includes(text[at] ?? 'x')) at += 1;
    const closing = text.startsWith('<!--', at) ? '-->' : text.startsWith('<?', at) ? '?>' : null;
    const end = closing === null ? -1 : text.indexOf(closing, at + 2);
    if (closing === null || end < 0) return text.slice(at);
    at = end + closing.length;
  }
};

/** The media type that the bytes themselves show, or null. */
export const typeByBytes = (head: Buffer): string | null => SIGNATURES.find(([, test]) => test(head))?.[0] ?? null;

/** True for HTML, by what it says or, where the bytes show nothing, by what it is said to be. */
export const isPage = (head: Buffer, announced: string | null): boolean => {
  if (typeByBytes(head) !== null) return false;
  const encoding = head[0] === 0xff && head[1] === 0xfe ? 'utf16le' : 'utf8';
  return announced === 'text/html' || announced === 'application/xhtml+xml' || FIRST_TAG.test(afterPreamble(head.toString(encoding, 0, 8192)));
};

/** `Content-Type` without its parameters, or null when it says nothing. */
export const announcedType = (header: string | undefined): string | null => {
  const type = (header ?? '').split(';')[0]?.trim().toLowerCase() ?? '';
  return /^[a-z0-9!#$&^_.+-]+\/[a-z0-9!#$&^_.+-]+$/.test(type) && type !== 'application/octet-stream' ? type : null;
};
