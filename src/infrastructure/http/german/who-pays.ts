import type { Sentences } from '../phrases.js';

/** The rules that decide who pays, and what made one of them apply. */
export const whoPays: Sentences = {
  'An own key is optional: without one everything works on credits.':
    'Ein eigener Schlüssel ist freiwillig: Ohne ihn läuft alles mit Keyreel-Credits.',
  'Text generation is paid by the own key, with no credits.': 'Texte zahlt der eigene Schlüssel, ohne Keyreel-Credits.',
  "Running a card's prompt is paid by the own key, with no credits.": 'Karten zahlt der eigene Schlüssel, ohne Keyreel-Credits.',
  'Generating an image is paid by the own key, with no credits.': 'Bilder zahlt der eigene Schlüssel, ohne Keyreel-Credits.',
  'Transcription is always paid with credits.': 'Transkription wird immer mit Keyreel-Credits bezahlt.',
  'Download of a video is always paid with credits.': 'Der Download eines Videos wird immer mit Keyreel-Credits bezahlt.',
  'Extraction of thumbnails is always paid with credits.': 'Vorschaubilder werden immer mit Keyreel-Credits bezahlt.',
  'A new kind of operation is a matter of data; it is credit-paid unless declared otherwise, and old entries keep their meaning.':
    'Eine neue Art von Arbeit ist eine Frage der Daten; sie wird mit Keyreel-Credits bezahlt, wenn nichts anderes festgelegt ist, und alte Einträge behalten ihre Bedeutung.',
  'Without a key, generation is charged to credits too.': 'Ohne Schlüssel wird auch das Erzeugen mit Keyreel-Credits bezahlt.',
  'A usable key does not replace the credits that creating a project needs.':
    'Ein verwendbarer Schlüssel ersetzt nicht die Keyreel-Credits, die ein neues Projekt braucht.',
  'After a valid key is added, the next generation uses it without further action.':
    'Sobald ein gültiger Schlüssel hinterlegt ist, nutzt ihn das nächste Erzeugen ohne weiteres Zutun.',
  'After removal, each action that needs the key is refused in a project bound to it, before any call and without a ledger entry.':
    'Ist der Schlüssel entfernt, wird in einem an ihn gebundenen Projekt alles abgelehnt, was ihn braucht, vor jedem Aufruf und ohne Buchung.',
  'Another key does not unlock a bound project, and the refusal says so and shows the original masked.':
    'Ein anderer Schlüssel entsperrt ein gebundenes Projekt nicht; die Ablehnung sagt das und zeigt den ursprünglichen verkürzt.',
  'While the stored key is invalid, a message is shown and no project can be created.':
    'Solange der hinterlegte Schlüssel ungültig ist, wird das gemeldet, und es lässt sich kein Projekt anlegen.',
  'While the stored key is expired, a message is shown and no project can be created.':
    'Solange der hinterlegte Schlüssel abgelaufen ist, wird das gemeldet, und es lässt sich kein Projekt anlegen.',
  "While the provider's funds are used up, a message is shown and no project can be created.":
    'Solange das Guthaben beim Anbieter aufgebraucht ist, wird das gemeldet, und es lässt sich kein Projekt anlegen.',
  'An unusable key never makes credits pay.': 'Ein nicht verwendbarer Schlüssel führt nie dazu, dass Keyreel-Credits zahlen.',
  'The block concerns creation: content stays readable, credit-paid work goes on, key-paid work says the same.':
    'Die Sperre gilt dem Anlegen: Inhalte bleiben lesbar, mit Keyreel-Credits bezahlte Arbeit geht weiter, vom Schlüssel bezahlte meldet dasselbe.',
  'The rate-limit message offers four ways: a higher limit, waiting, removing the key, support.':
    'Die Meldung zur Ratengrenze nennt vier Wege: eine höhere Grenze, warten, den Schlüssel entfernen, den Support.',
  'Nobody can choose a payer: a request that carries a choice is refused and changes nothing.':
    'Niemand kann wählen, wer zahlt: Eine Anfrage, die es versucht, wird abgelehnt und ändert nichts.',
  'A refused creation leaves nothing behind: no project, hold, charge or download.':
    'Ein abgelehntes Anlegen hinterlässt nichts: kein Projekt, keine Reservierung, keine Belastung, keinen Download.',
  'One hold covers a whole creation; what does not fit is refused before anything starts.':
    'Eine Reservierung deckt das ganze Anlegen; was nicht hineinpasst, wird abgelehnt, bevor etwas beginnt.',
  'A key that goes bad is told both when it happens and at the next attempt.':
    'Wird ein Schlüssel unbrauchbar, wird das gemeldet, wenn es geschieht, und beim nächsten Versuch noch einmal.',

  'no key is stored: the project is funded by credits': 'es ist kein Schlüssel hinterlegt: das Projekt zahlen Keyreel-Credits',
  'download, transcription and thumbnails are paid with credits; the project is bound to the stored key':
    'Download, Transkription und Vorschaubilder werden mit Keyreel-Credits bezahlt; das Projekt ist an den hinterlegten Schlüssel gebunden',
  'this kind of work is always paid with credits': 'diese Art von Arbeit wird immer mit Keyreel-Credits bezahlt',
  'the project is bound to the stored key': 'das Projekt ist an den hinterlegten Schlüssel gebunden',
  'no key is stored: generation is paid with credits': 'es ist kein Schlüssel hinterlegt: Erzeugen wird mit Keyreel-Credits bezahlt',
  'a usable key is stored and the project is bound to none': 'ein verwendbarer Schlüssel ist hinterlegt, und das Projekt ist an keinen gebunden',
};
