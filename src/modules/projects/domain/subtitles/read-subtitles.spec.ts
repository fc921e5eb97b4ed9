import fc from 'fast-check';
import { Refusal } from '../../../../shared-kernel/refusal.js';
import { READING_RULES } from './reading-rules.js';
import { readSubtitles, type ReadSubtitles } from './read-subtitles.js';
import { asSrt } from './write-srt.js';
import { asVtt } from './write-vtt.js';

const read = (text: string): ReadSubtitles => readSubtitles(Buffer.from(text, 'utf8'));
const heard = ({ transcript }: ReadSubtitles) => transcript.segments.map(({ start, end, text }) => [start, end, text]);
const refusalOf = (file: string | Uint8Array): Refusal['details'] & { code: string } => {
  try {
    readSubtitles(Buffer.from(file as string));
  } catch (error) {
    if (error instanceof Refusal) return { ...error.details, code: error.code };
  }
  throw new Error('It was not refused.');
};

const SRT = '1\n00:00:01,000 --> 00:00:02,500\nHello\nthere.\n\n2\n00:00:03,000 --> 00:00:04,000\nGrüße – “you”.\n';
const TOLD = [
  [1, 2.5, 'Hello there.'],
  [3, 4, 'Grüße – “you”.'],
];
const utf16 = (text: string, order: 'le' | 'be', mark: boolean): Buffer => {
  const bytes = Buffer.from(`${mark ? '\ufeff' : ''}${text}`, 'utf16le');
  return order === 'le' ? bytes : bytes.swap16();
};

