import type { Transcript, TranscriptSegment } from '../../../../shared-kernel/generation/transcript.js';
import { findPassages } from './find-passages.js';
import { searchTerms } from './search-terms.js';

/** Segments of three seconds, one every ten, unless a place is named. */
const said = (...texts: readonly (string | Partial<TranscriptSegment>)[]): Transcript => ({
  language: null,
  durationSeconds: texts.length * 10,
  simulated: false,
  speakers: [
    { id: 'p1', name: 'Ada' },
    { id: 'p2', name: 'Grace Höpper' },
  ],
  segments: texts.map((given, index) => ({
    ...{ id: `s${index + 1}`, start: index * 10, end: index * 10 + 3, words: [] },
    ...(typeof given === 'string' ? { text: given } : { text: '', ...given }),
  })),
});

const found = (transcript: Transcript, query: string, speakers: readonly string[] = []) =>
  findPassages(transcript, { terms: searchTerms(query), speakers }, 0, 100).passages;
const ids = (...asked: Parameters<typeof found>) => found(...asked).map(({ segmentId }) => segmentId);
/** What is marked in the snippets. */
const marked = (...asked: Parameters<typeof found>) =>
  found(...asked).map(({ snippet, matches }) => matches.map(({ from, to }) => snippet.slice(from, to)));

describe('a search', () => {
  it.each([
    ['tide', 'We measured the TIDES.', 'TIDE'],
    ['cafe', 'Ein Café.', 'Café'],
    ['CAFÉ', 'Ein Cafe\u0301.', 'Café'],
    ['grosse straße', 'Große Strasse', 'Große|Strasse'],
    ['ΟΔΟΣ', 'οδός', 'οδός'],
    ['office', 'The oﬃce', 'oﬃce'],
    ['ff', 'The oﬃce', 'ﬃ'],
    ['istanbul', 'İstanbul', 'İstanbul'],
    ["don't", 'I don’t', 'don’t'],
    ['smorrebrod', 'Smørrebrød', 'Smørrebrød'],
    ['шёл', 'Он шел', 'шел'],
    ['潮汐', '今日の潮汐を測る', '潮汐'],
    ['कि', 'कि', 'कि'],
    ['c++', 'We write C++ here', 'C++'],
    ['a.*b', 'the text a.*b stands', 'a.*b'],
    ['<b>', 'plain <b>markup</b>', '<b>'],
    ['zero-width', 'zero\u00ad-wi\u200bdth', 'zero\u00ad-wi\u200bdth'],
  ])('for %j finds %j, whatever the case and the accents', (query, text, expected) => {
    expect(marked(said('Nothing.', text), query)).toEqual([expected.split('|').map(part => part.normalize('NFC'))]);
  });

  it.each([
    ['tide', 'We measured time.'],
    ['"tide"', 'We measured the tides.'],
    ['"the tide"', 'The low tide'],
    ['"tide low"', 'low tide'],
    ['क', 'x'],
    ['tide ebb', 'The tide.'],
  ])('for %j does not find %j', (query, text) => {
    expect(ids(said(text), query)).toEqual([]);
  });

  it('finds words in a row over stops, and over the end of a segment', () => {
    expect(marked(said('We measured the tide. Twice,', 'in Kiel.'), '"tide twice in kiel"')).toEqual([['tide. Twice, in Kiel']]);
    expect(marked(said('「潮汐」を測る'), '"潮汐"')).toEqual([['潮汐']]);
  });

  it('wants all words close together, and tells the narrowest place where they are', () => {
    const transcript = said('tide', 'tide', 'nothing', 'and Kiel', 'x', 'x', 'x', 'x', 'tide', 'x', 'x', 'x', 'x', 'Kiel');
    expect(found(transcript, 'kiel tide')).toEqual([
      { segmentId: 's2', start: 10, end: 33, jumpTo: 10, speaker: null, snippet: 'tide nothing and Kiel', matches: expect.any(Array) },
    ]);
  });

  it('tells each place once, and all of them in pages too', () => {
    const transcript = said('a tide, a tide', 'x', 'tide', 'tide', 'low', 'tide');
    expect(ids(transcript, 'tide')).toEqual(['s1', 's3', 's4', 's6']);
    const terms = searchTerms('tide');
    const paged: string[] = [];
    for (let from: number | null = 0; from !== null;) {
      const { passages, next }: ReturnType<typeof findPassages> = findPassages(transcript, { terms, speakers: [] }, from, 1);
      paged.push(...passages.map(({ segmentId }) => segmentId));
      from = next;
    }
    expect(paged).toEqual(['s1', 's3', 's4', 's6']);
  });

  it('hears only those who are named, and no words in a row across what others say', () => {
    const transcript = said({ text: 'the tide', speaker: 'p1' }, { text: 'the tide', speaker: 'p2' }, 'turns', { text: 'turns', speaker: 'p2' });
    expect(ids(transcript, 'tide', ['grace hopper'])).toEqual(['s2']);
    expect(ids(transcript, 'tide', ['ADA', 'Grace Höpper'])).toEqual(['s1', 's2']);
    expect(ids(transcript, '"tide turns"', ['Grace Höpper'])).toEqual([]);
    expect(ids(transcript, 'tide turns', ['Grace Höpper'])).toEqual(['s2']);
    expect(ids(transcript, 'tide', ['Nobody'])).toEqual([]);
  });

  it('jumps to the word where it has a time, else to the segment', () => {
    const words = ['We', 'measured', 'the', 'tide.'].map((text, index) => ({ text, start: 10 + index, end: 11 + index, estimated: false }));
    const jumps = (transcript: Transcript) => found(transcript, 'tide').map(({ jumpTo }) => jumpTo);
    expect(jumps(said('x', { text: 'We measured the tide.', words }))).toEqual([13]);
    expect(jumps(said('x', { text: 'We measured the new tide.', words }))).toEqual([10]);
  });

  it('shows some words around the place, cut between words, and no half of a sign', () => {
    const long = `${'word '.repeat(100)}the tide ${'after '.repeat(100)}`;
    const [passage] = found(said(long), 'tide');
    expect(passage?.snippet).toMatch(/^…word (word )+the tide after( after)+…$/);
    expect(passage?.snippet.length).toBeLessThan(200);
    expect(marked(said(long), 'tide')).toEqual([['tide']]);
    expect(found(said(`tide${'😀'.repeat(400)}`), 'tide')[0]?.snippet.isWellFormed()).toBe(true);
  });

  it('looks through 100,000 segments at once', () => {
    const transcript = said(...Array.from({ length: 100_000 }, (_, index) => (index % 1000 === 0 ? 'Die Flut é' : 'e e e e e')));
    expect(ids(transcript, 'e flut')).toHaveLength(100);
    expect(ids(transcript, 'e nowhere')).toEqual([]);
  });

  it.each(['""', ' "', '\u0301\u0301'])('for %j is refused: there is nothing to look for', query => {
    expect(() => searchTerms(query)).toThrow(
      expect.objectContaining({ code: 'search_not_possible', details: expect.objectContaining({ reason: 'nothing_to_look_for' }) }),
    );
  });

  it('for too many words is refused, without a word of them', () => {
    const thrown = () => searchTerms('a b c d e f g h i j secretword');
    expect(thrown).toThrow(expect.objectContaining({ details: { reason: 'too_many_words', mostWords: 10, remedies: ['search_for_fewer_words'] } }));
  });
});
