import { randomBytes } from 'node:crypto';

/** A text that must be nowhere in clear, and the length of a part of it that must be nowhere either. */
export interface Canary {
  readonly name: string;
  /** Bytes that are no text are searched byte by byte. */
  readonly text: string | Buffer;
  readonly window: number;
}

/** Characters of a secret that nobody may find anywhere. */
export const WINDOW = 12;

/** Ordinary words say nothing in such short parts, so of speech longer ones are searched. */
export const SPEECH_WINDOW = 20;

/** Everything that the story told the service in confidence. */
export class Secrets {
  readonly canaries: (Canary & { readonly text: string })[] = [];

  /** Notes a secret and gives it back. */
  keep(name: string, text: string): string {
    this.canaries.push({ name, text, window: WINDOW });
    return text;
  }

  keepSpeech(name: string, sentences: readonly string[]): void {
    const long = sentences.filter(text => text.length >= SPEECH_WINDOW);
    this.canaries.push(...long.map((text, index) => ({ name: `${name}, sentence ${index + 1}`, text, window: SPEECH_WINDOW })));
  }
}

/** A word that nobody has ever written, so that finding it anywhere tells where it came from. */
export const unheardOf = (): string => {
  const syllables = ['bra', 'quo', 'zel', 'mik', 'thu', 'vor', 'nyx', 'dal', 'pim', 'gro', 'fen', 'wub', 'jas', 'kel', 'ost', 'rhu'];
  const word = [...randomBytes(9)].map(byte => syllables[byte % syllables.length]).join('');
  return word.charAt(0).toUpperCase() + word.slice(1);
};
