import fc from 'fast-check';
import { allParts } from '../../src/app.module.js';
import { MemoryEventLog } from '../../src/infrastructure/event-log/memory/memory-event-log.js';
import { RowsInTheMaking } from '../../src/infrastructure/messaging/rows-in-the-making.js';
import { PastRows } from '../../src/infrastructure/past/past-rows.js';
import { newId } from '../../src/shared-kernel/ids.js';
import type { AnyEvent } from '../../src/shared-kernel/message.js';
import { START, type Position, type RecordedEvent } from '../../src/shared-kernel/ports/event-log.js';
import type { Moment } from '../../src/shared-kernel/ports/past.js';
import type { Projection, Row } from '../../src/shared-kernel/projection.js';
import { histories, type Told } from '../support/histories.js';

/** Rows of no account that are made of the streams of all: nobody can ask for them as of a moment (ADR 42). */
const OF_EVERYBODY = new Set(['media-pipeline.imports']);

const foldable = allParts.flatMap(parts => parts.projections).filter(({ name }) => !OF_EVERYBODY.has(name));

/** Another account with a like history, whose ids are its own; the price list is everybody's. */
const asAnother = (story: readonly Told[]): readonly Told[] => {
  const its = (key: string, value: unknown): unknown =>
    /Id$|^(fingerprint|name|retryOf)$/.test(key) && typeof value === 'string' ? `${value}-too` : value;
  return story
    .filter(({ stream }) => !stream.startsWith('pricecatalogue-'))
    .map(({ stream, events }) => ({ stream: `${stream}-too`, events: JSON.parse(JSON.stringify(events), its) as Told['events'] }));
};

const OPEN_WALLS = { sight: () => Promise.resolve('all' as const) };

type Rows = ReadonlyMap<string, { readonly accountId: string; readonly row: Row }>;

/** A projection that follows along as a live one does: after every event what it has made is stored, as JSON, and taken up from there. */
class Live {
  private readonly stored = new Map<string, { id: string; accountId: string; sort: string; group: string; row: Row }>();

  constructor(readonly of: Projection) {}

  async hear(event: RecordedEvent): Promise<void> {
    if (this.of.on[event.type] === undefined) return;
    const making = new RowsInTheMaking(this.of, { load: (_, ids) => Promise.resolve(ids.flatMap(id => this.stored.get(id) ?? [])) });
    await making.fold([making.touchedBy(event)], false);
    for (const { id, row } of making.changes()) {
      if (row === null) this.stored.delete(id);
      else this.stored.set(id, { ...row, row: JSON.parse(JSON.stringify(row.row)) as Row });
    }
  }

  get rows(): Rows {
    return new Map([...this.stored].map(([id, { accountId, row }]) => [id, { accountId, row }]));
  }
}

/** Steps of both stories, shuffled; each stream keeps its order. */
const turns = fc.array(fc.nat(), { minLength: 200, maxLength: 200 });
const lives = fc.record({ one: histories, other: histories, turns, remembered: fc.array(fc.nat(), { minLength: 3, maxLength: 3 }) });

const append = async (log: MemoryEventLog, stream: string, event: AnyEvent, second: number): Promise<void> => {
  const at = new Date(Date.UTC(2026, 0, 1, 0, 0, second)).toISOString();
  const metadata = { actor: 'system', commandId: newId(), causationId: 'c', correlationId: 'c', at };
  await log.append(stream, 'any', [{ id: newId(), type: event.type, schemaVersion: 1, data: event.data as Record<string, unknown>, metadata }]);
};

const play = async (log: MemoryEventLog, stories: readonly Told[], order: readonly number[]): Promise<void> => {
  const waiting = stories.map(({ stream, events }) => ({ stream, events: [...events] }));
  for (let step = 0; waiting.length > 0; step += 1) {
    const at = (order[step % order.length] ?? 0) % waiting.length;
    const next = waiting[at];
    const event = next?.events.shift();
    if (next && event) await append(log, next.stream, event, step);
    if (next?.events.length === 0) waiting.splice(at, 1);
  }
};

const everything = async (log: MemoryEventLog): Promise<readonly RecordedEvent[]> => {
  const events: RecordedEvent[] = [];
  for await (const batch of log.readAll({ after: START })) events.push(...batch.events);
  return events;
};

/** What every projection said at some positions while history went on. */
const remember = async (events: readonly RecordedEvent[], at: ReadonlySet<Position>): Promise<ReadonlyMap<Position, readonly Rows[]>> => {
  const said = new Map<Position, readonly Rows[]>();
  const live = foldable.map(of => new Live(of));
  for (const event of events) {
    for (const one of live) await one.hear(event);
    if (at.has(event.position))
      said.set(
        event.position,
        live.map(({ rows }) => rows),
      );
  }
  return said;
};

const plain = (value: unknown): unknown => JSON.parse(JSON.stringify(value)) as unknown;

type ByOwner = Readonly<Record<string, Readonly<Record<string, unknown>>>>;

/** Each account's rows by their ids; of the two accounts and of whoever else has some. */
const byOwner = (live: Rows): ByOwner => {
  const owners = new Set(['ada', 'ada-too', ...[...live.values()].map(({ accountId }) => accountId)]);
  const of = (owner: string) => [...live].flatMap(([id, { accountId, row }]) => (accountId === owner ? [[id, row] as const] : []));
  return Object.fromEntries([...owners].map(owner => [owner, Object.fromEntries(of(owner))]));
};

/** The same, made again from the log: as a list, and row by row. */
const asOf = async (past: PastRows, of: Projection, position: Position, live: Rows): Promise<ByOwner> => {
  const made = Object.keys(byOwner(live)).map(async accountId => {
    const moment: Moment = { accountId, position, at: '' };
    const rows = await past.rows(of, accountId, moment);
    const single = await Promise.all(rows.map(async ({ id }) => [id, plain(await past.row(of, id, moment))] as const));
    expect(rows.map(({ row }) => plain(row))).toEqual(single.map(([, row]) => row));
    return [accountId, Object.fromEntries(single)] as const;
  });
  return Object.fromEntries(await Promise.all(made));
};

describe('as of any position', () => {
  it('every projection says, row by row and to each account, what it said then', async () => {
    const hadRows = new Set<string>();
    // a sample and no shrinking: a whole history takes minutes to print
    for (const { one, other, turns: order, remembered } of fc.sample(lives, { seed: 20261126, numRuns: 12 })) {
      const log = new MemoryEventLog();
      await play(log, [...one, ...asAnother(other)], order);
      const events = await everything(log);
      const positions = new Set(remembered.map(n => events[n % events.length]?.position ?? START));
      const past = new PastRows(log, OPEN_WALLS);
      for (const [position, tables] of await remember(events, positions)) {
        for (const [nth, of] of foldable.entries()) {
          const live = tables[nth] ?? new Map<string, never>();
          if (live.size > 0) hadRows.add(of.name);
          expect([of.name, await asOf(past, of, position, live)]).toEqual([of.name, byOwner(live)]);
        }
      }
    }
    expect(foldable.map(({ name }) => name).filter(name => !hadRows.has(name))).toEqual([]);
  });
});
