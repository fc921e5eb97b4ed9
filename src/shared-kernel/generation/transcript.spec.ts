import fc from 'fast-check';
import { joinPieces, spoken, type HeardPiece } from './transcript.js';

const piece = (index: number, changes: Partial<HeardPiece> = {}): HeardPiece => ({
  index,
  startSeconds: index * 10,
  endSeconds: index * 10 + 10,
  text: 'good morning everyone',
  languages: ['en'],
  words: null,
  segments: null,
  ...changes,
});

describe('a transcript', () => {
  it('joins pieces in the order of time, whatever order they came back in', () => {
    const pieces = [2, 0, 1].map(index => piece(index, { text: `piece ${index}` }));
    const { segments } = joinPieces(pieces, 30, false);
    expect(segments.map(({ id, start, end, text }) => [id, start, end, text])).toEqual([
      ['s1', 0, 10, 'piece 0'],
      ['s2', 10, 20, 'piece 1'],
      ['s3', 20, 30, 'piece 2'],
    ]);
  });

  it('takes the model’s words at our own cut’s time', () => {
    const words = [
      { start: 0.5, end: 1, text: 'good' },
      { start: 1, end: 1.5, text: 'morning' },
    ];
    const [segment] = joinPieces([piece(3, { words })], 40, false).segments;
    expect(segment?.words).toEqual([
      { text: 'good', start: 30.5, end: 31, estimated: false },
      { text: 'morning', start: 31, end: 31.5, estimated: false },
    ]);
  });

  it('spreads words by their length where the model gives no times, and says so', () => {
    const [segment] = joinPieces([piece(0, { text: 'a bbb' })], 10, false).segments;
    expect(segment?.words).toEqual([
      { text: 'a', start: 0, end: 3.333, estimated: true },
      { text: 'bbb', start: 3.333, end: 10, estimated: true },
    ]);
  });

  it('keeps the model’s segments inside the piece that was sent', () => {
    const segments = [
      { start: -1, end: 4, text: ' first ' },
      { start: 4, end: 99, text: 'second' },
      { start: 5, end: 6, text: '  ' },
    ];
    const joined = joinPieces([piece(1, { segments })], 20, false).segments;
    expect(joined.map(({ start, end, text }) => [start, end, text])).toEqual([
      [10, 14, 'first'],
      [14, 20, 'second'],
    ]);
  });

  it('has a slot for each voice that was told apart, and a voice of one part is nobody of another', () => {
    const said = (speaker: string, text: string) => ({ start: 0, end: 1, text, speaker });
    const one = joinPieces([piece(0, { segments: [said('B', 'x'), said('A', 'y'), said('B', 'z')] })], 10, false);
    expect(one.segments.map(({ speaker }) => speaker)).toEqual(['p1', 'p2', 'p1']);
    expect(one.speakers?.map(({ name }) => name)).toEqual(['Speaker 1', 'Speaker 2']);
    const two = joinPieces([piece(1, { segments: [said('A', 'later')] }), piece(0, { segments: [said('A', 'first')] })], 20, false);
    expect(two.segments.map(({ text, speaker }) => [text, speaker])).toEqual([
      ['first', 'p1'],
      ['later', 'p2'],
    ]);
    expect(two.speakers?.map(({ name }) => name)).toEqual(['Speaker 1, part 1', 'Speaker 1, part 2']);
    const crowd = joinPieces([piece(0, { segments: Array.from({ length: 201 }, (_, index) => said(`${index}`, 'x')) })], 10, false);
    expect([crowd.speakers?.length, crowd.segments.at(-1)?.speaker]).toEqual([200, undefined]);
  });

  it('names a language only when all pieces agree on it', () => {
    expect(joinPieces([piece(0), piece(1)], 20, false).language).toBe('en');
    expect(joinPieces([piece(0), piece(1, { languages: ['de'] })], 20, false).language).toBeNull();
    expect(joinPieces([], 20, false).language).toBeNull();
  });

  it('is empty where nothing was said, and still says how long that took and who said so', () =>
    expect(joinPieces([piece(0, { text: ' ' })], 10.00049, true)).toEqual({ language: 'en', durationSeconds: 10, segments: [], simulated: true }));

  it('never lets time run backwards, nor out of a piece', () =>
    fc.assert(
      fc.property(fc.array(fc.string({ maxLength: 40 }), { maxLength: 6 }), texts => {
        const { segments } = joinPieces(
          texts.map((text, index) => piece(index, { text })),
          60,
          false,
        );
        const times = segments.flatMap(({ words }) => words.flatMap(({ start, end }) => [start, end]));
        expect(times).toEqual([...times].sort((a, b) => a - b));
        expect(times.every(time => time >= 0 && time <= 60)).toBe(true);
      }),
    ));
});

describe('a transcript as a model reads it', () => {
  it('has a time mark about every 30 seconds, at the line that begins there', () => {
    const pieces = Array.from({ length: 8 }, (_, index) => piece(index, { text: `line ${index}` }));
    expect(spoken(joinPieces(pieces, 80, false)).split('\n')).toEqual([
      '[00:00] line 0',
      'line 1',
      'line 2',
      '[00:30] line 3',
      'line 4',
      'line 5',
      '[01:00] line 6',
      'line 7',
    ]);
  });

  it('counts minutes on beyond the hour', () =>
    expect(spoken(joinPieces([piece(0, { startSeconds: 3_725, endSeconds: 3_730, text: 'late' })], 4_000, false))).toBe('[62:05] late'));
});
