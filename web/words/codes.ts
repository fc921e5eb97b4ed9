import { catalogue, useWords } from './catalogue.js';

/** A code that has no word here, in a form that a person can read. */
export const readable = (code: string): string => {
  const spaced = code.replace(/[_-]+/g, ' ').trim();
  return spaced.charAt(0).toUpperCase() + spaced.slice(1);
};

/** The word for a code, or the code made readable. */
export const wordOf = (words: Readonly<Record<string, string>>, code: string): string => words[code] ?? readable(code);

const operations = catalogue<Record<string, string>>(
  {
    download: 'Video download',
    transcription: 'Transcription',
    thumbnails: 'Thumbnails',
    text: 'Texts',
    card: 'AI cards',
    image: 'AI images',
    'custom instructions': 'Custom instructions',
    'key-test': 'Paid tests of the key',
  },
  {
    download: 'Video-Download',
    transcription: 'Transkription',
    thumbnails: 'Vorschaubilder',
    text: 'Texte',
    card: 'KI-Karten',
    image: 'KI-Bilder',
    'custom instructions': 'Eigene Anweisungen',
    'key-test': 'Bezahlte Prüfungen des Schlüssels',
  },
);

/** The name of a kind of work. */
export const useOperationName = (): ((operation: string) => string) => {
  const words = useWords(operations);
  return operation => wordOf(words, operation);
};
