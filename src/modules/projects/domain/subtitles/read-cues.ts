import { SubtitlesUnreadable } from '../errors.js';

/** A cue as it stands in a file, its text not yet read. */
export interface RawCue {
  /** The line of its times, from 1. */
  readonly line: number;
  readonly startMs: number;
  readonly endMs: number;
  readonly payload: string;
}

export interface RawSubtitles {
  readonly format: 'srt' | 'vtt';
  readonly cues: readonly RawCue[];
}

/** An hour of talk has about a thousand cues; ten hours have room here ten times. */
export const MOST_CUES = 100_000;
/** Of one line, and of all the text of one cue. */
export const LONGEST_CUE = 10_000;

const ARROW = /--?>/;
const TIME = String.raw`(?:(\d{1,3}):)?(\d{1,2}):(\d{1,2})(?:[.,:](\d{1,3}))?`;
const TIMES = new RegExp(String.raw`^\s{0,20}${TIME}\s{0,20}--?>\s{0,20}${TIME}(?:\s.{0,1000})?$`);
const INDEX = /^\s{0,20}\d{1,10}\s{0,20}$/;
const SKIPPED_IN_VTT = /^(?:NOTE|STYLE|REGION)(?:\s|$)/;

const millis = (hours = '0', minutes = '0', seconds = '0', fraction = '0'): number | null => {
  if (Number(minutes) > 59 || Number(seconds) > 59) return null;
  return (Number(hours) * 3_600 + Number(minutes) * 60 + Number(seconds)) * 1_000 + Number(fraction.padEnd(3, '0'));
};

/** The times of a line; null where it has none, `unclear` where it has an arrow and no times that could be meant. */
const timesIn = (line: string): { readonly startMs: number; readonly endMs: number } | 'unclear' | null => {
  if (!ARROW.test(line)) return null;
  const found = TIMES.exec(line);
  // an arrow alone may be said by somebody; beside a digit and a colon it is meant for a time
  if (!found) return /^\s{0,20}\d{1,3}:\d/.test(line) ? 'unclear' : null;
  const [, h1, m1, s1, f1, h2, m2, s2, f2] = found;
  const [startMs, endMs] = [millis(h1, m1, s1, f1), millis(h2, m2, s2, f2)];
  return startMs === null || endMs === null ? 'unclear' : { startMs, endMs };
};

interface Begun {
  readonly line: number;
  readonly startMs: number;
  readonly endMs: number;
  readonly text: string[];
  length: number;
}

/** A number right before the next times, or alone between empty lines, counts the cue that follows, and is not said by this one. */
const withoutIndex = (text: readonly string[]): readonly string[] => {
  if (INDEX.test(text.at(-1) ?? '')) return text.slice(0, -1);
  const last = text.findLastIndex(line => line !== '');
  return last > 0 && text[last - 1] === '' && INDEX.test(text[last] ?? '') ? text.slice(0, last) : text;
};

/** Reads a file line by line, each once. */
class Reader {
  readonly cues: RawCue[] = [];
  private begun: Begun | null = null;
  private skipping: boolean;

  constructor(private readonly format: 'srt' | 'vtt') {
    this.skipping = format === 'vtt';
  }

  take(text: string, line: number): void {
    if (text.length > LONGEST_CUE) throw this.trouble('line_too_long', line, ['split_the_line']);
    const times = timesIn(text);
    if (times === 'unclear') {
      this.finish('times');
      throw this.trouble('time_not_understood', line, ['mend_the_line']);
    }
    if (times !== null) this.begin(line, times);
    else if (text.trim() === '') this.blank();
    else if (this.begun && !this.skipping) this.say(this.begun, text, line);
    else if (this.format === 'vtt' && SKIPPED_IN_VTT.test(text)) this.skipping = true;
  }

  end(): readonly RawCue[] {
    this.finish();
    return this.cues;
  }

  private begin(line: number, times: { readonly startMs: number; readonly endMs: number }): void {
    this.finish('times');
    if (this.cues.length >= MOST_CUES) throw this.trouble('too_many_cues', line, ['split_the_file']);
    this.skipping = false;
    this.begun = { line, ...times, text: [], length: 0 };
  }

  private say(cue: Begun, text: string, line: number): void {
    cue.length += text.length + 1;
    if (cue.length > LONGEST_CUE) throw this.trouble('cue_too_long', line, ['split_the_cue']);
    cue.text.push(text);
  }

  /** Ends a cue of WebVTT; files of SubRip have empty lines inside their cues, and the next times alone end one. */
  private blank(): void {
    if (this.format === 'vtt') {
      this.finish();
      this.skipping = false;
    } else this.begun?.text.push('');
  }

  private finish(before: 'times' | 'blank' = 'blank'): void {
    if (!this.begun) return;
    const { line, startMs, endMs, text } = this.begun;
    this.cues.push({ line, startMs, endMs, payload: (before === 'times' ? withoutIndex(text) : text).join('\n') });
    this.begun = null;
  }

  private trouble(reason: string, line: number, remedies: readonly string[]) {
    return SubtitlesUnreadable({ reason, line, cue: this.cues.length + 1, remedies });
  }
}

/** Finds the cues of a SubRip or WebVTT file. Throws `subtitles_unreadable` with the line where it stops making sense. */
export const readCues = (text: string): RawSubtitles => {
  const format = /^\s{0,100}WEBVTT(?:\s|$)/.test(text) ? 'vtt' : 'srt';
  const reader = new Reader(format);
  let line = 0;
  for (const [, found = ''] of text.matchAll(/([^\r\n]*)(?:\r\n|\r|\n|$)/g)) reader.take(found, (line += 1));
  const cues = reader.end();
  if (cues.length === 0) throw SubtitlesUnreadable({ reason: 'no_cues', line: 1, cue: 0, remedies: ['export_it_as_srt_or_vtt', 'save_it_as_utf8'] });
  return { format, cues };
};
