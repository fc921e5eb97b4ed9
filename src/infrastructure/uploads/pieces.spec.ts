import fc from 'fast-check';
import { chained, type Piece } from './pieces.js';

const piece = (start: number, bytes: number): Piece => ({ key: `${start}+${bytes}`, start, bytes });

describe('the pieces of an upload', () => {
  it.each<[string, readonly Piece[], ReturnType<typeof chained>]>([
    ['none', [], { bytes: 0, links: [] }],
    [
      'one after the other',
      [piece(3, 2), piece(0, 3)],
      {
        bytes: 5,
        links: [
          { key: '0+3', skip: 0 },
          { key: '3+2', skip: 0 },
        ],
      },
    ],
    ['with a gap', [piece(0, 3), piece(4, 2)], { bytes: 3, links: [{ key: '0+3', skip: 0 }] }],
    ['without a beginning', [piece(1, 3)], { bytes: 0, links: [] }],
    [
      'that overlap',
      [piece(0, 3), piece(2, 10), piece(3, 5)],
      {
        bytes: 12,
        links: [
          { key: '0+3', skip: 0 },
          { key: '2+10', skip: 1 },
        ],
      },
    ],
  ])('%s', (_, pieces, whole) => expect(chained(pieces)).toEqual(whole));

  it('always give the file’s own bytes, whoever sent which of them how often', () => {
    const file = Buffer.from(Array.from({ length: 64 }, (_, index) => index));
    const sent = fc.tuple(fc.nat(63), fc.integer({ min: 1, max: 64 })).map(([start, most]) => piece(start, Math.min(most, 64 - start)));
    fc.assert(
      fc.property(fc.array(sent, { maxLength: 12 }), pieces => {
        const { bytes, links } = chained(pieces);
        const read = links.map(({ key, skip }) => {
          const { start, bytes: length } = pieces.find(candidate => candidate.key === key) ?? piece(0, 0);
          return file.subarray(start + skip, start + length);
        });
        expect(Buffer.concat(read)).toEqual(file.subarray(0, bytes));
      }),
    );
  });
});
