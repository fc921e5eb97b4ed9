import type { Sentences } from '../phrases.js';

/** How Keyreel credits work. */
export const prices: Sentences = {
  'Platform credits pay for transcription, video download and thumbnails always, and for texts, cards and images while no own OpenAI key is stored. They are not the funds of an OpenAI account.':
    'Keyreel-Credits zahlen immer für Transkription, Video-Download und Vorschaubilder, und für Texte, Karten und Bilder, solange kein eigener OpenAI-Schlüssel hinterlegt ist. Sie sind nicht das Guthaben eines OpenAI-Kontos.',
  'One credit is 1,000,000 micro-credits. Prices are per unit, are added up exactly and rounded up once for each task.':
    'Ein Credit sind 1.000.000 Mikro-Credits. Preise gelten je Einheit, werden genau zusammengezählt und je Aufgabe einmal aufgerundet.',
  'Before a task starts, the most that it can cost is set aside. When it ends, what it used is charged and the rest comes back; never more is charged than was set aside.':
    'Bevor eine Aufgabe beginnt, wird zurückgelegt, was sie höchstens kosten kann. Endet sie, wird berechnet, was sie verbraucht hat, und der Rest kommt zurück; nie wird mehr berechnet, als zurückgelegt war.',
  'A task that delivers nothing costs nothing. A charge for a result that our own failure made useless is paid back.':
    'Eine Aufgabe, die nichts liefert, kostet nichts. Was für ein Ergebnis berechnet wurde, das durch unser Versagen unbrauchbar ist, wird zurückgezahlt.',
  'Credits come in grants. Those with the lowest priority number are used first, then those that expire soonest, then the oldest.':
    'Credits kommen als Gutschriften. Zuerst werden die mit der kleinsten Prioritätszahl verbraucht, dann die, die am frühesten verfallen, dann die ältesten.',
  'What an own OpenAI key pays for moves no credits, and nothing ever falls back from the one purse to the other.':
    'Was ein eigener OpenAI-Schlüssel zahlt, bewegt keine Credits, und nie springt die eine Kasse für die andere ein.',
  'Prices have a dated version. A task keeps the prices that it was admitted under; a new version changes no charge of the past.':
    'Preise haben eine datierte Version. Eine Aufgabe behält die Preise, unter denen sie angenommen wurde; eine neue Version ändert nichts, was schon berechnet ist.',
};
