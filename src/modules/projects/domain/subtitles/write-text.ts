import { speakerNames, type Transcript, type TranscriptSegment } from '../../../../shared-kernel/generation/transcript.js';

/** A silence of so many seconds begins a new paragraph. */
const PAUSE_SECONDS = 2;

const oneLine = (text: string): string =>
  text
    .toWellFormed()
    .replace(/[\p{Cc}\s]+/gu, ' ')
    .trim();

/** What one person says without a longer pause. */
export interface Paragraph {
  readonly start: number;
  readonly speaker: string | null;
  readonly text: string;
}

/** A transcript as it is read on paper: a paragraph for each speaker and after each longer pause. */
export function* paragraphsOf(transcript: Transcript): Generator<Paragraph> {
  const nameOf = speakerNames(transcript);
  let begun: (Paragraph & { readonly said: string[]; end: number }) | null = null;
  const whole = ({ start, speaker, said }: NonNullable<typeof begun>): Paragraph => ({ start, speaker, text: said.join(' ') });
  for (const segment of transcript.segments) {
    const text = oneLine(segment.text);
    if (text === '') continue;
    if (begun && follows(begun, segment, nameOf(segment))) begun.said.push(text);
    else {
      if (begun) yield whole(begun);
      begun = { start: segment.start, speaker: nameOf(segment), text: '', said: [text], end: segment.end };
    }
    begun.end = Math.max(begun.end, segment.end);
  }
  if (begun) yield whole(begun);
}

const follows = (before: { readonly end: number; readonly speaker: string | null }, { start }: TranscriptSegment, speaker: string | null): boolean =>
  speaker === before.speaker && start - before.end < PAUSE_SECONDS;

/** A transcript as plain text without times. */
export function* asText(transcript: Transcript): Generator<string> {
  let isFirst = true;
  let last: string | null = null;
  for (const { speaker, text } of paragraphsOf(transcript)) {
    const name = speaker === null || speaker === last ? '' : `${oneLine(speaker)}: `;
    yield `${isFirst ? '' : '\n'}${name}${text}\n`;
    [isFirst, last] = [false, speaker];
  }
}
