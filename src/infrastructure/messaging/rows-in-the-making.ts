import type { AnyEvent } from '../../shared-kernel/message.js';
import type { Heard } from '../../shared-kernel/policy.js';
import type { RecordedEvent } from '../../shared-kernel/ports/event-log.js';
import type { Projection, Row } from '../../shared-kernel/projection.js';
import type { ProjectionStore, RowChange } from './projection-store.js';

/** An event that a reducer could not take; the projection stops here and nowhere else. */
export class UndigestedEvent extends Error {
  constructor(
    readonly event: Pick<RecordedEvent, 'type' | 'position'>,
    cause: unknown,
  ) {
    super(`${event.type} at ${event.position}`, { cause });
  }
}

/** An event and the rows that it touches. */
export interface Touching {
  readonly event: Heard<AnyEvent>;
  readonly ids: readonly string[];
}

/** A row, and what is kept of the event that made it so: a whole event would keep the bytes that it was read from. */
interface RowInTheMaking {
  row: Row | undefined;
  owner: string;
  /** Null for a row as it was stored. */
  by: Pick<RecordedEvent, 'type' | 'position'> | null;
}

/** Rows that are kept after they were saved. */
const ROWS_KEPT = 100;

/** What events have made of a projection's rows since the last save, in memory: many events, and one write for each row. */
export class RowsInTheMaking {
  private readonly rows = new Map<string, RowInTheMaking>();
  private folded = 0;
  private last: Heard<AnyEvent> | undefined;

  constructor(
    private readonly projection: Projection,
    private readonly store: Pick<ProjectionStore, 'load'>,
  ) {}

  /** Rows held in memory. */
  get size(): number {
    return this.rows.size;
  }

  /** Events folded since the last save. */
  get events(): number {
    return this.folded;
  }

  /** Service time of the last event folded since the last save. */
  get asOf(): string | undefined {
    return this.last?.metadata.at;
  }

  /** Throws UndigestedEvent. */
  touchedBy(recorded: RecordedEvent): Touching {
    try {
      return { event: recorded, ids: this.projection.rowsOf(recorded) };
    } catch (error) {
      throw new UndigestedEvent(recorded, error);
    }
  }

  /** Folds events in the order given; with `isNew` there is no stored row to go on from. Throws UndigestedEvent. */
  async fold(touchings: readonly Touching[], isNew: boolean): Promise<void> {
    if (!isNew) await this.fetch(touchings);
    for (const { event, ids } of touchings) for (const id of ids) this.reduce(event, id);
    this.folded += touchings.length;
    this.last = touchings.at(-1)?.event ?? this.last;
  }

  /** What has to be saved. Throws UndigestedEvent. */
  changes(): readonly RowChange[] {
    return [...this.rows].flatMap(([id, { row, owner, by }]) => (by === null ? [] : [this.change(id, owner, row, by)]));
  }

  /** All of it was saved. The rows touched last are kept: the next event is likely to speak of one of them, and need not wait for it then. */
  saved(): void {
    for (const [id, making] of this.rows) {
      if (making.by === null) continue;
      this.rows.delete(id); // to the end: those before it are given up first
      this.rows.set(id, making);
      making.by = null;
    }
    for (const id of this.rows.keys()) {
      if (this.rows.size <= ROWS_KEPT) break;
      this.rows.delete(id);
    }
    this.folded = 0;
    this.last = undefined;
  }

  /** Forgets everything: it will be read and folded again. */
  clear(): void {
    this.rows.clear();
    this.folded = 0;
    this.last = undefined;
  }

  private async fetch(touchings: readonly Touching[]): Promise<void> {
    const missing = new Set<string>();
    for (const { ids } of touchings) for (const id of ids) if (!this.rows.has(id)) missing.add(id);
    if (missing.size === 0) return;
    for (const { id, row, accountId } of await this.store.load(this.projection, [...missing])) this.rows.set(id, { row, owner: accountId, by: null });
  }

  private reduce(event: Heard<AnyEvent>, id: string): void {
    const making = this.making(id);
    const { type } = event;
    try {
      making.row = this.projection.on[type]?.(making.row, event, id);
      if (making.row !== undefined) making.owner = this.projection.ownerOf(event, making.row);
      making.by = { type, position: event.position };
    } catch (error) {
      throw new UndigestedEvent(event, error);
    }
  }

  private making(id: string): RowInTheMaking {
    let making = this.rows.get(id);
    if (making === undefined) this.rows.set(id, (making = { row: undefined, owner: '', by: null }));
    return making;
  }

  private change(id: string, accountId: string, row: Row | undefined, by: Pick<RecordedEvent, 'type' | 'position'>): RowChange {
    if (row === undefined) return { id, row: null };
    try {
      return { id, row: { id, accountId, sort: this.projection.sortBy(row), group: this.projection.groupBy(row), row } };
    } catch (error) {
      throw new UndigestedEvent(by, error);
    }
  }
}
