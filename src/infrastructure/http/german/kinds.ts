import type { Sentences } from '../phrases.js';

/** What sentences are filled with: kinds of work, spans, halves of sentences. By itself it is no sentence. */
export const kinds: Sentences = {
  download: 'Video-Download',
  transcription: 'Transkription',
  thumbnails: 'Vorschaubilder',
  text: 'Text',
  card: 'KI-Karte',
  image: 'KI-Bild',
  work: 'Arbeit',
  'custom instructions': 'eigene Anweisungen',
  'key-test': 'bezahlte Prüfung des Schlüssels',
  'one day': 'einem Tag',
  '{0} days': '{0} Tagen',
  once: 'einmal',
  '{0} times': '{0} Mal',
  'by its owner': 'von ihrem Besitzer',
  'because what it told of was over': 'weil vorbei war, wovon sie sprach',
  'platform credits pay': 'zahlen Keyreel-Credits',
  'the stored OpenAI key pays': 'zahlt der hinterlegte OpenAI-Schlüssel',
  'the project is funded by credits': 'das Projekt zahlen Keyreel-Credits',
  'generation is paid with credits': 'Erzeugen wird mit Keyreel-Credits bezahlt',
  'A step was delivered': 'Ein Schritt wurde geliefert',
  'A call ended': 'Ein Aufruf endete',
  'is missing here': 'fehlt hier',
  'is damaged here': 'ist hier beschädigt',
};
