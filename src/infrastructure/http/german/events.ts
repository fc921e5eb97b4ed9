import type { Sentences } from '../phrases.js';

/** The event catalogue: what happened, as a history tells it. */
const happened: Sentences = {
  'A person opened an account.': 'Jemand hat ein Konto eröffnet.',
  'A person showed that the e-mail address of the account is theirs.': 'Jemand hat gezeigt, dass die E-Mail-Adresse des Kontos die eigene ist.',
  'An account that had not opened gave its address up, and never will open.':
    'Ein Konto, das noch nicht eröffnet war, hat seine Adresse aufgegeben und wird nie eröffnet.',
  'An account changed its password; its other sessions ended.': 'Ein Konto hat sein Passwort geändert; seine anderen Sitzungen sind beendet.',
  'A refresh token came a second time, so its session was ended.': 'Ein Refresh-Token kam ein zweites Mal; seine Sitzung wurde deshalb beendet.',
  'An account asks for a second factor at each sign-in from now on.': 'Ein Konto verlangt von jetzt an bei jeder Anmeldung einen zweiten Faktor.',
  'An account has no second factor any more.': 'Ein Konto hat keinen zweiten Faktor mehr.',
  'A recovery code stood in for the second factor, this once.': 'Ein Wiederherstellungscode hat den zweiten Faktor ersetzt, dieses eine Mal.',
  'An account got new recovery codes; the earlier ones work no longer.':
    'Ein Konto hat neue Wiederherstellungscodes bekommen; die früheren gelten nicht mehr.',
  'An account was given a role.': 'Ein Konto hat eine Rolle bekommen.',
  'An account lost a role.': 'Ein Konto hat eine Rolle verloren.',
  'An account changed the instructions that go with each of its generations.':
    'Ein Konto hat die Anweisungen geändert, die bei jedem Erzeugen mitgehen.',
  'An account let support look at its content, all of it or one project, for a while.':
    'Ein Konto hat den Support für eine Weile seine Inhalte ansehen lassen, alle oder ein Projekt.',
  'A consent for support to look was ended before its time, by its owner or by support.':
    'Eine Zustimmung für den Support wurde vorzeitig beendet, vom Besitzer oder vom Support.',
  'Somebody of support looked at content of an account that had agreed to it.':
    'Jemand vom Support hat Inhalte eines Kontos angesehen, das dem zugestimmt hatte.',
  'Somebody of support looked at how an account stands, without its content.':
    'Jemand vom Support hat angesehen, wie ein Konto dasteht, ohne seine Inhalte.',
  'Somebody of support searched for an account.': 'Jemand vom Support hat nach einem Konto gesucht.',
  'An account was erased for good: its data keys are destroyed and nothing of it opens again.':
    'Ein Konto wurde endgültig gelöscht: Seine Datenschlüssel sind vernichtet, und nichts davon öffnet sich wieder.',
  'Everything that was kept of an erased account outside of the log is gone.':
    'Alles, was von einem gelöschten Konto außerhalb des Logs aufbewahrt war, ist weg.',
  'An account stored a provider key.': 'Ein Konto hat einen Schlüssel des Anbieters hinterlegt.',
  'The provider accepted the stored key.': 'Der Anbieter hat den hinterlegten Schlüssel angenommen.',
  'The provider refused the key as wrong or revoked.': 'Der Anbieter hat den Schlüssel als falsch oder widerrufen abgelehnt.',
  'The provider knows the key but does not let it do this work.': 'Der Anbieter kennt den Schlüssel, lässt ihn diese Arbeit aber nicht machen.',
  'The key expired.': 'Der Schlüssel ist abgelaufen.',
  'The provider refused the key because its funds are spent.': 'Der Anbieter hat den Schlüssel abgelehnt, weil sein Guthaben verbraucht ist.',
  'The provider asked to send less with this key for a while.': 'Der Anbieter hat gebeten, mit diesem Schlüssel eine Weile weniger zu schicken.',
  'A key that had failed works again.': 'Ein Schlüssel, der versagt hatte, funktioniert wieder.',
  'A failing key was tried again without success.': 'Ein versagender Schlüssel wurde ohne Erfolg noch einmal versucht.',
  'The owner of a key chose when it shall expire.': 'Der Besitzer eines Schlüssels hat gewählt, wann er ablaufen soll.',
  'The date at which a key expires came near.': 'Der Tag, an dem ein Schlüssel abläuft, ist nahe.',
  'The owner of a key allowed tiny paid calls that prove whether it can pay.':
    'Der Besitzer eines Schlüssels hat winzige bezahlte Aufrufe erlaubt, die zeigen, ob er zahlen kann.',
  'The owner of a key took back the leave for tiny paid calls.':
    'Der Besitzer eines Schlüssels hat die Erlaubnis für winzige bezahlte Aufrufe zurückgenommen.',
  'A tiny paid call that tests a key is about to be sent.': 'Ein winziger bezahlter Aufruf, der einen Schlüssel prüft, wird gleich geschickt.',
  'A tiny paid call that tested a key came to its end.': 'Ein winziger bezahlter Aufruf, der einen Schlüssel geprüft hat, ist zu Ende.',
  'An account removed its provider key.': 'Ein Konto hat seinen Schlüssel des Anbieters entfernt.',
  'An auditor or administrator asked to see the log or what is drawn from it.':
    'Ein Prüfer oder Administrator wollte das Log sehen oder was daraus gezogen ist.',
  'The same was looked at again within a minute.': 'Dasselbe wurde innerhalb einer Minute noch einmal angesehen.',
  'An operator proposed a change of credits that needs a second person.':
    'Ein Betreiber hat eine Änderung von Keyreel-Credits vorgeschlagen, die eine zweite Person braucht.',
  'A second person approved a change of credits.': 'Eine zweite Person hat eine Änderung von Keyreel-Credits gebilligt.',
  'A proposed change of credits was rejected or withdrawn.': 'Eine vorgeschlagene Änderung von Keyreel-Credits wurde abgelehnt oder zurückgezogen.',
  'Nobody decided about a proposed change of credits in time.':
    'Über eine vorgeschlagene Änderung von Keyreel-Credits hat niemand rechtzeitig entschieden.',
  'An approved change of credits could not be made.': 'Eine gebilligte Änderung von Keyreel-Credits ließ sich nicht vornehmen.',
  'An account received credits.': 'Ein Konto hat Keyreel-Credits bekommen.',
  'Credits that were granted for later became available.': 'Keyreel-Credits, die für später gutgeschrieben waren, sind verfügbar geworden.',
  'A monthly refill brought nothing.': 'Eine monatliche Auffüllung hat nichts gebracht.',
  'Credits were set aside for one task, at most what it may cost.':
    'Für eine Aufgabe wurden Keyreel-Credits reserviert, so viel, wie sie höchstens kosten darf.',
  'A hold was made larger.': 'Eine Reservierung wurde vergrößert.',
  'A finished task was paid from its hold; the rest of the hold went back.':
    'Eine fertige Aufgabe wurde aus ihrer Reservierung bezahlt; der Rest ging zurück.',
  'A task cost more than its hold; the platform bore the difference.':
    'Eine Aufgabe kostete mehr als ihre Reservierung; den Unterschied trug die Plattform.',
  'A hold went back untouched.': 'Eine Reservierung ging unberührt zurück.',
  'What was left of a grant expired.': 'Was von einer Gutschrift übrig war, ist verfallen.',
  'An operator corrected a balance by a compensating entry.': 'Ein Betreiber hat einen Stand durch eine Gegenbuchung berichtigt.',
  'A charge, or a part of it, was paid back.': 'Eine Belastung, oder ein Teil davon, wurde zurückgezahlt.',
  'Credits that were bought were taken back, because their payment was reversed.':
    'Gekaufte Keyreel-Credits wurden zurückgenommen, weil ihre Zahlung zurückgebucht wurde.',
  'A reversed payment could not be taken back in full, because its credits were used.':
    'Eine zurückgebuchte Zahlung ließ sich nicht ganz zurücknehmen, weil ihre Keyreel-Credits verbraucht sind.',
  'An owner set or lifted a monthly limit on their own spending.':
    'Ein Besitzer hat ein Monatslimit für die eigenen Ausgaben gesetzt oder aufgehoben.',
  'An owner chose the balances at which to be told.': 'Ein Besitzer hat gewählt, bei welchen Ständen er Bescheid bekommt.',
  'What an account has left fell to a threshold of its owner.': 'Was ein Konto noch hat, ist auf eine Schwelle seines Besitzers gefallen.',
  'What an account has left rose above a threshold again, or the threshold was given up.':
    'Was ein Konto noch hat, ist wieder über eine Schwelle gestiegen, oder die Schwelle wurde aufgegeben.',
  'An e-mail address was reserved for one account.': 'Eine E-Mail-Adresse wurde für ein Konto reserviert.',
  'An e-mail address became free again.': 'Eine E-Mail-Adresse ist wieder frei geworden.',
  'An account put a card into its gallery.': 'Ein Konto hat eine Karte in seine Galerie gelegt.',
  'A card of an account’s gallery was changed.': 'Eine Karte aus der Galerie eines Kontos wurde geändert.',
  'A card was taken out of an account’s gallery; what projects made of it stays.':
    'Eine Karte wurde aus der Galerie eines Kontos genommen; was Projekte aus ihr gemacht haben, bleibt.',
  'An operator went on with the log in a new epoch, after events or the key that signs it were lost.':
    'Ein Betreiber hat das Log in einer neuen Epoche fortgesetzt, nachdem Ereignisse oder der Schlüssel, der es signiert, verloren waren.',
  'An auditor ordered an export of the log.': 'Ein Prüfer hat einen Export des Logs bestellt.',
  'An export of the log was made.': 'Ein Export des Logs wurde gemacht.',
  'An export of the log could not be made.': 'Ein Export des Logs ließ sich nicht machen.',
  'An export of the log was removed.': 'Ein Export des Logs wurde entfernt.',
  'An account changed which models may be used, at all or with one key.':
    'Ein Konto hat geändert, welche Modelle verwendet werden dürfen, überhaupt oder mit einem Schlüssel.',
  'An account said that it has read notices.': 'Ein Konto hat Mitteilungen als gelesen bezeichnet.',
  'An account closed notices that it needs no more.': 'Ein Konto hat Mitteilungen geschlossen, die es nicht mehr braucht.',
  'An account said about which notices it wants letters; by a link in a letter it says about none.':
    'Ein Konto hat gesagt, zu welchen Mitteilungen es E-Mails will; über einen Link in einer E-Mail sagt es: zu keiner.',
  'An account set or lifted the monthly limit on what its own key may spend.':
    'Ein Konto hat das Monatslimit für seinen eigenen Schlüssel gesetzt oder aufgehoben.',
  'The first work of a month with an own key began; its limit counts anew.':
    'Die erste Arbeit eines Monats mit einem eigenen Schlüssel hat begonnen; sein Limit zählt von vorn.',
  'What a call with an own key may cost at most was set aside under the account’s limit.':
    'Was ein Aufruf mit einem eigenen Schlüssel höchstens kosten kann, wurde unter dem Limit des Kontos zurückgelegt.',
  'What a call with an own key is reckoned to have cost was counted under the account’s limit.':
    'Was ein Aufruf mit einem eigenen Schlüssel nach unserer Rechnung gekostet hat, wurde auf das Limit des Kontos angerechnet.',
  'What work with an own key did not need was given back to the account’s limit.':
    'Was Arbeit mit einem eigenen Schlüssel nicht gebraucht hat, wurde dem Limit des Kontos zurückgegeben.',
  'Spending with an own key reached a share of its monthly limit.':
    'Ausgaben mit einem eigenen Schlüssel haben einen Anteil seines Monatslimits erreicht.',
  'A shop reported a payment for credits.': 'Ein Shop hat eine Zahlung für Keyreel-Credits gemeldet.',
  'A shop reported that a payment, or a part of it, was reversed.':
    'Ein Shop hat gemeldet, dass eine Zahlung, oder ein Teil davon, zurückgebucht wurde.',
  'A dated price catalogue came into force.': 'Eine datierte Preisliste ist in Kraft getreten.',
  'A project was created from a video.': 'Aus einem Video wurde ein Projekt angelegt.',
  'A project got another name.': 'Ein Projekt hat einen anderen Namen bekommen.',
  'A project changed the instructions that go with each of its generations.':
    'Ein Projekt hat die Anweisungen geändert, die bei jedem Erzeugen mitgehen.',
  'One of a project’s thumbnails was chosen to stand for it, or none any more.':
    'Eins der Vorschaubilder eines Projekts wurde gewählt, um für es zu stehen, oder keins mehr.',
  'A project changed how it hears speech and which model writes for it.':
    'Ein Projekt hat geändert, wie es Sprache hört und welches Modell für es schreibt.',
  'A card was added to a project.': 'Eine Karte kam zu einem Projekt hinzu.',
  'A card was changed.': 'Eine Karte wurde geändert.',
  'A card was taken out of a project; what it made stays.': 'Eine Karte wurde aus einem Projekt genommen; was sie gemacht hat, bleibt.',
  'The owner marked one output of a card as the one that counts.': 'Der Besitzer hat ein Ergebnis einer Karte als das gültige markiert.',
  'The owner took the mark from an output of a card.': 'Der Besitzer hat einem Ergebnis einer Karte die Markierung genommen.',
  'A project asked for paid work: a text, a card, an image or more thumbnails.':
    'Ein Projekt hat bezahlte Arbeit bestellt: einen Text, eine Karte, ein Bild oder weitere Vorschaubilder.',
  'A project was deleted; its files go after a time of grace, its books stay.':
    'Ein Projekt wurde gelöscht; seine Dateien gehen nach einer Frist, seine Bücher bleiben.',
  'A deleted project was restored within its time of grace; work that was given up stays so.':
    'Ein gelöschtes Projekt wurde innerhalb seiner Frist wiederhergestellt; aufgegebene Arbeit bleibt aufgegeben.',
  'What a deleted project kept was removed after its time of grace; its books stay.':
    'Was ein gelöschtes Projekt aufbewahrt hatte, wurde nach seiner Frist entfernt; seine Bücher bleiben.',
  'A product rule refused a request.': 'Eine Produktregel hat eine Anfrage abgelehnt.',
  'The same refusal was given again within a minute.': 'Dieselbe Ablehnung wurde innerhalb einer Minute noch einmal gegeben.',
  'An owner shared a part of a project by a link, until a day.': 'Ein Besitzer hat einen Teil eines Projekts per Link geteilt, bis zu einem Tag.',
  'A link to a part of a project was revoked.': 'Ein Link auf einen Teil eines Projekts wurde widerrufen.',
  'An operator was let change credits without a second person.': 'Ein Betreiber durfte Keyreel-Credits ohne zweite Person ändern.',
  'Sound that browsers can play was made of a source video that they cannot.':
    'Aus einem Quellvideo, das Browser nicht abspielen können, wurde Ton gemacht, den sie abspielen können.',
  'No sound for browsers could be made of a source video.': 'Aus einem Quellvideo ließ sich kein Ton für Browser machen.',
  'A source video that no project needs any more was deleted; what was made of it stays.':
    'Ein Quellvideo, das kein Projekt mehr braucht, wurde gelöscht; was aus ihm entstanden ist, bleibt.',
  'Somebody of the staff set out to do something for an account or to the service, and said why.':
    'Jemand vom Team wollte etwas für ein Konto oder am Dienst tun und hat gesagt, warum.',
  'What somebody of the staff had set out to do was done.': 'Was jemand vom Team tun wollte, wurde getan.',
  'What somebody of the staff had set out to do was refused; nothing was done.':
    'Was jemand vom Team tun wollte, wurde abgelehnt; nichts wurde getan.',
  'A task that somebody pays for was scheduled.': 'Eine Aufgabe, die jemand zahlt, wurde eingeplant.',
  'A paid call is about to be sent.': 'Ein bezahlter Aufruf wird gleich geschickt.',
  'One part of a task was delivered.': 'Ein Teil einer Aufgabe wurde geliefert.',
  'A paid call ended without a result.': 'Ein bezahlter Aufruf endete ohne Ergebnis.',
  'Nobody can say whether a paid call was carried out.': 'Niemand kann sagen, ob ein bezahlter Aufruf ausgeführt wurde.',
  'A call with an unknown outcome may be sent once more.': 'Ein Aufruf mit unbekanntem Ausgang darf noch einmal geschickt werden.',
  'A task was put off to a stated moment.': 'Eine Aufgabe wurde auf einen genannten Zeitpunkt verschoben.',
  'A task stopped and waits for its owner.': 'Eine Aufgabe hat angehalten und wartet auf ihren Besitzer.',
  'A stopped task was taken up again.': 'Eine angehaltene Aufgabe wurde wieder aufgenommen.',
  'A task delivered its result.': 'Eine Aufgabe hat ihr Ergebnis geliefert.',
  'A task ended without its result.': 'Eine Aufgabe endete ohne ihr Ergebnis.',
  'Something that a task had made was found missing or damaged when it was read.':
    'Etwas, das eine Aufgabe gemacht hatte, fehlte beim Lesen oder war beschädigt.',
  'A task was given up.': 'Eine Aufgabe wurde aufgegeben.',
  'What a transcription heard became a version of a project’s words.':
    'Was eine Transkription gehört hat, wurde eine Fassung der Worte eines Projekts.',
  'The owner brought a project’s words as a subtitle file; nobody was asked for them and nothing was charged.':
    'Der Besitzer hat die Worte eines Projekts als Untertiteldatei mitgebracht; niemand wurde danach gefragt, und nichts wurde berechnet.',
  'The owner changed a project’s words.': 'Der Besitzer hat die Worte eines Projekts geändert.',
  'An earlier version of a project’s words became the newest one again.': 'Eine frühere Fassung der Worte eines Projekts wurde wieder die neueste.',
  'A fork began with the words of the project before it.': 'Ein Fork begann mit den Worten des Projekts vor ihm.',
  'A media file arrived and was looked at.': 'Eine Mediendatei ist angekommen und wurde angesehen.',
  'A file arrived that cannot be worked on; it was deleted.': 'Eine Datei ist angekommen, mit der sich nicht arbeiten lässt; sie wurde gelöscht.',
  'An account stored an admin key that reads the provider’s usage reports.':
    'Ein Konto hat einen Admin-Schlüssel hinterlegt, der die Nutzungsberichte des Anbieters liest.',
  'The provider turned down the key that reads its usage reports.': 'Der Anbieter hat den Schlüssel abgewiesen, der seine Nutzungsberichte liest.',
  'The provider answered the key that reads its usage reports.': 'Der Anbieter hat dem Schlüssel geantwortet, der seine Nutzungsberichte liest.',
  'An account removed the key that reads the provider’s usage reports.':
    'Ein Konto hat den Schlüssel entfernt, der die Nutzungsberichte des Anbieters liest.',
  'An account asked to be told of events at a URL of its own.': 'Ein Konto will an einer eigenen URL von Ereignissen erfahren.',
  'An account changed where it is told of events, or of which.': 'Ein Konto hat geändert, wo es von Ereignissen erfährt, oder von welchen.',
  'A webhook was given another signing secret; the old one signs too for a while.':
    'Ein Webhook hat ein anderes Signiergeheimnis bekommen; das alte signiert noch eine Weile mit.',
  'An account asked to be told again of what happened since a moment.':
    'Ein Konto will noch einmal erfahren, was seit einem Zeitpunkt geschehen ist.',
  'A webhook is told of nothing for now; what happens meanwhile is kept for it.':
    'Ein Webhook erfährt vorerst nichts; was inzwischen geschieht, wird für ihn aufbewahrt.',
  'A webhook is told again, beginning with what it missed.': 'Ein Webhook erfährt wieder alles, zuerst, was er verpasst hat.',
  'An account removed a webhook.': 'Ein Konto hat einen Webhook entfernt.',
};

const without = (sentence: string): string => sentence.replace(/\.$/, '');

/** Each as it stands, and as a history fills it: with amounts, reasons and times behind it. */
export const events: Sentences = {
  ...happened,
  ...Object.fromEntries(Object.entries(happened).map(([english, german]) => [`${without(english)}: {0}.`, `${without(german)}: {0*}.`])),
};
