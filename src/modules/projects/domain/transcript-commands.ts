import type { AccountId, ProjectId, TaskId } from '../../../shared-kernel/ids.js';
import { command, commands, type CommandsOf } from '../../../shared-kernel/message.js';
import type { StoredWords } from './transcript-events.js';

/** What a finished transcription heard. */
export interface HeardWords extends StoredWords {
  readonly taskId: TaskId;
}

/** What the order was given in sight of: no words at all, whichever there are, or those with this commitment. */
export type WordsSeen = 'none' | 'any' | { readonly commitment: string };

interface ToWords {
  readonly projectId: ProjectId;
  readonly accountId: AccountId;
  /** The finished transcriptions that were known when the order came: those that are no versions yet become some first. */
  readonly heard: readonly HeardWords[];
  readonly seen: WordsSeen;
}

/** Orders to the words of one project. */
export const transcriptCommands = commands('transcript', (data: { projectId: ProjectId }) => data.projectId, {
  BringTranscript: command<ToWords & StoredWords & { format: 'srt' | 'vtt'; encoding: string }>(),
  EditTranscript: command<ToWords & StoredWords>(),
  RestoreTranscript: command<ToWords & { version: number }>(),
  InheritTranscript: command<ToWords & StoredWords & { from: ProjectId }>(),
});
export type TranscriptCommand = CommandsOf<typeof transcriptCommands>;
