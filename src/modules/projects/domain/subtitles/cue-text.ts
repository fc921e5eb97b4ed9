/** What one voice says in a cue. */
export interface SaidInCue {
  readonly speaker: string | null;
  readonly text: string;
}

/** On one line, and nothing in it that cannot be seen. */
const tidy = (text: string): string =>
  text
    .toWellFormed()
    .replace(/[\p{Cc}\s]+/gu, ' ')
    .trim();

const ENTITIES: Readonly<Record<string, string>> = { amp: '&', lt: '<', gt: '>', quot: '"', apos: "'", nbsp: ' ', lrm: '\u200e', rlm: '\u200f' };

const numbered = (digits: string, radix: 10 | 16): string => {
  const code = Number.parseInt(digits, radix);
  return code > 0 && code <= 0x10ffff ? String.fromCodePoint(code) : '\u{fffd}';
};

/** Each once: what an entity stands for is text, and never read again. */
const decoded = (text: string): string =>
  text.replace(/&(?:#(\d{1,7})|#[xX]([\da-fA-F]{1,6})|([a-z]{2,5}));/g, (whole, decimal?: string, hex?: string, name?: string) => {
    if (decimal !== undefined) return numbered(decimal, 10);
    if (hex !== undefined) return numbered(hex, 16);
    return ENTITIES[name ?? ''] ?? whole;
  });

const VTT_TAG = /<[^<>]{0,1000}>/g;
const VTT_VOICE = /<v(?:\.[^\s<>.]{1,100}){0,20}[ \t]+([^<>]{1,1000})>/g;

/** The text of a WebVTT cue: its tags are gone, its entities are what they stand for, its voices are told apart. */
export const saidInVtt = (payload: string): readonly SaidInCue[] => {
  const said: { speaker: string | null; text: string }[] = [{ speaker: null, text: '' }];
  let at = 0;
  for (const voice of payload.matchAll(VTT_VOICE)) {
    const before = said.at(-1);
    if (before) before.text += payload.slice(at, voice.index);
    said.push({ speaker: tidy(decoded(voice[1] ?? '')), text: '' });
    at = voice.index + voice[0].length;
  }
  const last = said.at(-1);
  if (last) last.text += payload.slice(at);
  return said
    .map(({ speaker, text }) => ({ speaker: speaker === '' ? null : speaker, text: tidy(decoded(text.replace(VTT_TAG, ''))) }))
    .filter(({ text }) => text !== '');
};

/** The tags that players of SubRip know; whatever else stands in angles is text. */
const SRT_TAG = /<\/?(?:b|i|u|s|font)(?:\s[^<>]{0,500})?>|\{\\[^{}]{0,200}\}/gi;

/** The text of a SubRip cue, which has no entities and no voices. */
export const saidInSrt = (payload: string): readonly SaidInCue[] => {
  const text = tidy(payload.replace(SRT_TAG, ''));
  return text === '' ? [] : [{ speaker: null, text }];
};
