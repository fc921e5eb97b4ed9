import type { Transcript } from '../../../../shared-kernel/generation/transcript.js';
import { clock, plain } from '../plain-markdown.js';
import { paragraphsOf } from './write-text.js';

/** A transcript as Markdown: a paragraph with its time for each speaker and after each longer pause; nothing that was said becomes markup. */
export function* asMarkdownTranscript(title: string, transcript: Transcript): Generator<string> {
  yield `# ${plain(title)}\n`;
  if (transcript.simulated) yield '\nSimulated by the sandbox provider.\n';
  for (const { start, speaker, text } of paragraphsOf(transcript)) {
    const name = speaker === null ? '' : ` **${plain(speaker)}:**`;
    yield `\n**${clock(start)}**${name} ${plain(text)}\n`;
  }
}
