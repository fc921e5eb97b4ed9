import { Injectable } from '@nestjs/common';
import { partOf, type CommandContext } from '../../../shared-kernel/context.js';
import { Commands, Queries, type Sent } from '../../../shared-kernel/ports/messages.js';
import { PreconditionStale, ProjectUnknown } from '../../../shared-kernel/refusal.js';
import { edited, type WordsChange } from '../domain/edit-words.js';
import type { ProjectRef } from '../domain/events.js';
import { projectById, type ProjectView } from '../domain/queries.js';
import { readSubtitles, type ReadSubtitles } from '../domain/subtitles/read-subtitles.js';
import { transcriptCommands, type WordsSeen } from '../domain/transcript-commands.js';
import { CurrentWords, type KeptWords } from './current-words.js';
import { KeepWords } from './keep-words.js';

/** Words that were made a version of a project's, which is the newest unless another one came right after it. */
export interface MadeWords {
  readonly words: KeptWords;
  readonly sent: Sent;
}

/** Changes the words of a project: each change is a version of its own, and none is made by somebody who has not seen the newest. */
@Injectable()
export class ChangeWords {
  constructor(
    private readonly queries: Queries,
    private readonly commands: Commands,
    private readonly words: CurrentWords,
    private readonly keeping: KeepWords,
  ) {}

  /** Takes a subtitle file for the words. Throws `subtitles_unreadable`, `precondition_stale`. */
  async bring(context: CommandContext, ref: ProjectRef, file: Uint8Array, seen: WordsSeen): Promise<MadeWords & { readonly read: ReadSubtitles }> {
    const project = await this.project(ref);
    const read = readSubtitles(file);
    const { sent, content } = await this.keeping.bring(context, { ...ref, heard: await this.words.heard(project), seen }, read);
    return { read, ...(await this.made(project, sent, words => words.content.name === content.name)) };
  }

  /** Changes the newest words, which must be those that were seen. Throws `edit_not_possible`, `transcript_not_ready`, `precondition_stale`. */
  async edit(context: CommandContext, ref: ProjectRef, change: WordsChange, seen: Exclude<WordsSeen, 'none'>): Promise<MadeWords> {
    const project = await this.project(ref);
    const newest = await this.words.need(project);
    const { commitment } = newest.content;
    if (seen !== 'any' && seen.commitment !== commitment) throw PreconditionStale();
    const transcript = edited(await this.words.read(project, newest), change);
    const target = { ...ref, heard: await this.words.heard(project), seen: { commitment } };
    const { sent, content } = await this.keeping.edit(context, target, transcript);
    return this.made(project, sent, words => words.content.name === content.name);
  }

  /** Makes an earlier version the newest again; the ones between stay. Throws `transcript_version_unknown`, `precondition_stale`. */
  async restore(context: CommandContext, ref: ProjectRef, version: number, seen: WordsSeen): Promise<MadeWords> {
    const project = await this.project(ref);
    const command = transcriptCommands.RestoreTranscript({ ...ref, heard: await this.words.heard(project), seen, version });
    const sent = await this.commands.send(command, partOf(context, 'restore'));
    return this.made(project, sent, words => words.how === 'restored' && words.basedOn === version);
  }

  private async project({ accountId, projectId }: ProjectRef): Promise<ProjectView> {
    const project = await this.queries.ask(projectById, { accountId, projectId });
    if (!project) throw ProjectUnknown();
    return project;
  }

  private async made(project: ProjectView, sent: Sent, isIt: (words: KeptWords) => boolean): Promise<MadeWords> {
    const words = (await this.words.versions(project)).findLast(isIt);
    if (!words) throw new Error('what was made a version is one');
    return { words, sent };
  }
}
