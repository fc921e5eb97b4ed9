import { START, type Batch, type EventLog, type Position, type Subscription } from '../../shared-kernel/ports/event-log.js';
import type { Projection } from '../../shared-kernel/projection.js';
import { unfenced, type Fence, type Subscriber } from './fence.js';
import type { Journal } from './journal.js';
import type { ParkedEvent } from '../../shared-kernel/ports/work-desk.js';
import { errorWord } from './journal.js';
import type { ProjectionStore } from './projection-store.js';
import { RowsInTheMaking, UndigestedEvent, type Touching } from './rows-in-the-making.js';
import { nothingSkipped, type SkippedEvents } from './skipped-events.js';

/** How far a subscriber is and whether it goes on. */
export interface SubscriberState {
  readonly name: string;
  readonly position: Position;
  /** Service time of the last event seen, ISO 8601. */
  readonly asOf: string;
  readonly health: 'running' | 'stopped';
  /** Why it stopped: the type and position of the event, never its content. */
  readonly trouble: string | null;
  /** The event that it cannot take. */
  readonly parked: ParkedEvent | null;
}

/** How often a parked subscriber looks whether an operator has it pass over the event, perhaps in another process. */
const LOOK_MS = 5_000;

/** How often one whose table is of another version looks whether it was made anew. */
const LOOK_FOR_TABLE_MS = 250;

const RETRY_MS = [100, 500, 2_000, 5_000, 15_000];

/**
 * What is held in memory before it is saved, while there is still a past to catch up with. Rows are what takes room; events and
 * time are what is folded again after a crash, and each save in between writes rows that the next one writes again.
 */
const UNSAVED_AT_MOST = { rows: 20_000, events: 1_000_000, milliseconds: 5_000 };

/**
 * Keeps one projection up to date. Rows and checkpoint are saved in one transaction, so each event counts once however
 * often it is delivered; while it catches up, many events are folded in memory for one save. A reducer that throws stops
 * this projection alone; a database that is away is tried again.
 */
export class ProjectionRunner implements Subscriber {
  /** Told whenever it has moved, stopped or gone on. */
  onMove: (() => void) | undefined;
  private subscription: Subscription | null = null;
  /** What was seen; the checkpoint may lie behind it by events that do not concern this projection. */
  private position: Position = START;
  private saved: Position = START;
  private asOf = '';
  private trouble: string | null = null;
  private stopped = true;
  private closing = false;
  private failures = 0;
  private savedAt = 0;
  private readonly making: RowsInTheMaking;
  private readonly waiters = new Set<() => void>();
  private parked: ParkedEvent | null = null;
  private passedOver: ReadonlySet<Position> = new Set();
  private looking: NodeJS.Timeout | undefined;
  private again: NodeJS.Timeout | undefined;
  private fence = unfenced;

  constructor(
    readonly projection: Projection,
    private readonly log: Pick<EventLog, 'subscribe' | 'identity'>,
    private readonly store: ProjectionStore,
    private readonly journal: Journal,
    private readonly skips: SkippedEvents = nothingSkipped,
  ) {
    this.making = new RowsInTheMaking(projection, store);
  }

  get name(): string {
    return this.projection.name;
  }

  get version(): number {
    return this.projection.version;
  }

  get state(): SubscriberState {
    return {
      name: this.name,
      position: this.position,
      asOf: this.asOf,
      health: this.stopped ? 'stopped' : 'running',
      trouble: this.trouble,
      parked: this.stopped ? this.parked : null,
    };
  }

  /** Takes the checkpoint up where it was left; one whose table is of another version waits until that was made anew beside it. */
  async start(fence: Fence = this.fence): Promise<void> {
    clearTimeout(this.looking);
    clearTimeout(this.again);
    this.fence = fence;
    this.closing = false;
    const checkpoint = await this.store.open(this.projection, await this.log.identity(), fence.epoch);
    this.passedOver = await this.skips.of(this.projection.name);
    if (this.isClosing()) return;
    this.position = checkpoint.position;
    this.saved = checkpoint.position;
    this.asOf = checkpoint.asOf;
    this.savedAt = performance.now();
    this.making.clear(); // what was not saved is delivered again
    this.trouble = null;
    this.stopped = false;
    if (checkpoint.version === this.version) this.follow();
    else this.again = setTimeout(() => this.startAgain(), LOOK_FOR_TABLE_MS);
    this.tell();
  }

