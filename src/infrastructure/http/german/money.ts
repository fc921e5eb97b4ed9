import type { Sentences } from '../phrases.js';

/** What is refused about Keyreel credits, prices and payments. */
export const money: Sentences = {
  'This account does not have enough platform credits for this.': 'Dafür reichen die Keyreel-Credits dieses Kontos nicht.',
  'This would go beyond the monthly limit that the owner has set for spending platform credits.':
    'Das ginge über das Monatslimit hinaus, das der Besitzer für Keyreel-Credits gesetzt hat.',
  'A correction may not take more platform credits than are available.': 'Eine Korrektur darf nicht mehr Keyreel-Credits nehmen, als verfügbar sind.',
  'No platform credits were charged for this task.': 'Für diese Aufgabe wurden keine Keyreel-Credits berechnet.',
  'No platform credits are held for this task.': 'Für diese Aufgabe sind keine Keyreel-Credits reserviert.',
  'Platform credits cannot be granted like this.': 'So lassen sich Keyreel-Credits nicht gutschreiben.',
  'This change of platform credits is decided already, or has lapsed.':
    'Über diese Änderung von Keyreel-Credits ist schon entschieden, oder sie ist verfallen.',
  'There is no such proposed change of platform credits.': 'Eine solche vorgeschlagene Änderung von Keyreel-Credits gibt es nicht.',
  'This change of platform credits needs another administrator than the one who proposed it or gains by it.':
    'Diese Änderung von Keyreel-Credits braucht einen anderen Administrator als den, der sie vorgeschlagen hat oder von ihr profitiert.',
  'A return may not pay back more platform credits than were charged and are not paid back yet.':
    'Eine Rückzahlung darf nicht mehr Keyreel-Credits zurückgeben, als berechnet und noch nicht zurückgezahlt wurden.',
  'No more of a payment can be reversed than was paid and is not reversed yet.':
    'Von einer Zahlung lässt sich nicht mehr zurückbuchen, als gezahlt und noch nicht zurückgebucht wurde.',
  'Another payment was reported under this id.': 'Unter dieser Id wurde eine andere Zahlung gemeldet.',
  'A payment says how many platform credits were bought, and more than none.':
    'Eine Zahlung sagt, wie viele Keyreel-Credits gekauft wurden, und das sind mehr als null.',
  'The payment is not signed as this service asks for.': 'Die Zahlung ist nicht so signiert, wie dieser Dienst es verlangt.',
  'No payment was reported under this id.': 'Unter dieser Id wurde keine Zahlung gemeldet.',
  'This service takes no payments.': 'Dieser Dienst nimmt keine Zahlungen an.',
  'The price catalogue in force knows no such operation.': 'Die geltende Preisliste kennt diese Arbeit nicht.',
  'No price catalogue is in force yet.': 'Es gilt noch keine Preisliste.',
  'This price catalogue cannot come into force.': 'Diese Preisliste kann nicht in Kraft treten.',
  'This version of the price catalogue is in the books with other content. Prices never change: put the old file back, or give the new prices a new version.':
    'Diese Version der Preisliste steht mit anderem Inhalt in den Büchern. Preise ändern sich nie: Lege die alte Datei zurück, oder gib den neuen Preisen eine neue Version.',
  'A period begins before it ends, and usage is shown for at most 366 days at a time.':
    'Ein Zeitraum beginnt, bevor er endet, und Verbrauch wird für höchstens 366 Tage auf einmal gezeigt.',
};
