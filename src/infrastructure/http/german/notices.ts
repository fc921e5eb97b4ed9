import type { Sentences } from '../phrases.js';

/** What notices tell. */
export const notices: Sentences = {
  'Your platform credits have fallen to {0} or below, as you asked to be told. Work that an own OpenAI key pays for goes on.':
    'Deine Keyreel-Credits sind auf {0} oder darunter gefallen; du wolltest, dass wir es dir sagen. Arbeit, die ein eigener OpenAI-Schlüssel zahlt, geht weiter.',
  'The funds of your OpenAI account are used up. New projects are blocked until you add funds there or remove the key.':
    'Das Guthaben deines OpenAI-Kontos ist aufgebraucht. Neue Projekte sind gesperrt, bis du dort Guthaben auflädst oder den Schlüssel entfernst.',
  'The funds of your OpenAI account are used up, although a free check had taken the key for paid up. New projects are blocked until a small paid test succeeds, for which we need your consent once, or the key is removed.':
    'Das Guthaben deines OpenAI-Kontos ist aufgebraucht, obwohl eine kostenlose Prüfung den Schlüssel für gedeckt gehalten hatte. Neue Projekte sind gesperrt, bis eine kleine bezahlte Prüfung gelingt, für die wir einmal deine Zustimmung brauchen, oder der Schlüssel entfernt ist.',
  'OpenAI refuses your key as wrong or revoked. New projects are blocked until the key works again or is removed.':
    'OpenAI lehnt deinen Schlüssel als falsch oder widerrufen ab. Neue Projekte sind gesperrt, bis der Schlüssel wieder funktioniert oder entfernt ist.',
  'OpenAI knows your key but does not let it do this work. New projects are blocked until that is changed there or the key is removed.':
    'OpenAI kennt deinen Schlüssel, lässt ihn diese Arbeit aber nicht machen. Neue Projekte sind gesperrt, bis das dort geändert oder der Schlüssel entfernt ist.',
  'Your OpenAI key has expired. New projects are blocked until it is renewed or removed.':
    'Dein OpenAI-Schlüssel ist abgelaufen. Neue Projekte sind gesperrt, bis er erneuert oder entfernt ist.',
  'The date that you chose for the end of your OpenAI key has passed. New projects are blocked until you choose a new date or remove the key.':
    'Der Tag, den du als Ende deines OpenAI-Schlüssels gewählt hast, ist vorbei. Neue Projekte sind gesperrt, bis du einen neuen Tag wählst oder den Schlüssel entfernst.',
  'Your OpenAI key works again. New projects are possible, and stopped work can be taken up.':
    'Dein OpenAI-Schlüssel funktioniert wieder. Neue Projekte sind möglich, und angehaltene Arbeit lässt sich wieder aufnehmen.',
  'Your OpenAI key expires here in {0}, on the date that you chose. From then on new projects are blocked and projects that use it generate nothing.':
    'Dein OpenAI-Schlüssel läuft hier in {0*} ab, an dem Tag, den du gewählt hast. Von da an sind neue Projekte gesperrt, und Projekte, die ihn nutzen, erzeugen nichts.',
  'The limit that you set for your own OpenAI key is reached for {0}, by our estimates. Work that the key would pay for is refused until you raise the limit or the next month begins; nothing of it is paid with platform credits.':
    'Das Limit, das du für deinen eigenen OpenAI-Schlüssel gesetzt hast, ist für {0} nach unseren Schätzungen erreicht. Arbeit, die der Schlüssel zahlen würde, wird abgelehnt, bis du das Limit anhebst oder der nächste Monat beginnt; nichts davon wird mit Keyreel-Credits bezahlt.',
  'Work with your own OpenAI key has used {0} % of the limit that you set for {1}, by our estimates.':
    'Arbeit mit deinem eigenen OpenAI-Schlüssel hat nach unseren Schätzungen {0} % des Limits verbraucht, das du für {1} gesetzt hast.',
  'One of your webhooks took nothing for three days and is paused. Once it is resumed it is sent what it missed.':
    'Einer deiner Webhooks hat drei Tage lang nichts angenommen und pausiert. Sobald er fortgesetzt wird, bekommt er, was er verpasst hat.',
  'One of your webhooks answered that it is gone and is paused. Once it is resumed it is sent what it missed.':
    'Einer deiner Webhooks hat geantwortet, dass es ihn nicht mehr gibt, und pausiert. Sobald er fortgesetzt wird, bekommt er, was er verpasst hat.',
  'The provider refused what was asked under its rules of content; no platform credits are charged for it.':
    'Der Anbieter hat die Anfrage nach seinen Inhaltsregeln abgelehnt; dafür werden keine Keyreel-Credits berechnet.',
  'The provider made it and refused to hand it out under its rules of content; no platform credits are charged for it.':
    'Der Anbieter hat es gemacht und nach seinen Inhaltsregeln nicht herausgegeben; dafür werden keine Keyreel-Credits berechnet.',
  'A prompt of the kind {0} breaks the provider’s rules of content and was not sent; its platform credits are free again.':
    'Ein Prompt der Art „{0*}“ verstößt gegen die Inhaltsregeln des Anbieters und wurde nicht geschickt; seine Keyreel-Credits sind wieder frei.',
  'A task of the kind {0} could not be finished; nothing is charged for what was not delivered.':
    'Eine Aufgabe der Art „{0*}“ ließ sich nicht abschließen; was nicht geliefert wurde, wird nicht berechnet.',
  'What a task of the kind {0} had made {1}, by no fault of yours.':
    'Was eine Aufgabe der Art „{0*}“ gemacht hatte, {1*}; das ist nicht deine Schuld.',
  'The platform credits that were charged for it are paid back.': 'Die Keyreel-Credits, die dafür berechnet wurden, werden zurückgezahlt.',
  'It was made with your own OpenAI key: no platform credits were charged for it, so none are paid back, and what OpenAI asked for is not ours to give back.':
    'Es entstand mit deinem eigenen OpenAI-Schlüssel: Keyreel-Credits wurden dafür nicht berechnet, also werden keine zurückgezahlt, und was OpenAI verlangt hat, können wir nicht zurückgeben.',
  'It can be made again.': 'Es lässt sich noch einmal machen.',
};