  /** Takes a parked projection up again: its cause was mended, or the event is to be passed over. */
  async retry(): Promise<void> {
    if (this.stopped && this.parked && !this.closing) await this.start();
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
    clearTimeout(this.looking);
    clearTimeout(this.again);
    await this.subscription?.close();
    this.stopped = true;
    this.tell();
  }

  private follow(): void {
    const subscription = this.log.subscribe({ after: this.position, filter: { types: Object.keys(this.projection.on) } }, batch => this.take(batch));
    this.subscription = subscription;
    subscription.closed.catch((error: unknown) => this.recover(error));
  }

  /** Asked again after others had their turn. */
  private isClosing(): boolean {
    return this.closing;
  }

  private recover(error: unknown): void {
    if (this.closing) return;
    if (error instanceof UndigestedEvent) {
      this.trouble = error.message;
      this.stopped = true;
      this.park(error);
      this.journal.alarm('projection stopped', { projection: this.projection.name, event: error.message, error: error.cause });
      this.tell();
      return;
    }
    this.fence.doubt();
    const wait = RETRY_MS[Math.min(this.failures, RETRY_MS.length - 1)] ?? 0;
    this.failures += 1;
    this.journal.warn('projection tries again', { projection: this.projection.name, error });
    this.again = setTimeout(() => this.startAgain(), wait);
  }

  private startAgain(): void {
    if (!this.closing) void this.start().catch((error: unknown) => this.recover(error));
  }

  private park({ event: { type, position }, cause }: UndigestedEvent): void {
    const again = this.parked?.position === position ? this.parked.tries : 0;
    this.parked = { type, position, trouble: errorWord(cause), tries: again + 1 };
    this.looking = setTimeout(() => void this.lookAgain(position), LOOK_MS).unref();
  }

  private async lookAgain(position: Position): Promise<void> {
    const passedOver = await this.skips.of(this.projection.name).catch(() => new Set<Position>());
    if (this.closing || !this.stopped) return;
    if (passedOver.has(position)) return void this.start().catch((error: unknown) => this.recover(error));
    this.looking = setTimeout(() => void this.lookAgain(position), LOOK_MS).unref();
  }

  private async take(batch: Batch): Promise<void> {
    // a batch that touches very many rows is saved in parts, each with its own checkpoint
    let part: Touching[] = [];
    let rows = 0;
    for (const event of batch.events) {
      if (this.passedOver.has(event.position)) continue;
      const touching = this.making.touchedBy(event);
      part.push(touching);
      rows += touching.ids.length;
      if (this.making.size + rows < UNSAVED_AT_MOST.rows) continue;
      await this.making.fold(part, this.saved === START);
      await this.save(event.position);
      part = [];
      rows = 0;
    }
    await this.making.fold(part, this.saved === START);
    if (this.making.events === 0) this.pass(batch.upTo);
    else if (batch.caughtUp || this.isTimeToSave()) await this.save(batch.upTo);
    this.failures = 0;
  }

  private isTimeToSave(): boolean {
    return this.making.events >= UNSAVED_AT_MOST.events || performance.now() - this.savedAt >= UNSAVED_AT_MOST.milliseconds;
  }

  /** Events of others: seen, but not worth a transaction; after a crash they are read again. */
  private pass(upTo: Position): void {
    if (upTo > this.position) this.position = upTo;
    this.tell();
  }

  private async save(upTo: Position): Promise<void> {
    const asOf = this.making.asOf ?? this.asOf;
    await this.store.save(this.projection, this.making.changes(), { from: this.saved, to: upTo, asOf, epoch: this.fence.epoch });
    this.making.saved();
    this.position = upTo;
    this.saved = upTo;
    this.savedAt = performance.now();
    this.asOf = asOf;
    this.tell();
  }

  private tell(): void {
    for (const waiter of [...this.waiters]) waiter();
    this.onMove?.();
  }
}
