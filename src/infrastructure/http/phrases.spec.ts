import { phrasesOf } from './phrases.js';

const inGerman = phrasesOf(
  {
    'It is late.': 'Es ist spät.',
    'Go home. It is late.': 'Geh heim.',
    'Less than {0} MiB are free.': 'Es sind weniger als {0} MiB frei.',
    'A task of the kind {0} failed after {1} tries.': 'Eine Aufgabe der Art „{0*}“ misslang nach {1} Versuchen.',
    '{0} was refused: {1}': '{0} wurde abgelehnt: {1*}',
    'must match {0}': 'muss zu {0} passen',
  },
  { text: 'Text', '{0} days': '{0} Tage' },
);

describe('phrases', () => {
  it.each([
    ['as they stand', 'It is late.', 'Es ist spät.'],
    ['with what they were filled with', 'Less than 50 MiB are free.', 'Es sind weniger als 50 MiB frei.'],
    ['with words in their places', 'A task of the kind text failed after 3 tries.', 'Eine Aufgabe der Art „Text“ misslang nach 3 Versuchen.'],
    ['with words that have places', 'A task of the kind 2 days failed after 3 tries.', 'Eine Aufgabe der Art „2 Tage“ misslang nach 3 Versuchen.'],
    ['with codes that nobody knows', 'A task of the kind film failed after 3 tries.', 'Eine Aufgabe der Art „film“ misslang nach 3 Versuchen.'],
    ['with a sentence in a place', 'POST /v1/x was refused: It is late.', 'POST /v1/x wurde abgelehnt: Es ist spät.'],
    ['as a whole before its parts', 'Go home. It is late.', 'Geh heim.'],
    ['in a row', 'It is late. Less than 5 MiB are free. It is late.', 'Es ist spät. Es sind weniger als 5 MiB frei. Es ist spät.'],
    ['with what looks like a place', 'must match ^{0}$', 'muss zu ^{0}$ passen'],
    ['with what looks like a pattern of a replacement', 'must match $1 $& $$', 'muss zu $1 $& $$ passen'],
  ])('are told %s', (_, english, german) => expect(inGerman(english)).toBe(german));

  it.each([['It is early.'], ['It is late. It is early.'], [''], ['text'], ['Less than 50 MiB are free. '], ['toString'], ['Less than']])(
    'are not known: %s',
    english => expect(inGerman(english)).toBeNull(),
  );

  it('are not looked for in what is too long to be one', () => {
    expect(inGerman(`Less than ${'x'.repeat(5_000)} MiB are free.`)).toBeNull();
    expect(inGerman('It is late. '.repeat(300).trim())).toBeNull();
  });
});
