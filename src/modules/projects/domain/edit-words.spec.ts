import fc from 'fast-check';
import type { Transcript, TranscriptSegment } from '../../../shared-kernel/generation/transcript.js';
import { edited, type WordsChange } from './edit-words.js';

const timed = (text: string, start: number, estimated = false) => ({ text, start, end: start + 0.5, estimated });
const first: TranscriptSegment = { id: 's1', start: 0, end: 3, text: 'We go home.', words: [timed('We', 0), timed('go', 1), timed('home', 2)] };
const second: TranscriptSegment = { id: 's2', start: 3, end: 5, text: 'Now.', words: [timed('Now.', 3)], speaker: 'p1' };
const talk: Transcript = { language: 'en', durationSeconds: 5, simulated: false, segments: [first, second], speakers: [{ id: 'p1', name: 'Ada' }] };
const after = (change: WordsChange) => edited(talk, change);
const refused = (change: WordsChange, reason: string) =>
  expect(() => after(change)).toThrow(expect.objectContaining({ details: expect.objectContaining({ reason }) }));

describe('the words of a project, edited,', () => {
  it('keep their times, word by word, where as many stand for as many', () => {
    const [segment] = after({ kind: 'text', segments: [{ segmentId: 's1', text: ' They\ngo home. ' }] }).segments;
    expect(segment).toEqual({ ...first, text: 'They go home.', words: [timed('They', 0), timed('go', 1), timed('home.', 2)] });
  });

  it('share the time of those that they stand for where there are more, and say so', () => {
    const [segment] = after({ kind: 'text', segments: [{ segmentId: 's1', text: 'We all drive home' }] }).segments;
    expect(segment?.words.map(({ text, start, estimated }) => [text, start, estimated])).toEqual([
      ['We', 0, false],
      ['all', 0.5, true],
      ['drive', 1.1, true],
      ['home', 2, false],
    ]);
  });

  it('are split where a word begins, and merged to the same again', () => {
    const { segments } = after({ kind: 'split', segmentId: 's1', at: 3 });
    expect(segments.map(({ id, start, end, text }) => [id, start, end, text])).toEqual([
      ['s1', 0, 1, 'We'],
      ['s3', 1, 3, 'go home.'],
      ['s2', 3, 5, 'Now.'],
    ]);
    expect(edited({ ...talk, segments }, { kind: 'merge', segmentId: 's1' }).segments).toEqual([first, second]);
  });

  it('are split in proportion where nobody gave times to words', () => {
    const file = { ...talk, segments: [{ ...first, words: [] }] };
    expect(edited(file, { kind: 'split', segmentId: 's1', at: 5 }).segments.map(({ start }) => start)).toEqual([0, 1.5]);
  });

  it('have speakers that people add, rename and choose', () => {
    const named = after({ kind: 'speakers', speakers: [{ id: 'p1', name: ' Ada L. ' }, { name: 'Grace' }] });
    expect(named.speakers).toEqual([
      { id: 'p1', name: 'Ada L.' },
      { id: 'p2', name: 'Grace' },
    ]);
    const said = edited(named, { kind: 'speaker', segmentIds: ['s1'], speakerId: 'p2' });
    expect(said.segments.map(({ speaker }) => speaker)).toEqual(['p2', 'p1']);
    expect(edited(said, { kind: 'speaker', segmentIds: ['s1'], speakerId: null }).segments[0]).toEqual(first);
    expect(edited(said, { kind: 'speakers', speakers: [] }).segments.map(({ speaker }) => speaker)).toEqual([undefined, undefined]);
  });

  it('are left alone by what cannot be done', () => {
    refused({ kind: 'text', segments: [{ segmentId: 's9', text: 'x' }] }, 'no_such_segment');
    refused({ kind: 'text', segments: [{ segmentId: 's1', text: ' \0' }] }, 'no_text');
    refused({ kind: 'split', segmentId: 's1', at: 0 }, 'nothing_on_one_side');
    refused({ kind: 'merge', segmentId: 's2' }, 'nothing_follows');
    refused({ kind: 'speaker', segmentIds: ['s1'], speakerId: 'p9' }, 'no_such_speaker');
    refused({ kind: 'speaker', segmentIds: ['s9'], speakerId: null }, 'no_such_segment');
    refused({ kind: 'speakers', speakers: [{ id: 'p9', name: 'x' }] }, 'no_such_speaker');
    refused(
      {
        kind: 'speakers',
        speakers: [
          { id: 'p1', name: 'x' },
          { id: 'p1', name: 'y' },
        ],
      },
      'speaker_named_twice',
    );
    refused({ kind: 'speakers', speakers: [{ name: ' ' }] }, 'no_name');
  });

  it('say the same in the same order, however they are split', () =>
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 10 }), at => {
        try {
          const { segments } = after({ kind: 'split', segmentId: 's1', at });
          expect(
            segments
              .map(({ text }) => text)
              .join('')
              .replaceAll(' ', ''),
          ).toBe('Wegohome.Now.');
          expect(segments.every(({ start, end }) => start <= end)).toBe(true);
        } catch (error) {
          expect(error).toMatchObject({ code: 'edit_not_possible' });
        }
      }),
    ));
});
