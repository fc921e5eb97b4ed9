import { DocumentAnswer } from '../../../infrastructure/http/document-answer.js';
import type { Transcript } from '../../../shared-kernel/generation/transcript.js';
import { joined } from '../application/joined.js';
import { READING_RULES, type ReadingRules } from '../domain/subtitles/reading-rules.js';
import { asMarkdownTranscript } from '../domain/subtitles/write-markdown.js';
import { asSrt } from '../domain/subtitles/write-srt.js';
import { asText } from '../domain/subtitles/write-text.js';
import { asVtt } from '../domain/subtitles/write-vtt.js';
import type { TranscriptFormat } from './transcript.requests.js';

interface NamedTranscript {
  readonly name: string;
  readonly transcript: Transcript;
}

/** A transcript as a file to be saved under its project’s name. */
export const transcriptDocument = (
  { name, transcript }: NamedTranscript,
  format: Exclude<TranscriptFormat, 'json'>,
  wanted: Pick<ReadingRules, 'charactersPerLine' | 'lines' | 'charactersPerSecond'>,
): DocumentAnswer => {
  const rules = { ...READING_RULES, ...wanted };
  switch (format) {
    case 'srt':
      return new DocumentAnswer(joined(asSrt(transcript, rules)), 'application/x-subrip; charset=utf-8', `${name}.srt`);
    case 'vtt':
      return new DocumentAnswer(joined(asVtt(transcript, rules)), 'text/vtt; charset=utf-8', `${name}.vtt`);
    case 'txt':
      return new DocumentAnswer(joined(asText(transcript)), 'text/plain; charset=utf-8', `${name}.txt`);
    case 'md':
      return new DocumentAnswer(joined(asMarkdownTranscript(name, transcript)), 'text/markdown; charset=utf-8', `${name}.md`);
  }
};