describe('a subtitle file', () => {
  it('is read as a transcript with times, without times of words', () => {
    const { format, encoding, transcript, remarks } = read(SRT);
    expect({ format, encoding, remarks }).toEqual({ format: 'srt', encoding: 'utf-8', remarks: [] });
    expect(transcript).toEqual({
      language: null,
      durationSeconds: 4,
      simulated: false,
      segments: [
        { id: 's1', start: 1, end: 2.5, text: 'Hello there.', words: [] },
        { id: 's2', start: 3, end: 4, text: 'Grüße – “you”.', words: [] },
      ],
    });
  });

  it.each([
    ['with a mark of UTF-8', Buffer.from(`\ufeff${SRT}`), 'utf-8', false],
    ['in UTF-16, little end first', utf16(SRT, 'le', true), 'utf-16le', false],
    ['in UTF-16, big end first', utf16(SRT, 'be', true), 'utf-16be', false],
    ['in UTF-16 without a mark', utf16(SRT, 'le', false), 'utf-16le', true],
    ['in UTF-16 without a mark, big end first', utf16(SRT, 'be', false), 'utf-16be', true],
  ])('%s is read, and what was guessed is told', (_, bytes, encoding, guessed) => {
    const file = readSubtitles(bytes);
    expect(heard(file)).toEqual(TOLD);
    expect(file.encoding).toBe(encoding);
    expect(file.remarks).toEqual(guessed ? [{ what: 'encoding_guessed', cues: 0, firstLine: null }] : []);
  });

  it('that is no UTF-8 is taken for Latin letters, and told so', () => {
    const file = readSubtitles(Buffer.from('1\n00:00:01,000 --> 00:00:02,000\nGrüße\n', 'latin1'));
    expect(heard(file)).toEqual([[1, 2, 'Grüße']]);
    expect(file).toMatchObject({ encoding: 'windows-1252', remarks: [{ what: 'encoding_guessed' }] });
  });

  it.each([
    ['lines that end like those of Windows', SRT.replaceAll('\n', '\r\n')],
    ['lines that end like those of an old Mac', SRT.replaceAll('\n', '\r')],
    ['no numbers', SRT.replace(/^\d\n/gm, '')],
    ['wrong numbers', SRT.replace(/^\d\n/gm, '7\n')],
    ['no empty lines between its cues', SRT.replace('\n\n', '\n')],
    ['empty lines inside its cues', SRT.replace('Hello\n', 'Hello\n\n')],
    ['empty lines after its numbers', SRT.replace(/^(\d)\n/gm, '$1\n\n')],
    ['no hours', SRT.replaceAll('00:00:0', '00:0')],
    ['points for commas', SRT.replace(/,(\d{3})/g, '.$1')],
    ['short fractions', SRT.replaceAll(',500', ',5').replaceAll(',000', '')],
    ['places on the screen', SRT.replace(/(--> .*)/g, '$1  X1:40 X2:600 Y1:20 Y2:50')],
    ['tags', SRT.replace('Hello', '{\\an8}<font color="red"><i>Hello</i></font>')],
    ['cues in another order', `${SRT.slice(SRT.indexOf('2\n00:00:03'))}\n${SRT.slice(0, SRT.indexOf('2\n00:00:03'))}`],
  ])('with %s is read all the same', (_, file) => expect(heard(read(file))).toEqual(TOLD));

  it('in WebVTT is read without its header, notes, styles, names and settings', () => {
    const file = [
      'WEBVTT - a talk\nKind: captions\n',
      'NOTE 00:00 is not a time\nand goes on\n',
      'STYLE\n::cue { color: red }\n',
      'REGION\nid:fred\n',
      'intro\n00:01.000 --> 00:02.500 align:start position:10%\n<c.loud>Hello</c> <00:00:01.500>there.\n',
      '00:00:03.000 --> 00:00:04.000\nGr&#252;&#xDF;e &ndash; “you”.\n\nnobody says this',
    ].join('\n');
    expect(heard(read(file))).toEqual([
      [1, 2.5, 'Hello there.'],
      [3, 4, 'Grüße &ndash; “you”.'],
    ]);
  });

  it('names its speakers by the voices of WebVTT', () => {
    const { transcript } = read(
      'WEBVTT\n\n00:01.000 --> 00:02.000\n<v.first Ada &amp; Co>Hello.</v>\n<v Grace>Hi.\n\n00:03.000 --> 00:04.000\n<v Ada &amp; Co>Bye.\n',
    );
    expect(transcript.speakers).toEqual([
      { id: 'p1', name: 'Ada & Co' },
      { id: 'p2', name: 'Grace' },
    ]);
    expect(transcript.segments.map(({ start, text, speaker }) => [start, text, speaker])).toEqual([
      [1, 'Hello.', 'p1'],
      [1, 'Hi.', 'p2'],
      [3, 'Bye.', 'p1'],
    ]);
  });

  it('keeps hostile markup text', () => {
    const hostile = '<script>alert(1)</script> <img src=x onerror=alert(1)> &lt;b&gt; a --> b';
    expect(heard(read(`1\n00:00:01,000 --> 00:00:02,000\n${hostile}\0\u202e\n`))).toEqual([[1, 2, `${hostile} \u202e`]]);
    expect(heard(read('WEBVTT\n\n00:01.000 --> 00:02.000\n<script>alert(1)</script> &lt;script&gt; &amp;lt; a < b\n'))).toEqual([
      [1, 2, 'alert(1) <script> &lt; a < b'],
    ]);
  });

  it('that overlaps, runs backwards or is empty in places is mended, and told where', () => {
    const file = read(
      '1\n00:00:05,000 --> 00:00:09,000\nA\n\n2\n00:00:06,000 --> 00:00:07,000\nB\n\n3\n00:00:02,000 --> 00:00:01,000\nC\n\n4\n00:00:20,000 --> 00:00:21,000\n<i></i>\n',
    );
    expect(heard(file)).toEqual([
      [2, 3, 'C'],
      [5, 9, 'A'],
      [6, 7, 'B'],
    ]);
    expect(file.remarks).toEqual([
      { what: 'ends_before_it_begins', cues: 1, firstLine: 10 },
      { what: 'not_in_order', cues: 1, firstLine: 10 },
      { what: 'overlaps', cues: 1, firstLine: 6 },
      { what: 'has_no_text', cues: 1, firstLine: 14 },
    ]);
  });

  it.each([
    ['that holds nothing', '', { reason: 'no_cues' }],
    ['that is something else', 'Dear all,\n\nhello.\n', { reason: 'no_cues' }],
    ['whose cues are all empty', '1\n00:00:01,000 --> 00:00:02,000\n\n', { reason: 'no_text', line: 2 }],
    ['with times that nobody understands', `${SRT}\n3\n00:00:x9,000 --> 00:00:10,000\nC\n`, { reason: 'time_not_understood', line: 11 }],
    ['with times beyond the hour', `${SRT}\n3\n00:75:09,000 --> 00:00:10,000\nC\n`, { reason: 'time_not_understood', line: 11, cue: 3 }],
    ['with a line that does not end', `${SRT}\n3\n00:00:09,000 --> 00:00:10,000\n${'x'.repeat(10_001)}`, { reason: 'line_too_long', line: 12 }],
    [
      'with a cue that does not end',
      `1\n00:00:01,000 --> 00:00:02,000\n${'x'.repeat(100).concat('\n').repeat(100)}`,
      { reason: 'cue_too_long', line: 102 },
    ],
  ])('%s is refused with the line and what to do', (_, file, where) =>
    expect(refusalOf(file)).toMatchObject({ code: 'subtitles_unreadable', remedies: expect.arrayContaining([expect.any(String)]), ...where }),
  );

  const cue = (number: number) =>
    `${number}\n${new Date(number * 1000).toISOString().slice(11, 23).replace('.', ',')} --> 23:59:59,000\nCue ${number}\n\n`;

  it('with 100,000 cues is read, each line once; with more it is refused', () => {
    const most = Array.from({ length: 100_000 }, (_, index) => cue((index % 80_000) + 1)).join('');
    expect(read(most).transcript.segments).toHaveLength(100_000);
    expect(refusalOf(most + cue(1))).toMatchObject({ reason: 'too_many_cues', cue: 100_001, remedies: ['split_the_file'] });
    expect(refusalOf(Buffer.alloc(16 * 1024 * 1024 + 1, 'x'))).toMatchObject({ reason: 'too_large' });
  });

  it('made of whatever bytes is read or refused, and never more than that', () => {
    const parts = fc.constantFrom(
      '1\n',
      '00:00:01,000 --> 00:00:02,000',
      '\n\n',
      'WEBVTT\n\n',
      '<v A>',
      '&#0;',
      '-->',
      '\0',
      '<',
      '00:',
      'text',
      '\r',
    );
    fc.assert(
      fc.property(
        fc.oneof(
          fc.uint8Array({ maxLength: 200 }),
          fc.array(parts, { maxLength: 30 }).map(all => Buffer.from(all.join(''))),
        ),
        bytes => {
          try {
            const { segments } = readSubtitles(bytes).transcript;
            expect(segments.every(({ start, end, text }) => start >= 0 && end > start && text.trim() !== '')).toBe(true);
          } catch (error) {
            expect(error).toMatchObject({ code: 'subtitles_unreadable' });
          }
        },
      ),
    );
  });

  const words = fc.lorem({ maxCount: 30 }).filter(text => text.trim() !== '');
  const story = fc.array(fc.tuple(words, fc.nat(9_000), fc.nat(5_000)), { minLength: 1, maxLength: 12 }).map(parts => {
    let at = 0;
    return parts.map(([text, pauseMs, lengthMs], index) => {
      const start = at + pauseMs;
      at = start + 1_000 + lengthMs;
      return { id: `s${index + 1}`, start: start / 1000, end: at / 1000, text, words: [] };
    });
  });

  it.each([
    ['srt', asSrt],
    ['vtt', asVtt],
  ] as const)('of our own in %s says the same again, and is then written to the same bytes', (_, write) =>
    fc.assert(
      fc.property(story, segments => {
        const transcript = { language: null, durationSeconds: 1, simulated: false, segments };
        const once = [...write(transcript, READING_RULES)].join('');
        const again = read(once).transcript;
        expect(again.segments.map(({ text }) => text).join(' ')).toBe(segments.map(({ text }) => text).join(' '));
        expect([...write(again, READING_RULES)].join('')).toBe(once);
      }),
    ),
  );
});
