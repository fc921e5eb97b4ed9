import fc from 'fast-check';
import type { Transcript, TranscriptSegment } from '../../../../shared-kernel/generation/transcript.js';
import { strictSrt, strictVtt, type SeenCue } from '../../../../../test/support/strict-subtitles.js';
import { READING_RULES } from './reading-rules.js';
import { asMarkdownTranscript } from './write-markdown.js';
import { asSrt } from './write-srt.js';
import { asText } from './write-text.js';
import { asVtt } from './write-vtt.js';

const segment = (start: number, end: number, text: string, changes: Partial<TranscriptSegment> = {}): TranscriptSegment => ({
  id: `s${start}`,
  start,
  end,
  text,
  words: [],
  ...changes,
});
const transcript = (segments: readonly TranscriptSegment[], changes: Partial<Transcript> = {}): Transcript => ({
  language: 'en',
  durationSeconds: 60,
  simulated: false,
  segments,
  ...changes,
});
const srt = (of: Transcript) => strictSrt([...asSrt(of, READING_RULES)].join(''));
const vtt = (of: Transcript) => strictVtt([...asVtt(of, READING_RULES)].join(''));
const said = (cues: readonly SeenCue[]): string => cues.flatMap(({ lines }) => lines).join(' ');

const LONG =
  'It was the best of times, it was the worst of times. It was the age of wisdom, it was the age of foolishness, and it was the epoch of belief.';

