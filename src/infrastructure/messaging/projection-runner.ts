import type { AnyEvent } from '../../shared-kernel/message.js';
import type { Heard } from '../../shared-kernel/policy.js';
import { START, type Batch, type EventLog, type Position, type RecordedEvent, type Subscription } from '../../shared-kernel/ports/event-log.js';
import type { Projection, Row } from '../../shared-kernel/projection.js';
import type { ProjectionStore, RowChange, StoredRow } from './projection-store.js';
import type { Journal } from './journal.js';

/** How far a subscriber is and whether it goes on. */
export interface SubscriberState {
  readonly name: string;
  readonly position: Position;
  /** Service time of the last event seen, ISO 8601. */
  readonly asOf: string;
  readonly health: 'running' | 'stopped';
  /** Why it stopped: the type and position of the event, never its content. */
  readonly trouble: string | null;
}

/** An event that a reducer could not take; the projection stops here and nowhere else. */
class UndigestedEvent extends Error {
  constructor(
    readonly event: RecordedEvent,
    cause: unknown,
  ) {
    super(`${event.type} at ${event.position}`, { cause });
  }
}

const RETRY_MS = [100, 500, 2_000, 5_000, 15_000];
const ROWS_IN_MEMORY = 20_000;

const heard = (event: RecordedEvent): Heard<AnyEvent> => ({
  type: event.type,
  data: event.data,
  id: event.id,
  stream: event.stream,
  revision: event.revision,
  position: event.position,
  metadata: event.metadata,
});

/**
 * Keeps one projection up to date. Rows and checkpoint are saved in one transaction, so each event counts once however
 * often it is delivered. A reducer that throws stops this projection alone; a database that is away is tried again.
 */
export class ProjectionRunner {
  private subscription: Subscription | null = null;
  /** What was seen; the checkpoint may lie behind it by events that do not concern this projection. */
  private position: Position = START;
  private saved: Position = START;
  private asOf = '';
  private trouble: string | null = null;
  private stopped = true;
  private closing = false;
  private failures = 0;
  private readonly waiters = new Set<() => void>();

  constructor(
    readonly projection: Projection,
    private readonly log: EventLog,
    private readonly store: ProjectionStore,
    private readonly journal: Journal,
  ) {}

  get state(): SubscriberState {
    return {
      name: this.projection.name,
      position: this.position,
      asOf: this.asOf,
      health: this.stopped ? 'stopped' : 'running',
      trouble: this.trouble,
    };
  }

  /** Takes the checkpoint up where it was left; a new version of the projection begins from nothing. */
  async start(): Promise<void> {
    const checkpoint = await this.store.open(this.projection, await this.log.identity());
    this.position = checkpoint.position;
    this.saved = checkpoint.position;
    this.asOf = checkpoint.asOf;
    this.trouble = null;
    this.stopped = false;
    this.follow();
  }

  /** Waits until the position is reached; false when time is up or the projection stopped. */
  async reached(position: Position, withinMs: number): Promise<boolean> {
    if (this.position >= position) return true;
    return new Promise(resolve => {
      const finish = (result: boolean) => {
        clearTimeout(timer);
        this.waiters.delete(look);
        resolve(result);
      };
      const look = () => {
        if (this.position >= position) finish(true);
        else if (this.stopped) finish(false);
      };
      const timer = setTimeout(() => finish(false), withinMs);
      this.waiters.add(look);
      look();
    });
  }

  async close(): Promise<void> {
    this.closing = true;
    await this.subscription?.close();
    this.stopped = true;
    this.tell();
  }

  private follow(): void {
    const subscription = this.log.subscribe({ after: this.position, filter: { types: Object.keys(this.projection.on) } }, batch => this.take(batch));
    this.subscription = subscription;
    subscription.closed.catch((error: unknown) => this.recover(error));
  }

  private recover(error: unknown): void {
    if (this.closing) return;
    if (error instanceof UndigestedEvent) {
      this.trouble = error.message;
      this.stopped = true;
      this.journal.alarm('projection stopped', { projection: this.projection.name, event: error.message, error: error.cause });
      this.tell();
      return;
    }
    const wait = RETRY_MS[Math.min(this.failures, RETRY_MS.length - 1)] ?? 0;
    this.failures += 1;
    this.journal.warn('projection tries again', { projection: this.projection.name, error });
    setTimeout(() => {
      if (!this.closing) void this.start().catch((again: unknown) => this.recover(again));
    }, wait);
  }

  private async take(batch: Batch): Promise<void> {
    // a batch that touches very many rows is saved in parts, each with its own checkpoint
    let part: RecordedEvent[] = [];
    let rows = 0;
    for (const event of batch.events) {
      part.push(event);
      rows += this.projection.rowsOf(heard(event)).length;
      if (rows < ROWS_IN_MEMORY) continue;
      await this.save(part, event.position);
      part = [];
      rows = 0;
    }
    if (part.length > 0) await this.save(part, batch.upTo);
    else this.pass(batch.upTo);
    this.failures = 0;
  }

  /** Events of others: seen, but not worth a transaction; after a crash they are read again. */
  private pass(upTo: Position): void {
    if (upTo > this.position) this.position = upTo;
    this.tell();
  }

  private async save(events: readonly RecordedEvent[], upTo: Position): Promise<void> {
    const changes = events.length === 0 ? [] : await this.fold(events);
    const asOf = events.at(-1)?.metadata.at ?? this.asOf;
    await this.store.save(this.projection, changes, { from: this.saved, to: upTo, asOf });
    this.position = upTo;
    this.saved = upTo;
    this.asOf = asOf;
    this.tell();
  }

  private async fold(events: readonly RecordedEvent[]): Promise<readonly RowChange[]> {
    const relevant = events.map(event => ({ event, ids: this.digest(event, () => this.projection.rowsOf(heard(event))) }));
    const ids = new Set(relevant.flatMap(({ ids: touched }) => touched));
    const rows = new Map<string, StoredRow>((await this.store.load(this.projection, [...ids])).map(row => [row.id, row]));
    for (const { event, ids: touched } of relevant) for (const id of touched) this.digest(event, () => this.reduce(rows, event, id));
    return [...ids].map(id => ({ id, row: rows.get(id) ?? null }));
  }

  private digest<T>(event: RecordedEvent, work: () => T): T {
    try {
      return work();
    } catch (error) {
      throw new UndigestedEvent(event, error);
    }
  }

  private reduce(rows: Map<string, StoredRow>, event: RecordedEvent, id: string): void {
    const { projection } = this;
    const reduced = projection.on[event.type]?.(rows.get(id)?.row, heard(event), id);
    if (reduced === undefined) rows.delete(id);
    else rows.set(id, stored(projection, heard(event), id, reduced));
  }

  private tell(): void {
    for (const waiter of [...this.waiters]) waiter();
  }
}

const stored = (projection: Projection, event: Heard<AnyEvent>, id: string, row: Row): StoredRow => ({
  id,
  accountId: projection.ownerOf(event, row),
  sort: projection.sortBy(row),
  group: projection.groupBy(row),
  row,
});
