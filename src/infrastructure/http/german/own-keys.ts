import type { Sentences } from '../phrases.js';

/** What is refused about own OpenAI keys. */
export const ownKeys: Sentences = {
  'The OpenAI key on this account cannot be used.': 'Der OpenAI-Schlüssel dieses Kontos ist nicht verwendbar.',
  'This project needs the OpenAI key that it was created with.': 'Dieses Projekt braucht den OpenAI-Schlüssel, mit dem es angelegt wurde.',
  'The stored OpenAI key cannot be opened on this installation.': 'Der hinterlegte OpenAI-Schlüssel lässt sich in dieser Installation nicht öffnen.',
  'OpenAI lets this key do nothing for longer than work waits here.': 'OpenAI lässt diesen Schlüssel länger nichts tun, als Arbeit hier wartet.',
  'OpenAI does not accept this key, so it was not stored.': 'OpenAI nimmt diesen Schlüssel nicht an; er wurde deshalb nicht hinterlegt.',
  'This very key is stored already.': 'Genau dieser Schlüssel ist schon hinterlegt.',
  'Another key is stored. Replacing it locks the projects that are bound to it.':
    'Es ist ein anderer Schlüssel hinterlegt. Ihn zu ersetzen sperrt die Projekte, die an ihn gebunden sind.',
  'A key can only expire in the future.': 'Ein Schlüssel kann nur in der Zukunft ablaufen.',
  'This test buys a tiny answer from your OpenAI account, for which it needs your consent.':
    'Diese Prüfung kauft eine winzige Antwort von deinem OpenAI-Konto; dafür braucht sie deine Zustimmung.',
  'No key is stored on this account.': 'In diesem Konto ist kein Schlüssel hinterlegt.',
  'The monthly limit that you set for your own OpenAI key is reached.':
    'Das Monatslimit, das du für deinen eigenen OpenAI-Schlüssel gesetzt hast, ist erreicht.',
  'This could cost up to {0} at OpenAI by our estimate, though it would probably cost about {1}. Of your limit of {2} a month, {3} are spent and {4} set aside. A limit of {5} would suffice.':
    'Das könnte bei OpenAI nach unserer Schätzung bis zu {0} kosten, wahrscheinlich aber etwa {1}. Von deinem Limit von {2} im Monat sind {3} ausgegeben und {4} zurückgelegt. Ein Limit von {5} würde reichen.',
  'This could cost up to {0} at OpenAI by our estimate. Of your limit of {1} a month, {2} are spent and {3} set aside. A limit of {4} would suffice.':
    'Das könnte bei OpenAI nach unserer Schätzung bis zu {0} kosten. Von deinem Limit von {1} im Monat sind {2} ausgegeben und {3} zurückgelegt. Ein Limit von {4} würde reichen.',
  'This period ends before it begins, is too long, or names no real day.':
    'Dieser Zeitraum endet, bevor er beginnt, ist zu lang oder nennt einen Tag, den es nicht gibt.',
  'This is no OpenAI admin key that may read usage reports, so it was not stored.':
    'Das ist kein OpenAI-Admin-Schlüssel, der Nutzungsberichte lesen darf; er wurde deshalb nicht hinterlegt.',
  'No admin key is stored, so OpenAI’s own figures cannot be shown.':
    'Es ist kein Admin-Schlüssel hinterlegt; OpenAIs eigene Zahlen lassen sich deshalb nicht zeigen.',
  'OpenAI limits how fast your key may be used, and only OpenAI can lift that limit: see the page Limits of your OpenAI account.':
    'OpenAI begrenzt, wie schnell dein Schlüssel genutzt werden darf, und nur OpenAI kann diese Grenze anheben: Sieh auf der Seite Limits deines OpenAI-Kontos nach.',
  'Removing the key does not help in this project, which is bound to it and generates with no other; it helps new projects and those made without a key, since the platform’s default key has much higher limits.':
    'In diesem Projekt hilft es nicht, den Schlüssel zu entfernen: Es ist an ihn gebunden und erzeugt mit keinem anderen etwas. Neuen Projekten und solchen, die ohne Schlüssel entstanden sind, hilft es, denn der Standardschlüssel der Plattform hat viel höhere Grenzen.',
  'The platform’s default key has much higher limits: remove your key, and credits pay here.':
    'Der Standardschlüssel der Plattform hat viel höhere Grenzen: Entferne deinen Schlüssel, und hier zahlen Keyreel-Credits.',
  'Support is whoever runs this service.': 'Support ist, wer diesen Dienst betreibt.',
};
