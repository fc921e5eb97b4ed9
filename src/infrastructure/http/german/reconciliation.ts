import type { Sentences } from '../phrases.js';

/** What a comparison of the log with an invoice finds. */
export const reconciliation: Sentences = {
  'The invoice bills a call that bears no attempt’s id.': 'Die Rechnung berechnet einen Aufruf, der keine Id eines Versuchs trägt.',
  'The invoice bills a call of which the log of this period knows nothing.':
    'Die Rechnung berechnet einen Aufruf, von dem das Log dieses Zeitraums nichts weiß.',
  'The call is billed twice, in lines {0} and {1}.': 'Der Aufruf ist zweimal berechnet, in den Zeilen {0} und {1}.',
  'The platform was billed for a call that an own key should have paid.':
    'Der Plattform wurde ein Aufruf berechnet, den ein eigener Schlüssel hätte zahlen sollen.',
  'The call was delivered, and the invoice has no line for it.': 'Der Aufruf wurde geliefert, und die Rechnung hat keine Zeile dafür.',
  'The invoice has {0}, and the log {1}.': 'Die Rechnung hat {0}, und das Log {1}.',
  'The call was refused by the provider, and is billed.': 'Der Aufruf wurde vom Anbieter abgelehnt und ist berechnet.',
  'The hold was settled before, at {0}.': 'Die Reservierung wurde schon einmal abgerechnet, bei {0}.',
  'A task that an own key pays for was charged to platform credits.':
    'Eine Aufgabe, die ein eigener Schlüssel zahlt, wurde mit Keyreel-Credits berechnet.',
  'The hold was settled although its task had not ended.': 'Die Reservierung wurde abgerechnet, obwohl ihre Aufgabe nicht beendet war.',
  'The hold was settled for {0}, yet its task ended at {1} with {2}.':
    'Die Reservierung wurde mit {0} abgerechnet, ihre Aufgabe endete aber bei {1} mit {2}.',
  'The hold was released although its task had succeeded at {0}.': 'Die Reservierung wurde freigegeben, obwohl ihre Aufgabe bei {0} gelungen war.',
  'The task succeeded a moment ago and is about to be captured.': 'Die Aufgabe ist gerade eben gelungen und wird gleich abgerechnet.',
  'The task succeeded on platform credits and was never captured.': 'Die Aufgabe gelang mit Keyreel-Credits und wurde nie abgerechnet.',
  'Platform credits were held for a task that an own key pays for.':
    'Für eine Aufgabe, die ein eigener Schlüssel zahlt, wurden Keyreel-Credits reserviert.',
  'Nobody can say whether the provider carried this call out: {0}.': 'Niemand kann sagen, ob der Anbieter diesen Aufruf ausgeführt hat: {0}.',
  '{0} that nobody had intended.': '{0*}, was niemand vorgehabt hatte.',
  'The call had ended before, at {0}.': 'Der Aufruf war schon vorher beendet, bei {0}.',
  'The call has no outcome yet; its task is under way.': 'Der Aufruf hat noch keinen Ausgang; seine Aufgabe läuft.',
  'The call has no outcome, although its task ended at {0}.': 'Der Aufruf hat keinen Ausgang, obwohl seine Aufgabe bei {0} endete.',
};
