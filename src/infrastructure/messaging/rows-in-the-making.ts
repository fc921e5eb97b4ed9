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

/** A row as the last event left it; without such an event it is as it was stored. */
interface RowInTheMaking {
  row: Row | undefined;
  event: Heard<AnyEvent> | null;
}

const heard = ({ type, data, id, stream, revision, position, metadata }: RecordedEvent): Heard<AnyEvent> => ({
  type,
  data,
  id,
  stream,
  revision,
  position,
  metadata,
});

/** What events have made of a projection's rows since the last save, in memory: many events, and one write for each row. */
export class RowsInTheMaking {
  private readonly rows = new Map<string, RowInTheMaking>();
  private folded = 0;
  private last: Heard<AnyEvent> | undefined;

  constructor(
    private readonly projection: Projection,
    private readonly store: ProjectionStore,
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
    const event = heard(recorded);
    try {
      return { event, ids: this.projection.rowsOf(event) };
    } catch (error) {
      throw new UndigestedEvent(recorded, error);
    }
  }

  /** Folds events in the order given; with `isNew` there is no stored row to go on from. Throws UndigestedEvent. */
  async fold(touchings: readonly Touching[], isNew: boolean): Promise<void> {
    await this.fetch(touchings, isNew);
    for (const { event, ids } of touchings) for (const id of ids) this.reduce(event, id);
    this.folded += touchings.length;
    this.last = touchings.at(-1)?.event ?? this.last;
  }

  /** What has to be saved. Throws UndigestedEvent. */
  changes(): readonly RowChange[] {
    return [...this.rows].flatMap(([id, { row, event }]) => (event === null ? [] : [this.change(id, row, event)]));
  }

  /** Forgets everything: it was saved, or will be folded again. */
  clear(): void {
    this.rows.clear();
    this.folded = 0;
    this.last = undefined;
  }

  private async fetch(touchings: readonly Touching[], isNew: boolean): Promise<void> {
    const missing = new Set<string>();
    for (const { ids } of touchings) for (const id of ids) if (!this.rows.has(id)) missing.add(id);
    for (const id of missing) this.rows.set(id, { row: undefined, event: null });
    if (isNew || missing.size === 0) return;
    for (const { id, row } of await this.store.load(this.projection, [...missing])) this.rows.set(id, { row, event: null });
  }

  private reduce(event: Heard<AnyEvent>, id: string): void {
    const making = this.rows.get(id);
    if (!making) return;
    try {
      making.row = this.projection.on[event.type]?.(making.row, event, id);
      making.event = event;
    } catch (error) {
      throw new UndigestedEvent(event, error);
    }
  }

  private change(id: string, row: Row | undefined, event: Heard<AnyEvent>): RowChange {
    if (row === undefined) return { id, row: null };
    const { projection } = this;
    try {
      return { id, row: { id, accountId: projection.ownerOf(event, row), sort: projection.sortBy(row), group: projection.groupBy(row), row } };
    } catch (error) {
      throw new UndigestedEvent(event, error);
    }
  }
}
