import type { Transcript } from '../../../../shared-kernel/generation/transcript.js';
import { cueTime } from './cue.js';
import { cuesOf } from './cues-of-transcript.js';
import type { ReadingRules } from './reading-rules.js';

/** SubRip has no way to escape anything: the one sign that its readers take for a line of times is written as an arrow. */
const shown = (line: string): string => line.replaceAll('-->', '→');

/** A transcript as SubRip (SRT), cue by cue. */
export function* asSrt(transcript: Transcript, rules: ReadingRules): Generator<string> {
  let number = 0;
  for (const { startMs, endMs, lines } of cuesOf(transcript, 'in-text', rules)) {
    number += 1;
    yield `${number}\n${cueTime(startMs, ',')} --> ${cueTime(endMs, ',')}\n${lines.map(shown).join('\n')}\n\n`;
  }
}
