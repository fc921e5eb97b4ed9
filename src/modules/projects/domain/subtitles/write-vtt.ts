import type { Transcript } from '../../../../shared-kernel/generation/transcript.js';
import { cueTime, type Cue } from './cue.js';
import { cuesOf } from './cues-of-transcript.js';
import type { ReadingRules } from './reading-rules.js';

/** What could begin a tag, an entity or a line of times means nothing but itself. */
const escaped = (text: string): string => text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');

const voice = ({ speaker }: Cue): string => (speaker === null ? '' : `<v ${escaped(speaker.replace(/[\p{Cc}\s]+/gu, ' ').trim())}>`);

/** A transcript as WebVTT, cue by cue; speakers are its voices. */
export function* asVtt(transcript: Transcript, rules: ReadingRules): Generator<string> {
  yield 'WEBVTT\n\n';
  if (transcript.simulated) yield 'NOTE Simulated by the sandbox provider.\n\n';
  for (const cue of cuesOf(transcript, 'beside', rules)) {
    yield `${cueTime(cue.startMs, '.')} --> ${cueTime(cue.endMs, '.')}\n${voice(cue)}${cue.lines.map(escaped).join('\n')}\n\n`;
  }
}
