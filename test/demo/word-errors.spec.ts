import { compareWithScript, compareWords, wordsOf } from '../../demo/measures/word-errors.js';

const words = (text: string) => wordsOf(text);

describe('words heard against words spoken', () => {
  it.each([
    ['the same words', 'One, two three.', 'one two THREE', 0],
    ['a changed word', 'one two three', 'one too three', 1],
    ['a word left out', 'one two three', 'one three', 1],
    ['a word added', 'one two three', 'one two and three', 1],
    ['nothing heard', 'one two three', '', 3],
    ['something else altogether', 'one two', 'five six seven', 3],
  ])('counts %s', (_, spoken, heard, errors) => {
    expect(compareWords(words(spoken), words(heard)).errors).toBe(errors);
  });

  it('knows which heard word stands for which spoken one', () => {
    expect(compareWords(words('one two three four five'), words('and one two four five')).matches).toEqual([1, 2, null, 3, 4]);
  });

  it('finds each sentence in the piece that it was heard in', () => {
    const script = {
      durationSeconds: 10,
      sentences: [
        { text: 'Good morning.', startSeconds: 1, endSeconds: 2 },
        { text: 'Good night.', startSeconds: 6, endSeconds: 7 },
      ],
    };
    const word = (text: string, start: number) => ({ text, start, end: start + 0.5, estimated: true });
    const segment = (start: number, spoken: readonly string[]) => ({
      id: `s${start}`,
      start,
      end: start + 5,
      text: spoken.join(' '),
      words: spoken.map((text, index) => word(text, start + 1 + index)),
    });
    const transcript = {
      language: null,
      durationSeconds: 10,
      simulated: true,
      segments: [segment(0, ['Good', 'morning']), segment(5, ['Good', 'knight'])],
    };
    const { comparison, placed } = compareWithScript(script, transcript);
    expect(comparison).toMatchObject({ spoken: 4, heard: 4, errors: 1, rate: 0.25 });
    expect(placed.map(({ heardStart, heardEnd, segments }) => [heardStart, heardEnd, segments])).toEqual([
      [1, 2.5, [0]],
      [6, 7.5, [1]],
    ]);
  });
});
