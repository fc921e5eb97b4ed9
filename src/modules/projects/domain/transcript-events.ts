import type { AccountId, ProjectId, TaskId } from '../../../shared-kernel/ids.js';
import { fact, facts, type EventsOf } from '../../../shared-kernel/message.js';
import type { Content } from '../../../shared-kernel/ports/storage.js';

/** Words as they are kept: sealed, with what may be said of them in clear. */
export interface StoredWords {
  readonly content: Content;
  readonly segments: number;
  readonly seconds: number;
}

/** One version of a project's words; versions count from 1, and none is ever changed. */
export interface WordsVersion extends StoredWords {
  readonly projectId: ProjectId;
  readonly accountId: AccountId;
  readonly version: number;
}

/** Everything that the stream of a project's words, `transcript-<projectId>`, may say. */
export const transcriptFacts = facts('transcript', {
  TranscriptHeard: fact<WordsVersion & { taskId: TaskId }>('What a transcription heard became a version of a project’s words.'),
  TranscriptBrought: fact<WordsVersion & { format: 'srt' | 'vtt'; encoding: string }>(
    'The owner brought a project’s words as a subtitle file; nobody was asked for them and nothing was charged.',
  ),
  TranscriptEdited: fact<WordsVersion & { basedOn: number }>('The owner changed a project’s words.'),
  TranscriptRestored: fact<WordsVersion & { restored: number }>('An earlier version of a project’s words became the newest one again.'),
  TranscriptInherited: fact<WordsVersion & { from: ProjectId }>('A fork began with the words of the project before it.'),
});
export type TranscriptEvent = EventsOf<typeof transcriptFacts>;
