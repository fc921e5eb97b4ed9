import { Inject, Injectable } from '@nestjs/common';
import { Streams } from '../../../infrastructure/messaging/streams.js';
import type { AccountId } from '../../../shared-kernel/ids.js';
import { AccountHistory } from '../../../shared-kernel/ports/account-history.js';
import type { EventLog, Position, RecordedEvent } from '../../../shared-kernel/ports/event-log.js';
import { Clock, type Reading } from '../../../shared-kernel/ports/messages.js';
import type { RowPage } from '../../../shared-kernel/ports/read-models.js';
import { AccountUnknown } from '../../../shared-kernel/refusal.js';
import { EVENT_LOG } from '../../../shared-kernel/ports/tokens.js';
import { plainSentence } from '../domain/plain-sentence.js';

/** Which part of an account's history is wanted. */
export interface TimelineWanted {
  readonly category: string | null;
  readonly from: string | null;
  readonly to: string | null;
  readonly before: Position | null;
  readonly limit: number;
}

/** One event in words. */
export interface TimelineEntry {
  readonly position: Position;
  readonly stream: string;
  readonly revision: number;
  readonly type: string;
  readonly at: string;
  readonly sentence: string;
  readonly facts: Readonly<Record<string, string>>;
  readonly actor: string;
  readonly onBehalfOf: string | null;
  readonly requestId: string;
  readonly projectId: string | null;
  readonly taskId: string | null;
}

const UNTOLD = 'Something happened that this version of the service has no sentence for.';

const idIn = (data: RecordedEvent['data'], ...names: readonly string[]): string | null => {
  const found = names.map(name => data[name]).find(value => typeof value === 'string');
  return typeof found === 'string' ? found : null;
};

/** All that happened to an account, newest first, each event as a plain sentence. */
@Injectable()
export class AccountTimeline {
  constructor(
    private readonly history: AccountHistory,
    private readonly streams: Streams,
    private readonly clock: Clock,
    @Inject(EVENT_LOG) private readonly log: EventLog,
  ) {}

  /** `next` is the place that the next page begins before. Throws `account_unknown` where nothing ever happened to such an account. */
  async page(accountId: AccountId, wanted: TimelineWanted): Promise<Reading<RowPage<TimelineEntry>>> {
    const [position, asOf] = [await this.log.head(), this.clock.now().toISOString()];
    const events = await this.history.page({ accountId, ...wanted, limit: wanted.limit + 1 });
    if (events.length === 0) await this.assertKnown(accountId);
    const rows = events.slice(0, wanted.limit).map(event => this.told(event));
    return { value: { rows, next: events.length > wanted.limit ? (rows.at(-1)?.position ?? null) : null }, position, asOf };
  }

  private async assertKnown(accountId: AccountId): Promise<void> {
    const any = await this.history.page({ accountId, before: null, category: null, from: null, to: null, limit: 1 });
    if (any.length === 0) throw AccountUnknown();
  }

  private told(event: RecordedEvent): TimelineEntry {
    const { position, stream, revision, type, data, metadata } = event;
    const { at, actor, onBehalfOf, correlationId } = metadata;
    return {
      position,
      stream,
      revision,
      type,
      at,
      ...plainSentence({ stream, type, data }, this.streams.sentenceOf(event) ?? UNTOLD),
      actor,
      onBehalfOf: onBehalfOf ?? null,
      requestId: correlationId,
      projectId: idIn(data, 'projectId'),
      taskId: idIn(data, 'taskId', 'holdId'),
    };
  }
}
