import { START, type Position } from '../../../shared-kernel/ports/event-log.js';
import { LogPages, type KeptEvent, type LogFilter, type LogHead, type LogPage, type PageWanted } from '../../../shared-kernel/ports/log-pages.js';
import { isPlace, lastBefore, MOST_CHARACTERS, placeBefore, reached, stretchOf } from '../page-bounds.js';
import { ordinalOf, positionOf } from '../positions.js';
import type { Follower } from './follower.js';
import type { IndexTables } from './index-tables.js';
import type { IndexedEventLog } from './indexed-event-log.js';
import type { IndexedEvents } from './indexed-events.js';
import type { PlacedEvent } from './placed-event.js';

/** Events that are fetched together: a page may be full of characters before it is full of events. */
const TOGETHER = 100;

const TIME_AT = 'select happened_at from log_index.places where log = $1 and ordinal = $2';

const belongsTo = (account: string): string => `(right(stream_id, 36) = ${account} or accountable = ${account} or account = ${account})`;

/** What of a filter the index judges, with the values that it names; `$1` is the log. */
const conditionsOf = ({ stream, category, type, accountId, since, before }: LogFilter, values: unknown[]): string => {
  const value = (given: string) => `$${values.push(given) + 1}`;
  const conditions = [
    stream === null ? null : `stream_id = ${value(stream)}`,
    category === null ? null : `split_part(stream_id, '-', 1) = ${value(category)}`,
    type === null ? null : `type = ${value(type)}`,
    accountId === null ? null : belongsTo(value(accountId)),
    since === null ? null : `happened_at >= ${value(since)}`,
    before === null ? null : `happened_at < ${value(before)}`,
  ];
  return conditions.flatMap(condition => (condition === null ? [] : [` and ${condition}`])).join('');
};

/** Short reads of a foreign log by what somebody looks for: found in the index, fetched from the log. */
export class IndexedLogPages extends LogPages {
  constructor(
    private readonly log: IndexedEventLog,
    private readonly follower: Follower,
    private readonly index: IndexTables,
    private readonly events: IndexedEvents,
  ) {
    super();
  }

  override async page({ filter, after, until, backwards, limit }: PageWanted): Promise<LogPage> {
    const [from, to] = [ordinalOf(after), ordinalOf(until)];
    if (from >= to) return { events: [], upTo: until, whole: true };
    await this.follower.reached(Math.min(to, ordinalOf(await this.log.head())));
    const [low, high] = filter.stream === null ? stretchOf(from, to, backwards) : [from, to];
    const values: unknown[] = [low, high];
    const conditions = conditionsOf(filter, values);
    const text = `select ordinal from log_index.places where log = $1 and ordinal > $2 and ordinal <= $3${conditions}
      order by ordinal ${backwards ? 'desc' : 'asc'} limit ${limit}`;
    const found = await this.index.rows<[string]>(text, values);
    const events = await this.fetch(found.map(([ordinal]) => Number(ordinal)));
    return { events, ...reached(events, limit, { from, to, low, high, backwards }) };
  }

  override async at(position: string): Promise<KeptEvent | null> {
    if (!isPlace(position)) return null;
    await this.log.head();
    const [event] = await this.events.at([ordinalOf(position)], true);
    return event ? kept(event) : null;
  }

  override async before(moment: string): Promise<Position> {
    return positionOf(await lastBefore(moment, ordinalOf(await this.log.head()), ordinal => this.timeAt(ordinal)));
  }

  override precedingPlace(position: string): Position {
    return placeBefore(position);
  }

  override async head(): Promise<LogHead> {
    const position = await this.log.head();
    return position === START ? { position, at: null } : { position, at: await this.timeAt(ordinalOf(position)) };
  }

  private async timeAt(ordinal: number): Promise<string | null> {
    const [row] = await this.index.rows<[string]>(TIME_AT, [ordinal]);
    return row?.[0] ?? null;
  }

  /** Until the page has all the characters that it may have. */
  private async fetch(ordinals: readonly number[]): Promise<readonly KeptEvent[]> {
    const events: KeptEvent[] = [];
    let characters = 0;
    for (let at = 0; at < ordinals.length; at += TOGETHER) {
      const wanted = ordinals.slice(at, at + TOGETHER);
      const found = new Map((await this.events.at(wanted, true)).map(event => [event.ordinal, event]));
      for (const event of wanted.flatMap(ordinal => found.get(ordinal) ?? [])) {
        if (characters > MOST_CHARACTERS) return events;
        const one = kept(event);
        characters += lengthOf(one.data) + lengthOf(one.metadata);
        events.push(one);
      }
    }
    return events;
  }
}

const kept = ({ ordinal, position, stream, revision, id, type, schemaVersion, raw }: PlacedEvent): KeptEvent => ({
  ...{ ordinal, position, stream, revision, id, type, schemaVersion },
  data: raw?.data ?? '',
  metadata: raw?.metadata ?? '',
});

/** Characters as a database counts them. */
const lengthOf = (text: string): number => text.length - (text.match(/[\ud800-\udbff]/g)?.length ?? 0);
