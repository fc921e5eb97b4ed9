import fc from 'fast-check';
import { compareTexts } from './compare-texts.js';

const side = (left: string, right: string, leave: 'removed' | 'added') =>
  compareTexts(left, right)
    .filter(({ kind }) => kind !== leave)
    .flatMap(({ lines }) => lines)
    .join('\n');

describe('two texts', () => {
  it('are compared line by line', () =>
    expect(compareTexts('# Title\none\ntwo\nend', '# Title\ntwo\nthree\nend')).toEqual([
      { kind: 'same', lines: ['# Title'] },
      { kind: 'removed', lines: ['one'] },
      { kind: 'same', lines: ['two'] },
      { kind: 'added', lines: ['three'] },
      { kind: 'same', lines: ['end'] },
    ]));

  it('have nothing between them when they are equal', () => expect(compareTexts('a\nb', 'a\nb')).toEqual([{ kind: 'same', lines: ['a', 'b'] }]));

  it('can both be put together again, whatever they say', () => {
    const text = fc.array(fc.constantFrom('a', 'b', '', 'c'), { minLength: 1, maxLength: 12 }).map(lines => lines.join('\n'));
    fc.assert(
      fc.property(text, text, (left, right) => {
        expect([side(left, right, 'added'), side(left, right, 'removed')]).toEqual([left, right]);
      }),
    );
  });

  it('that are long and have nothing in common are told as a whole', () => {
    const lines = (word: string) => Array.from({ length: 2_500 }, (_, index) => `${word} ${index}`).join('\n');
    expect(compareTexts(lines('a'), lines('b')).map(({ kind, lines: all }) => [kind, all.length])).toEqual([
      ['removed', 2_500],
      ['added', 2_500],
    ]);
  });
});
