import { citationsIn, citingPrompt } from './cited.js';
import type { Transcript } from './transcript.js';

const texts = [
  'Welcome to the bridge.',
  'It was built by Ada.',
  'Three engineers kept it',
  'standing, all year long.',
  'Then the river rose.',
  'And that’s the end.',
];
const transcript: Transcript = {
  language: 'en',
  durationSeconds: 90,
  simulated: false,
  segments: texts.map((text, index) => ({ id: `s${index + 1}`, start: index * 15, end: index * 15 + 15, text, words: [] })),
};
const chapters = (...list: object[]) => citationsIn(JSON.stringify({ chapters: list }), transcript);
const quotes = (...list: object[]) => citationsIn(JSON.stringify({ quotes: list }), transcript);

describe('chapters', () => {
  it('cite the segments from their mark to the next chapter’s', () =>
    expect(chapters({ at: '00:00', title: 'Hello' }, { at: '[01:00]', title: 'The flood' })?.items).toEqual([
      { text: 'Hello', at: '00:00', start: 0, end: 60, segments: ['s1', 's2', 's3', 's4'] },
      { text: 'The flood', at: '01:00', start: 60, end: 90, segments: ['s5', 's6'] },
    ]));

  it.each([
    ['a time that is no mark', { at: '00:17', title: 'X' }, 'no_such_mark'],
    ['a time beyond the end', { at: '99:00', title: 'X' }, 'no_such_mark'],
    ['a time again', { at: '00:30', title: 'X' }, 'not_in_order'],
    ['no title', { at: '01:00', title: ' ' }, 'malformed'],
    ['no time', { title: 'X' }, 'malformed'],
  ])('are refused with %s, and the others stay', (_, bad, why) => {
    const found = chapters({ at: '00:30', title: 'Good' }, bad);
    expect([found?.items.map(({ text }) => text), found?.refused.map(fault => fault.why)]).toEqual([['Good'], [why]]);
  });
});

describe('quotes', () => {
  it('cite the segments in which they were said, word for word whatever the signs', () =>
    expect(quotes({ at: '00:30', said: '“three Engineers kept it standing”' }, { at: '01:00', said: 'that’s' })?.items).toEqual([
      { text: '“three Engineers kept it standing”', at: '00:30', start: 30, end: 60, segments: ['s3', 's4'] },
      { text: 'that’s', at: '01:00', start: 75, end: 90, segments: ['s6'] },
    ]));

  it.each([
    ['nobody said', { at: '00:30', said: 'five engineers' }, 'not_said_there'],
    ['were said elsewhere', { at: '00:00', said: 'the river rose' }, 'not_said_there'],
    ['are half a word', { at: '00:00', said: 'bri' }, 'not_said_there'],
    ['are signs alone', { at: '00:00', said: '…' }, 'not_said_there'],
    ['cite no mark', { at: '12', said: 'welcome' }, 'no_such_mark'],
  ])('are refused when they %s', (_, bad, why) => expect(quotes(bad)).toMatchObject({ items: [], refused: [{ why }] }));
});

describe('an answer that cites', () => {
  it.each(['no JSON', '{"chapters": "none"}', '[]', '{"chapters":[{"at":"00:'])('is not readable as %s', answer =>
    expect(citationsIn(answer, transcript)).toBeNull(),
  );

  it('is found in a fence, too', () =>
    expect(citationsIn('Here:\n```json\n{"chapters":[{"at":"00:00","title":"Hello"}]}\n```', transcript)?.items).toHaveLength(1));

  it('is asked for in words behind the prompt', () =>
    expect(citingPrompt('Do it.', 'quotes')).toMatch(/^Do it\.\n\nAnswer with JSON alone.*"said"/s));
});
