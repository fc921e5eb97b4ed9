import { Inject, Injectable } from '@nestjs/common';
import { partOf, type CommandContext } from '../../../shared-kernel/context.js';
import { idFrom } from '../../../shared-kernel/ids.js';
import type { Transcript } from '../../../shared-kernel/generation/transcript.js';
import { Commands, type Sent } from '../../../shared-kernel/ports/messages.js';
import type { Content, ContentStore } from '../../../shared-kernel/ports/storage.js';
import { CONTENT } from '../../../shared-kernel/ports/tokens.js';
import { isRefusal } from '../../../shared-kernel/refusal.js';
import type { ReadSubtitles } from '../domain/subtitles/read-subtitles.js';
import { transcriptCommands, type HeardWords, type TranscriptCommand, type WordsSeen } from '../domain/transcript-commands.js';
import type { StoredWords } from '../domain/transcript-events.js';
import { StorageRoom } from './storage-room.js';

/** Whose words they become, and what the order was given in sight of. */
export interface WordsTarget {
  readonly projectId: string;
  readonly accountId: string;
  readonly heard: readonly HeardWords[];
  readonly seen: WordsSeen;
}

/** Words that became the newest version. */
export interface WordsKept {
  readonly content: Content;
  readonly sent: Sent;
}

/** Keeps words that did not come from a transcription: sealed like those that did, and never in an event. */
@Injectable()
export class KeepWords {
  constructor(
    private readonly commands: Commands,
    private readonly room: StorageRoom,
    @Inject(CONTENT) private readonly content: ContentStore,
  ) {}

  /** No provider is asked and nothing is charged. */
  async bring(context: CommandContext, target: WordsTarget, { transcript, format, encoding }: ReadSubtitles): Promise<WordsKept> {
    return this.keep(context, target, transcript, words => transcriptCommands.BringTranscript({ ...target, ...words, format, encoding }));
  }

  /** No provider is asked and nothing is charged. */
  async edit(context: CommandContext, target: WordsTarget, transcript: Transcript): Promise<WordsKept> {
    return this.keep(context, target, transcript, words => transcriptCommands.EditTranscript({ ...target, ...words }));
  }

  private async keep(
    context: CommandContext,
    { accountId }: WordsTarget,
    transcript: Transcript,
    order: (words: StoredWords) => TranscriptCommand,
  ): Promise<WordsKept> {
    const bytes = Buffer.from(JSON.stringify(transcript), 'utf8');
    await this.room.mustHave(accountId, bytes.length);
    const content = await this.content.put(bytes, {
      mediaType: 'application/json',
      protection: 'sealed',
      context: { accountId, purpose: 'task.transcript' },
      name: idFrom(context.commandId, 'words'),
    });
    const words = { content, segments: transcript.segments.length, seconds: transcript.durationSeconds };
    try {
      return { content, sent: await this.commands.send(order(words), partOf(context, 'words')) };
    } catch (error) {
      // refused words are nobody's version
      if (isRefusal(error)) await this.content.delete(content.name);
      throw error;
    }
  }
}