describe('subtitles of a transcript', () => {
  it('stand in one cue where they fit, on lines that are alike in length', () =>
    expect(srt(transcript([segment(1, 4, 'Good morning to everyone in this room and at home')]))).toEqual([
      { startMs: 1_000, endMs: 4_000, voice: null, lines: ['Good morning to everyone', 'in this room and at home'] },
    ]));

  it('are cut where a sentence ends, with time in proportion to their length', () => {
    const cues = srt(transcript([segment(0, 14, LONG)]));
    expect(cues.map(({ lines }) => lines.join(' '))).toEqual([
      'It was the best of times, it was the worst of times.',
      'It was the age of wisdom, it was the age of foolishness,',
      'and it was the epoch of belief.',
    ]);
    expect(cues.map(({ startMs }) => startMs)).toEqual([0, expect.closeTo(5_200, -3), expect.closeTo(10_800, -3)]);
    expect(cues.at(-1)?.endMs).toBe(14_000);
  });

  it('take the times of words where the model heard them', () => {
    const words = LONG.split(' ').map((text, index) => ({ text, start: index * 0.3, end: index * 0.3 + 0.2, estimated: false }));
    const [first, second] = srt(transcript([segment(0, 14, LONG, { words })]));
    expect([first?.startMs, second?.startMs]).toEqual([0, words[12] && Math.round(words[12].start * 1000)]);
  });

  it('stand into the silence after them for as long as their reading takes, and never into the next', () => {
    const text = 'This takes about three seconds to be read by people.';
    const fast = [segment(0, 1, text), segment(10, 11, text), segment(11.5, 14, 'Next.')];
    expect(srt(transcript(fast)).map(({ endMs }) => endMs)).toEqual([3_000, 11_416, 14_000]);
  });

  it('are seen for a moment at least, and not for ever', () => {
    const cues = srt(transcript([segment(0, 0, 'Oh.'), segment(20, 60, 'Hm.')]));
    expect(cues.map(({ startMs, endMs }) => endMs - startMs)).toEqual([834, 7_000]);
  });

  it('cut what is longer than a line, between letters and never inside one', () => {
    const family = '👨‍👩‍👧';
    const lines = vtt(transcript([segment(0, 9, `${'字'.repeat(60)} ${family.repeat(12)}`)])).flatMap(cue => cue.lines);
    expect(lines.every(line => line.length <= 42)).toBe(true);
    expect(lines.join('').replaceAll(' ', '')).toBe('字'.repeat(60) + family.repeat(12));
    expect(lines.some(line => line.startsWith('\u200d') || line.endsWith('\u200d'))).toBe(false);
  });

  it('say who speaks: as voices in WebVTT, as names before what is said in SubRip and text', () => {
    const speakers = [
      { id: 'p1', name: 'Ada <b>& Co</b>' },
      { id: 'p2', name: 'Grace' },
    ];
    const talk = transcript(
      [segment(0, 2, 'Hello.', { speaker: 'p1' }), segment(2, 4, 'You too.', { speaker: 'p1' }), segment(4, 6, 'Hi.', { speaker: 'p2' })],
      { speakers },
    );
    expect(vtt(talk).map(({ voice }) => voice)).toEqual(['Ada <b>& Co</b>', 'Ada <b>& Co</b>', 'Grace']);
    expect(srt(talk).map(({ lines }) => lines[0])).toEqual(['Ada <b>& Co</b>: Hello.', 'You too.', 'Grace: Hi.']);
    expect([...asText(talk)].join('')).toBe('Ada <b>& Co</b>: Hello. You too.\n\nGrace: Hi.\n');
    expect([...asMarkdownTranscript('Talk', talk)].join('')).toContain('**00:00:04.0** **Grace:** Hi.\n');
  });

  it('begin a paragraph after a pause, without times in plain text', () =>
    expect([...asText(transcript([segment(0, 1, 'One.'), segment(1, 2, 'Two.'), segment(9, 10, 'Three.')]))].join('')).toBe('One. Two.\n\nThree.\n'));

  it('say of simulated words that they are', () => {
    const simulated = transcript([segment(0, 1, 'One.')], { simulated: true });
    expect([...asVtt(simulated, READING_RULES)].join('')).toContain('NOTE Simulated');
    expect([...asMarkdownTranscript('T', simulated)].join('')).toContain('Simulated');
  });

  it('keep markup text, and let nothing pass for a line of times', () => {
    const hostile = '<script>alert(1)</script> 00:00:01.000 --> 00:00:02.000 &amp; \0\u2028\r\n\r\n2';
    expect(said(vtt(transcript([segment(0, 9, hostile)])))).toBe('<script>alert(1)</script> 00:00:01.000 --> 00:00:02.000 &amp; 2');
    expect(said(srt(transcript([segment(0, 9, hostile)])))).toBe('<script>alert(1)</script> 00:00:01.000 → 00:00:02.000 &amp; 2');
    expect([...asMarkdownTranscript(hostile, transcript([segment(0, 9, hostile)]))].join('')).not.toMatch(/[^\\]<script|^2/m);
  });

  it('write out long videos in hours', () => expect(srt(transcript([segment(360_000, 360_001, 'Late.')]))[0]?.startMs).toBe(360_000_000));

  it('let words that were given no time follow each other nonetheless', () => {
    const long = 'rhoncus pretium nisl vitae mi duis praesent maecenas ullamcorper et adipiscing';
    const cues = vtt(transcript([segment(0, 0, long), segment(0, 0, long)]));
    expect(cues.length).toBeGreaterThan(2);
    cues.forEach((cue, index) => expect(cue.endMs).toBeLessThanOrEqual(cues[index + 1]?.startMs ?? Number.POSITIVE_INFINITY));
  });

  const texts = fc.array(fc.oneof(fc.string({ unit: 'grapheme', maxLength: 60 }), fc.lorem({ maxCount: 30 })), { maxLength: 8 });

  it('hold every letter, in order, on lines and for times that the rules allow, whatever was said', () =>
    fc.assert(
      fc.property(texts, fc.nat(60), (lines, pace) => {
        const of = transcript(lines.map((text, index) => segment(index * 10, index * 10 + pace / 6, text)));
        const file = [...asVtt(of, READING_RULES)].join('');
        const cues = file === 'WEBVTT\n\n' ? [] : vtt(of);
        const letters = (text: string) => text.replace(/[\p{Cc}\s]/gu, '');
        expect(letters(said(cues))).toBe(letters(lines.join(' ')));
        cues.forEach((cue, index) => {
          expect(cue.lines.length).toBeLessThanOrEqual(2);
          expect(cue.lines.every(line => line.length <= 42)).toBe(true);
          expect(cue.endMs - cue.startMs).toBeLessThanOrEqual(7_000);
          expect(cue.endMs).toBeLessThanOrEqual(cues[index + 1]?.startMs ?? Number.POSITIVE_INFINITY);
        });
      }),
    ));
});
