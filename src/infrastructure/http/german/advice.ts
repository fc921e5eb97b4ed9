import type { Sentences } from '../phrases.js';

/** What is said wherever a key can be added, and the guide to own keys. */
export const advice: Sentences = {
  'Most people are best served by the platform’s credits. An own key is for those who want control over their OpenAI account or have special needs.':
    'Die meisten fahren mit Keyreel-Credits am besten. Ein eigener Schlüssel ist für alle, die ihr OpenAI-Konto selbst in der Hand haben wollen oder Besonderes brauchen.',
  'Direct access to OpenAI’s newest models and features as soon as your key can reach them. An own key may save money for frequent users.':
    'Direkter Zugang zu OpenAIs neuesten Modellen und Funktionen, sobald dein Schlüssel sie erreicht. Wer viel macht, kann mit einem eigenen Schlüssel sparen.',
  'Handing an API key to any third party carries risk. We keep yours encrypted, never show it again and send it to OpenAI only, but only you can revoke it at OpenAI.':
    'Einen API-Schlüssel aus der Hand zu geben, birgt immer ein Risiko. Wir bewahren deinen verschlüsselt auf, zeigen ihn nie wieder und schicken ihn nur an OpenAI; widerrufen kannst ihn bei OpenAI aber nur du.',
  'From you to this service, sealed there, and from it to the configured OpenAI address with each call that your key pays for.':
    'Von dir zu diesem Dienst, dort versiegelt, und von ihm an die eingestellte OpenAI-Adresse, mit jedem Aufruf, den dein Schlüssel zahlt.',
  'You manage the OpenAI account and its funds, and it is your job to watch its usage there so that nothing is interrupted. The platform neither tops it up nor bills for it.':
    'Dein OpenAI-Konto und sein Guthaben verwaltest du, und den Verbrauch dort behältst du im Auge, damit nichts stockt. Die Plattform lädt es weder auf, noch rechnet sie dafür ab.',
  'OpenAI limits how fast a key may be used, and only OpenAI can lift that: ask there for a higher limit. The platform’s default key has much higher limits. Support of this service is whoever runs it.':
    'OpenAI begrenzt, wie schnell ein Schlüssel genutzt werden darf, und nur OpenAI kann das ändern: Bitte dort um eine höhere Grenze. Der Standardschlüssel der Plattform hat viel höhere Grenzen. Der Support dieses Dienstes ist, wer ihn betreibt.',
  'The key can be removed at any time. What was made stays readable. Projects created with it generate nothing more until the very same key is back; new projects and those created without a key are paid with credits.':
    'Den Schlüssel kannst du jederzeit entfernen. Was entstanden ist, bleibt lesbar. Projekte, die mit ihm angelegt wurden, erzeugen nichts mehr, bis genau dieser Schlüssel zurück ist; neue Projekte und solche ohne Schlüssel zahlen Keyreel-Credits.',
  'Which work the key pays is fixed: texts, cards, custom instructions and images. Nobody can choose otherwise, per feature or per project.':
    'Was der Schlüssel zahlt, steht fest: Texte, Karten, eigene Anweisungen und Bilder. Niemand kann es anders wählen, weder je Funktion noch je Projekt.',

  'Do I need an own key?': 'Brauche ich einen eigenen Schlüssel?',
  'No. Everything works on the platform’s credits. {0}': 'Nein. Alles läuft mit Keyreel-Credits. {0*}',
  'How do I add a key?': 'Wie hinterlege ich einen Schlüssel?',
  'Make a key in your OpenAI account, then add it under Settings, in the section API (POST /v1/settings/api/key). We ask OpenAI about it for free and say at once whether it is good. From then on it pays for texts, cards, custom instructions and images by itself; there is nothing to switch on per project. You may choose a date at which it shall expire here.':
    'Lege in deinem OpenAI-Konto einen Schlüssel an und hinterlege ihn dann unter Einstellungen im Abschnitt API (POST /v1/settings/api/key). Wir fragen OpenAI kostenlos danach und sagen sofort, ob er gut ist. Von da an zahlt er von selbst für Texte, Karten, eigene Anweisungen und Bilder; je Projekt ist nichts einzuschalten. Du kannst einen Tag wählen, an dem er hier ablaufen soll.',
  'What does it cost?': 'Was kostet das?',
  'Work that your key pays moves no platform credits and carries no fee of ours; OpenAI bills you for it. {0} Transcription, video download and thumbnails are always paid with credits, so a new project needs some, key or no key.':
    'Was dein Schlüssel zahlt, bewegt keine Keyreel-Credits und kostet keine Gebühr bei uns; OpenAI stellt es dir in Rechnung. {0*} Transkription, Video-Download und Vorschaubilder werden immer mit Keyreel-Credits bezahlt; ein neues Projekt braucht also welche, mit Schlüssel oder ohne.',
  'Can I choose which features use my key?': 'Kann ich wählen, welche Funktionen meinen Schlüssel nutzen?',
  'No. {0} Transcription, video download and thumbnails are always paid with credits.':
    'Nein. {0*} Transkription, Video-Download und Vorschaubilder werden immer mit Keyreel-Credits bezahlt.',
  'What happens when my OpenAI funds run out, or the key expires or stops working?':
    'Was passiert, wenn mein OpenAI-Guthaben ausgeht oder der Schlüssel abläuft oder nicht mehr funktioniert?',
  'You get a message, the work under way stops, and new projects are refused until the key works again or is removed; credits never step in silently. Add funds at OpenAI and the key is found to work again by itself, within the hour and at your next attempt, without being entered again. Or remove the key, and new projects are paid with credits at once. If a free check was wrong about your funds once, only a small paid test shows that they are back, for which we ask your consent.':
    'Du bekommst eine Meldung, laufende Arbeit hält an, und neue Projekte werden abgelehnt, bis der Schlüssel wieder funktioniert oder entfernt ist; Keyreel-Credits springen nie stillschweigend ein. Lade bei OpenAI Guthaben auf, und von selbst wird bemerkt, dass der Schlüssel wieder geht: binnen einer Stunde und bei deinem nächsten Versuch, ohne ihn neu einzugeben. Oder entferne den Schlüssel, dann zahlen sofort Keyreel-Credits für neue Projekte. Hat sich eine kostenlose Prüfung schon einmal über dein Guthaben geirrt, zeigt nur eine kleine bezahlte Prüfung, dass es zurück ist; dafür bitten wir um deine Zustimmung.',
  'Can I switch between my key and credits?': 'Kann ich zwischen meinem Schlüssel und Keyreel-Credits wechseln?',
  'Yes, in both directions and as often as you like: adding the key and removing it is the switch. A project created while a key was stored is bound to that key; a project created without one uses the key while it is stored, and credits otherwise.':
    'Ja, in beide Richtungen und so oft du willst: Den Schlüssel zu hinterlegen und zu entfernen ist der Schalter. Ein Projekt, das angelegt wurde, während ein Schlüssel hinterlegt war, ist an ihn gebunden; eins ohne nutzt den Schlüssel, solange er hinterlegt ist, und sonst Keyreel-Credits.',
  'What happens when I remove or replace my key?': 'Was passiert, wenn ich meinen Schlüssel entferne oder ersetze?',
  '{0} Another key does not unlock them. To go on without the key, create a new project from the same video or fork the old one. GET /v1/settings/api/key/removal-preview names the projects before you decide.':
    '{0*} Ein anderer Schlüssel entsperrt sie nicht. Um ohne den Schlüssel weiterzumachen, lege aus demselben Video ein neues Projekt an oder einen Fork des alten. GET /v1/settings/api/key/removal-preview nennt die Projekte, bevor du entscheidest.',
  'Is my key safe?': 'Ist mein Schlüssel sicher?',
  '{0} It travels from you to this service, sealed there, and from it to the configured OpenAI address with each call that your key pays for. When you remove it, it is destroyed; only a fingerprint and its last four characters stay, so that we know it again.':
    '{0*} Er geht von dir zu diesem Dienst, dort versiegelt, und von ihm an die eingestellte OpenAI-Adresse, mit jedem Aufruf, den dein Schlüssel zahlt. Entfernst du ihn, wird er vernichtet; nur ein Fingerabdruck und seine letzten vier Zeichen bleiben, damit wir ihn wiedererkennen.',
  'Where do I see what my key was used for?': 'Wo sehe ich, wofür mein Schlüssel genutzt wurde?',
  'The real figures and your bill are in your OpenAI account. We show what we measured ourselves, labelled as our estimate and never as OpenAI’s bill: GET /v1/settings/api/usage gives calls, tokens and estimated money by day, key, project, card and model. The usage of platform credits is shown apart from it, in your statement (GET /v1/credits/statement).':
    'Die echten Zahlen und deine Rechnung stehen in deinem OpenAI-Konto. Wir zeigen, was wir selbst gemessen haben, als unsere Schätzung gekennzeichnet und nie als OpenAIs Rechnung: GET /v1/settings/api/usage nennt Aufrufe, Tokens und geschätztes Geld je Tag, Schlüssel, Projekt, Karte und Modell. Der Verbrauch von Keyreel-Credits steht getrennt davon in deinem Kontoauszug (GET /v1/credits/statement).',
  'Do your figures match my bill?': 'Stimmen eure Zahlen mit meiner Rechnung überein?',
  'They should come close, but ours is an estimate and not OpenAI’s bill: we count what your key was used for here, by a dated list of prices. We do not see its use elsewhere, discounts, taxes and corrections, and a call whose end nobody knows counts as all that it could have cost. If you want to compare, add an admin key of your OpenAI organisation that may read usage (PUT /v1/settings/api/usage-key); GET /v1/settings/api/usage/drift then shows both sides day by day, and what is known about the difference. That key is used for nothing else, and you never need one. The real figures and your bill are in your OpenAI account.':
    'Sie sollten nah beieinander liegen, aber unsere sind eine Schätzung und nicht OpenAIs Rechnung: Wir zählen, wofür dein Schlüssel hier genutzt wurde, nach einer datierten Preisliste. Nutzung anderswo, Rabatte, Steuern und Korrekturen sehen wir nicht, und ein Aufruf, dessen Ausgang niemand kennt, zählt mit allem, was er hätte kosten können. Willst du vergleichen, hinterlege einen Admin-Schlüssel deiner OpenAI-Organisation, der Nutzung lesen darf (PUT /v1/settings/api/usage-key); GET /v1/settings/api/usage/drift zeigt dann beide Seiten Tag für Tag, und was über den Unterschied bekannt ist. Dieser Schlüssel dient nichts anderem, und du brauchst ihn nie. Die echten Zahlen und deine Rechnung stehen in deinem OpenAI-Konto.',
  'Are there usage limits?': 'Gibt es Nutzungsgrenzen?',
  'There is no limit of ours on own keys unless you set one: PUT /v1/settings/api/limit bounds what your key may spend here in a month, by our estimates, and a call that would exceed it is refused before it is made; at 50, 80 and 100 % of it you are told. OpenAI has limits of its own that only OpenAI can lift: look at the page Limits of your OpenAI account and ask there for more.':
    'Von uns gibt es für eigene Schlüssel keine Grenze, außer du setzt eine: PUT /v1/settings/api/limit begrenzt, was dein Schlüssel hier im Monat nach unseren Schätzungen ausgeben darf; ein Aufruf, der darüber ginge, wird vorher abgelehnt, und bei 50, 80 und 100 % sagen wir dir Bescheid. OpenAI hat eigene Grenzen, die nur OpenAI anheben kann: Sieh auf der Seite Limits deines OpenAI-Kontos nach und bitte dort um mehr.',
  'What if I meet a rate limit?': 'Was, wenn ich an eine Ratengrenze stoße?',
  'Nothing is wrong with the key: work waits and goes on by itself, for at most 5 tries or 10 minutes, and new projects stay possible. If it takes longer you have four ways: ask OpenAI for a higher limit; wait and try again; remove the key and go back to the platform’s default key, which has much higher limits and is recommended over your own; or contact support. Removing the key does not help in projects that are bound to it: they need the same key, or a new project or a fork.':
    'Mit dem Schlüssel ist alles in Ordnung: Arbeit wartet und geht von selbst weiter, höchstens 5 Versuche oder 10 Minuten lang, und neue Projekte bleiben möglich. Dauert es länger, hast du vier Wege: OpenAI um eine höhere Grenze bitten; warten und es noch einmal versuchen; den Schlüssel entfernen und zum Standardschlüssel der Plattform zurückkehren, der viel höhere Grenzen hat und vor dem eigenen empfohlen wird; oder den Support fragen. In Projekten, die an den Schlüssel gebunden sind, hilft Entfernen nicht: Sie brauchen denselben Schlüssel, oder ein neues Projekt oder einen Fork.',

  'Everything that was made stays readable and can be exported.': 'Alles, was entstanden ist, bleibt lesbar und lässt sich exportieren.',
  'Projects can be listed, renamed, changed and deleted.': 'Projekte lassen sich auflisten, umbenennen, ändern und löschen.',
  'Work that credits pay goes on: transcription, download, thumbnails.':
    'Arbeit, die Keyreel-Credits zahlen, geht weiter: Transkription, Download, Vorschaubilder.',
  'The same key can be added again and unlocks them at once.': 'Derselbe Schlüssel lässt sich wieder hinterlegen und entsperrt sie sofort.',
  'New projects are paid with platform credits once no key is stored; with another key, texts and images are paid from its OpenAI account.':
    'Neue Projekte zahlen Keyreel-Credits, sobald kein Schlüssel hinterlegt ist; mit einem anderen Schlüssel zahlt dessen OpenAI-Konto für Texte und Bilder.',
  'Projects that were created without a key return to platform credits, or go on with the other key.':
    'Projekte, die ohne Schlüssel angelegt wurden, kehren zu Keyreel-Credits zurück oder machen mit dem anderen Schlüssel weiter.',
  'Projects that were created with this key generate nothing more, neither on credits nor with another key, until the very same key is back. A new project from the same video, or a fork, goes on without it.':
    'Projekte, die mit diesem Schlüssel angelegt wurden, erzeugen nichts mehr, weder mit Keyreel-Credits noch mit einem anderen Schlüssel, bis genau dieser zurück ist. Ein neues Projekt aus demselben Video oder ein Fork macht ohne ihn weiter.',
  'Your own key could not be asked which models it can use just now, so this is the platform’s list.':
    'Gerade ließ sich nicht herausfinden, welche Modelle dein eigener Schlüssel nutzen kann; dies ist deshalb die Liste der Plattform.',
};
