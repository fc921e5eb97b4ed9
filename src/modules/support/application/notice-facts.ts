import { Injectable } from '@nestjs/common';
import type { RecordedEvent } from '../../../shared-kernel/ports/event-log.js';
import { Queries } from '../../../shared-kernel/ports/messages.js';
import { noticeAgain, noticeById, type NoticeKind, type NoticeView } from '../../notifications/index.js';
import { OwnStreams } from './own-streams.js';
import type { NoticeFacts } from './why-notice.js';

/** Streams that bear the account's id, and that notices of a kind follow from; those of work follow from the tasks of their project. */
const STREAMS: Readonly<Partial<Record<NoticeKind, string>>> = { own_key_spending: 'ownspend', credits_low: 'credits', webhook_paused: 'webhooks' };

const categoryOf = (kind: NoticeKind): string | null => (kind.startsWith('key_') ? 'apikey' : (STREAMS[kind] ?? null));

const inOrder = (events: readonly RecordedEvent[]): readonly RecordedEvent[] => events.toSorted((a, b) => (a.position < b.position ? -1 : 1));

/** Gathers the events that a notice follows from, and has it made of them once more. */
@Injectable()
export class GatherNoticeFacts {
  constructor(
    private readonly streams: OwnStreams,
    private readonly queries: Queries,
  ) {}

  /** Null where the account has no such notice. */
  async of(accountId: string, noticeId: string): Promise<NoticeFacts | null> {
    const notice = await this.queries.ask(noticeById, { accountId, noticeId });
    if (!notice) return null;
    const marks = await this.streams.read(accountId, `notices-${accountId}`);
    // what came after the last change that the live row knows is not held against it
    const events = inOrder([...(await this.causes(accountId, notice)), ...marks]).filter(({ position }) => position <= notice.changedAt);
    const { notice: again, restsOn } = await this.queries.ask(noticeAgain, { noticeId, events });
    return { notice, again, events: events.filter(({ id }) => restsOn.includes(id)) };
  }

  private async causes(accountId: string, { kind, projectId }: NoticeView): Promise<readonly RecordedEvent[]> {
    const category = categoryOf(kind);
    if (category !== null) return this.streams.read(accountId, `${category}-${accountId}`);
    const project = await this.streams.read(accountId, `project-${projectId}`);
    const taskIds = project.flatMap(({ data }) => ((data['tasks'] ?? []) as readonly { readonly taskId: string }[]).map(({ taskId }) => taskId));
    return (await Promise.all(taskIds.map(taskId => this.streams.read(accountId, `task-${taskId}`)))).flat();
  }
}
