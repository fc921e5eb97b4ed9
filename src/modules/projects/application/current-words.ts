import { Inject, Injectable } from '@nestjs/common';
import type { Transcript } from '../../../shared-kernel/generation/transcript.js';
import type { EventLog } from '../../../shared-kernel/ports/event-log.js';
import { EVENT_LOG } from '../../../shared-kernel/ports/tokens.js';
import type { TaskView } from '../../media-pipeline/index.js';
import { TranscriptNotReady } from '../domain/errors.js';
import type { ProjectView } from '../domain/queries.js';
import type { HeardWords } from '../domain/transcript-commands.js';
import type { StoredWords, TranscriptEvent } from '../domain/transcript-events.js';
import { MadeContent, type Reading } from './made-content.js';
import { Materials } from './materials.js';

/** One version of a project's words. */
export interface KeptWords extends StoredWords {
  readonly version: number;
  readonly how: 'heard' | 'brought' | 'edited' | 'restored' | 'inherited';
  /** The transcription that heard it; null for words that came in another way. */
  readonly taskId: string | null;
  /** The version that was edited, or the one that was restored. */
  readonly basedOn: number | null;
  readonly at: string;
}

/** Words as something to be read for their owner; what nobody was charged for was made by no task. */
export const readingOf = (
  { accountId, projectId }: Pick<ProjectView, 'accountId' | 'projectId'>,
  words: Pick<KeptWords, 'content' | 'taskId'>,
): Reading => ({
  projectId,
  accountId,
  taskId: words.taskId,
  product: { role: 'transcript', content: words.content },
});

/** What finished transcriptions heard, in the order in which they were asked for. */
export const heardBy = (tasks: readonly TaskView[]): readonly (HeardWords & { readonly at: string })[] =>
  tasks
    .filter(({ operation, state }) => operation === 'transcription' && state === 'succeeded')
    .flatMap(({ taskId, products, endedAt, changedAt }) =>
      products
        .filter(({ role }) => role === 'transcript')
        .map(({ content, facts }) => ({
          taskId,
          content,
          segments: Number(facts['segments'] ?? 0),
          seconds: Number(facts['seconds'] ?? 0),
          at: endedAt ?? changedAt,
        })),
    );

const HOW = {
  TranscriptHeard: 'heard',
  TranscriptBrought: 'brought',
  TranscriptEdited: 'edited',
  TranscriptRestored: 'restored',
  TranscriptInherited: 'inherited',
} as const satisfies Record<TranscriptEvent['type'], KeptWords['how']>;

const versionOf = (event: TranscriptEvent, at: string): KeptWords => {
  const { version, content, segments, seconds } = event.data;
  const taskId = event.type === 'TranscriptHeard' ? event.data.taskId : null;
  const restored = event.type === 'TranscriptRestored' ? event.data.restored : null;
  const basedOn = event.type === 'TranscriptEdited' ? event.data.basedOn : restored;
  return { version, how: HOW[event.type], content, segments, seconds, taskId, basedOn, at };
};

/**
 * The words of a project, version after version: what its texts are written from, and what is read and taken along. They are read from
 * the log itself, because an order that follows at once must meet them; a transcription that no order has met yet is the newest version.
 */
@Injectable()
export class CurrentWords {
  constructor(
    private readonly materials: Materials,
    @Inject(EVENT_LOG) private readonly log: EventLog,
    private readonly made: MadeContent,
  ) {}

  /** Oldest first. */
  async versions(project: ProjectView): Promise<readonly KeptWords[]> {
    const told: KeptWords[] = [];
    for await (const { type, data, metadata } of this.log.readStream(`transcript-${project.projectId}`))
      told.push(versionOf({ type, data } as unknown as TranscriptEvent, metadata.at));
    const known = new Set(told.map(({ taskId }) => taskId));
    const unmet = (await this.heard(project)).filter(({ taskId }) => !known.has(taskId));
    return [...told, ...unmet.map((words, index) => ({ ...words, version: told.length + index + 1, how: 'heard' as const, basedOn: null }))];
  }

  async heard(project: ProjectView): Promise<ReturnType<typeof heardBy>> {
    return heardBy(await this.materials.of(project));
  }

  /** The newest version; null while there is none. */
  async of(project: ProjectView): Promise<KeptWords | null> {
    return (await this.versions(project)).at(-1) ?? null;
  }

  /** Throws `transcript_not_ready`, which says whether one is being made; what else helps where none is, the caller knows. */
  async need(project: ProjectView, orElse: readonly string[] = []): Promise<KeptWords> {
    const words = await this.of(project);
    if (words) return words;
    if (await this.areComing(project)) throw TranscriptNotReady({ reason: 'being_made', remedies: ['wait_and_retry'] });
    throw TranscriptNotReady({ reason: 'not_being_made', remedies: ['make_a_transcript', ...orElse] });
  }

  /** A transcription that was stopped waits for its owner; a task of a new project that is in no list yet may be one. */
  private async areComing(project: ProjectView): Promise<boolean> {
    const tasks = await this.materials.of(project);
    const seen = new Set(tasks.map(({ taskId }) => taskId));
    const isUnderWay = ({ operation, endedAt, state }: TaskView) => operation === 'transcription' && endedAt === null && state !== 'stopped';
    return tasks.some(isUnderWay) || project.taskIds.some(taskId => !seen.has(taskId));
  }

  /** Throws `result_unusable` for words that were lost here. */
  async read(project: Pick<ProjectView, 'accountId' | 'projectId'>, words: Pick<KeptWords, 'content' | 'taskId'>): Promise<Transcript> {
    return JSON.parse(await this.made.text(readingOf(project, words))) as Transcript;
  }
}
