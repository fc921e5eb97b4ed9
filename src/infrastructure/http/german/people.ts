import type { Sentences } from '../phrases.js';

/** What is refused about accounts, sessions, support, letters and webhooks. */
export const people: Sentences = {
  'There is no such account.': 'Dieses Konto gibt es nicht.',
  'The one-time token is unknown, expired or used already.': 'Das Einmal-Token ist unbekannt, abgelaufen oder schon verwendet.',
  'This one-time token is unknown, expired or used already.': 'Dieses Einmal-Token ist unbekannt, abgelaufen oder schon verwendet.',
  'This confirmation is unknown, expired or used already.': 'Diese Bestätigung ist unbekannt, abgelaufen oder schon verwendet.',
  'The invitation is unknown, expired or used already.': 'Die Einladung ist unbekannt, abgelaufen oder schon verwendet.',
  'An account is opened here by invitation alone.': 'Ein Konto gibt es hier nur auf Einladung.',
  'This service opens no new accounts.': 'Dieser Dienst eröffnet keine neuen Konten.',
  'This e-mail address has an account already.': 'Zu dieser E-Mail-Adresse gibt es schon ein Konto.',
  'This is not an e-mail address that an account can have.': 'Das ist keine E-Mail-Adresse, die ein Konto haben kann.',
  'This password would be guessed too easily.': 'Dieses Passwort wäre zu leicht zu erraten.',
  'The current password is not right.': 'Das aktuelle Passwort stimmt nicht.',
  'The e-mail address and the password do not belong together.': 'E-Mail-Adresse und Passwort gehören nicht zusammen.',
  'Too many are signing in just now; try again in a moment.': 'Gerade melden sich zu viele an; versuche es gleich noch einmal.',
  'This refresh token is unknown, or its session has ended.': 'Dieses Refresh-Token ist unbekannt, oder seine Sitzung ist beendet.',
  'This refresh token was used before; its session has ended, because somebody else may have it.':
    'Dieses Refresh-Token wurde schon einmal verwendet; seine Sitzung ist beendet, weil jemand anderes es haben könnte.',
  'This account has a second factor: a code is needed as well.': 'Dieses Konto hat einen zweiten Faktor: Es braucht auch einen Code.',
  'The code is not right, is over, or was used already.': 'Der Code stimmt nicht, ist abgelaufen oder wurde schon verwendet.',
  'The account has a second factor already.': 'Das Konto hat schon einen zweiten Faktor.',
  'The account has no second factor.': 'Das Konto hat keinen zweiten Faktor.',
  'No second factor waits for its first code.': 'Kein zweiter Faktor wartet auf seinen ersten Code.',
  'Every account has the role of a user for as long as it exists.': 'Jedes Konto hat die Rolle des Nutzers, solange es besteht.',
  'Administrators cannot take the role from themselves.': 'Administratoren können sich die Rolle nicht selbst nehmen.',
  'The account has as many personal tokens as an account may have.': 'Das Konto hat schon so viele persönliche Tokens, wie ein Konto haben darf.',
  'There is no such consent.': 'Diese Zustimmung gibt es nicht.',
  'As many consents stand as an account may have at a time.': 'Es gelten schon so viele Zustimmungen, wie ein Konto auf einmal haben darf.',
  'What would be exported is not up to date just now.': 'Was exportiert würde, ist gerade nicht auf dem neuesten Stand.',
  'This service sends no letters.': 'Dieser Dienst verschickt keine E-Mails.',
  'This service sends no letters about notices.': 'Dieser Dienst verschickt keine E-Mails zu Mitteilungen.',
  'Letters about notices go to a confirmed address only.': 'E-Mails zu Mitteilungen gehen nur an eine bestätigte Adresse.',
  'This link stops no letters: it is not one that a letter of ours bore.':
    'Dieser Link bestellt keine E-Mails ab: Er stand in keiner E-Mail von uns.',
  'There is no such notice.': 'Diese Mitteilung gibt es nicht.',
  'What this notice tells of still keeps work from being done; it closes by itself when that ends.':
    'Wovon diese Mitteilung spricht, hält noch Arbeit auf; sie schließt sich von selbst, wenn das vorbei ist.',
  'This account follows its news so often at the same time that no more is let in.':
    'Dieses Konto verfolgt seine Neuigkeiten schon so oft gleichzeitig, dass keine weitere Verbindung angenommen wird.',
  'This webhook is paused; resume it first.': 'Dieser Webhook pausiert; setze ihn erst fort.',
  'There is no such webhook.': 'Diesen Webhook gibt es nicht.',
  'An account can have so many webhooks and no more.': 'Mehr Webhooks kann ein Konto nicht haben.',
  'No such message was meant for this webhook.': 'Eine solche Nachricht war nicht für diesen Webhook bestimmt.',
  'Messages are sent to public https addresses only, without a user name or password in the URL.':
    'Nachrichten gehen nur an öffentliche https-Adressen, ohne Benutzernamen oder Passwort in der URL.',
  'No product rule is on record to have refused anything under this id. What was refused again within a minute is named when the minute is over.':
    'Unter dieser Id ist nicht verzeichnet, dass eine Produktregel etwas abgelehnt hätte. Was innerhalb einer Minute noch einmal abgelehnt wurde, wird genannt, wenn die Minute um ist.',
  'No job that was given up has this id: it was dealt with, or it has done its work since.':
    'Kein aufgegebener Auftrag hat diese Id: Er wurde behandelt, oder er hat seine Arbeit inzwischen getan.',
  'No projection or policy has this name.': 'Keine Projektion und keine Policy heißt so.',
  'It does not stand before that event, so there is nothing to retry or to skip.':
    'Sie steht nicht vor diesem Ereignis; es gibt also nichts zu wiederholen oder zu überspringen.',
  'The service cannot take requests now.': 'Der Dienst kann gerade keine Anfragen annehmen.',
  'The service works, but its log is not being signed.': 'Der Dienst arbeitet, aber sein Log wird nicht signiert.',
  'This process tells no numbers here.': 'Dieser Prozess nennt hier keine Zahlen.',
  'There is no such event.': 'Dieses Ereignis gibt es nicht.',
  'This invoice cannot be read.': 'Diese Rechnung lässt sich nicht lesen.',
  'The log is not sealed as far as this yet.': 'So weit ist das Log noch nicht versiegelt.',
  'A signed document holds at most 2,000 events.': 'Ein signiertes Dokument enthält höchstens 2.000 Ereignisse.',
  'Nothing of the log was signed yet.': 'Vom Log ist noch nichts signiert.',
  'No checkpoint of that size was signed.': 'Ein Checkpoint dieser Größe wurde nicht signiert.',
  'The log’s newest checkpoint does not cover trees of these sizes, in this order.':
    'Der neueste Checkpoint des Logs deckt keine Bäume dieser Größen in dieser Reihenfolge ab.',
  'You have no such export of the log; exports are kept for a day.':
    'Einen solchen Export des Logs hast du nicht; Exporte werden einen Tag lang aufbewahrt.',
  'There is no archive of this export.': 'Von diesem Export gibt es kein Archiv.',
};
