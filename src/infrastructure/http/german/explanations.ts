import type { Sentences } from '../phrases.js';

/** Answers to "Why?", and what they rest on. */
export const explanations: Sentences = {
  'Something happened that this version of the service has no sentence for.':
    'Etwas ist geschehen, wofür diese Version des Dienstes keinen Satz hat.',
  'What is on record is not what the rules make of its inputs. Tell the operator, and have an auditor verify the log.':
    'Was verzeichnet ist, ist nicht das, was die Regeln aus seinen Angaben machen. Sag dem Betreiber Bescheid, und lass einen Prüfer das Log prüfen.',

  'Platform credits paid for this {0}: of {1} that were held, {2} were charged for what it used and {3} went back.':
    'Keyreel-Credits haben hierfür gezahlt ({0*}): Von {1} reservierten wurden {2} für den Verbrauch berechnet, und {3} gingen zurück.',
  'What was used is our estimate, because the work was given up while the provider was at it.':
    'Was verbraucht wurde, ist unsere Schätzung, denn die Arbeit wurde aufgegeben, während der Anbieter noch daran war.',
  'It cost {0} more than was held, and the platform bore that.': 'Es kostete {0} mehr, als reserviert war; das hat die Plattform getragen.',
  '{0} were paid back later ({1}).': '{0} wurden später zurückgezahlt ({1}).',
  'Nothing was charged: this {0} was never started, so the {1} platform credits that were held for it went back.':
    'Nichts wurde berechnet: Die Arbeit ({0*}) hat nie begonnen; die {1} Keyreel-Credits, die dafür reserviert waren, gingen zurück.',
  'Nothing was charged: this {0} ended without anything delivered ({1}), so all {2} platform credits that were held for it went back.':
    'Nichts wurde berechnet: Die Arbeit ({0*}) endete, ohne etwas zu liefern ({1}); alle {2} Keyreel-Credits, die dafür reserviert waren, gingen zurück.',
  'Nothing is charged yet: {0} platform credits are held for this {1}, the most that it may cost, until it ends.':
    'Noch ist nichts berechnet: {0} Keyreel-Credits sind hierfür reserviert ({1*}), so viel, wie es höchstens kosten kann, bis es endet.',
  '0 platform credits: your own OpenAI key pays for this {0}, so none were held and none were charged. By our estimate it cost {1} at OpenAI so far.':
    '0 Keyreel-Credits: Hierfür ({0*}) zahlt dein eigener OpenAI-Schlüssel; reserviert und berechnet wurden deshalb keine. Nach unserer Schätzung hat es bei OpenAI bisher {1} gekostet.',

  'It is open until {0}.': 'Sie ist offen, bis {0*}.',
  'It was closed {0} at {1}.': 'Sie ist geschlossen: {0*}, am {1}.',
  'the key works again, something else is wrong with it, or it is removed':
    'der Schlüssel wieder funktioniert, etwas anderes mit ihm nicht stimmt oder er entfernt ist',
  'its owner closes it': 'ihr Besitzer sie schließt',
  'the key fails again or is removed, or its owner closes it': 'der Schlüssel wieder versagt oder entfernt ist, oder ihr Besitzer sie schließt',
  'another date is chosen, the date comes, or the key is removed': 'ein anderer Tag gewählt ist, der Tag kommt oder der Schlüssel entfernt ist',
  'the limit is changed or the month is over': 'das Limit geändert oder der Monat vorbei ist',
  'the balance rises above the threshold again, the threshold is given up, or its owner closes it':
    'der Stand wieder über die Schwelle steigt, die Schwelle aufgegeben ist oder ihr Besitzer sie schließt',
  'the webhook is resumed or removed, or its owner closes it': 'der Webhook fortgesetzt oder entfernt ist, oder ihr Besitzer sie schließt',

  'It is bound to the key that ends in {0}.': 'Es ist an den Schlüssel gebunden, der auf {0} endet.',
  'It is bound to no key.': 'Es ist an keinen Schlüssel gebunden.',
  'The project is locked for generation: {0}': 'Das Projekt ist für das Erzeugen gesperrt: {0*}',
  'The project is not locked: {0} for generation, because {1}.': 'Das Projekt ist nicht gesperrt: Für das Erzeugen {0*}, denn {1*}.',

  'It was refused {0} more within a minute.': 'Innerhalb einer Minute wurde es noch {0*} abgelehnt.',
  '{0} was refused: {1} ({2}) It was refused {3} more within a minute.':
    '{0} wurde abgelehnt: {1*} ({2}) Innerhalb einer Minute wurde es noch {3*} abgelehnt.',
  '{0} was refused: {1} ({2})': '{0} wurde abgelehnt: {1*} ({2})',
  '{0} was refused: {1}': '{0} wurde abgelehnt: {1*}',

  'the kind of notice': 'die Art der Mitteilung',
  'the notice': 'die Mitteilung',
  'CreditsHeld and HoldExtended': 'CreditsHeld und HoldExtended',
  'the key as it stands now': 'der Schlüssel, wie er jetzt dasteht',
  'the key as it stands now by its events; for anybody but its owner nobody looks whether it can be opened, or how long it rests':
    'der Schlüssel, wie er nach seinen Ereignissen jetzt dasteht; für andere als seinen Besitzer sieht niemand nach, ob er sich öffnen lässt oder wie lange er ruht',
  'recorded with the order': 'mit der Bestellung verzeichnet',
  'recorded with the refusal': 'mit der Ablehnung verzeichnet',
  'shown in the refusal': 'in der Ablehnung gezeigt',
  'reckoned from the events of the key before it': 'aus den Ereignissen des Schlüssels davor berechnet',
  'reckoned from the events of the key up to revision {0}, which the order names':
    'aus den Ereignissen des Schlüssels bis zur Revision {0} berechnet, die die Bestellung nennt',
  'asked of the installation at that moment, since no event says it': 'in diesem Moment bei der Installation erfragt, denn kein Ereignis sagt es',
  'whoPays, the resolver of the payer (src/shared-kernel/who-pays.ts)': 'whoPays, das entscheidet, wer zahlt (src/shared-kernel/who-pays.ts)',
  '{0}, when the project was created': '{0*}, als das Projekt angelegt wurde',
  '{0}, on the key by its events': '{0*}, für den Schlüssel nach seinen Ereignissen',
  'the reducers of the key’s standing, on its events': 'die Reducer für den Stand des Schlüssels, auf seinen Ereignissen',
  'the reducers of notices, on the events': 'die Reducer der Mitteilungen, auf den Ereignissen',
  'the decider of the credit account, on the account’s stream as it stood': 'der Decider des Credit-Kontos, auf dem Strom des Kontos, wie er stand',
  '{0} before revision {1}': '{0*} vor der Revision {1}',
  'the decider of {0}, on the account’s stream at revision {1}': 'der Decider von {0}, auf dem Strom des Kontos bei Revision {1}',
  'charge, the tariff on the most that the work may use (src/shared-kernel/tariff.ts)':
    'charge, der Tarif auf das, was die Arbeit höchstens verbrauchen darf (src/shared-kernel/tariff.ts)',
  'the ledger, searched for this task (R7)': 'das Hauptbuch, nach dieser Aufgabe durchsucht (R7)',
  'isPayerChoice, on the names of the fields that were sent': 'isPayerChoice, auf den Namen der Felder, die geschickt wurden',
  'a function whose inputs were not recorded yet': 'eine Funktion, deren Angaben noch nicht verzeichnet wurden',
  'nothing on record gives this order': 'nichts Verzeichnetes gibt diese Bestellung',
};
