import type { CommandContext } from '../../shared-kernel/context.js';
import { idFrom } from '../../shared-kernel/ids.js';
import type { Policy, Reaction } from '../../shared-kernel/policy.js';
import { START, type Batch, type EventLog, type Position, type RecordedEvent, type Subscription } from '../../shared-kernel/ports/event-log.js';
import type { Commands, Jobs } from '../../shared-kernel/ports/messages.js';
import { Refusal } from '../../shared-kernel/refusal.js';
import { asService } from '../asking/asker.js';
import type { ParkedEvent } from '../../shared-kernel/ports/work-desk.js';
import { FencedOff, unfenced, type Fence, type Subscriber } from './fence.js';
import { errorWord, type Journal } from './journal.js';
import type { SubscriberState } from './projection-runner.js';
import type { ProjectionStore } from './projection-store.js';
import { nothingSkipped, type SkippedEvents } from './skipped-events.js';

const RETRY_MS = [100, 500, 2_000, 5_000, 15_000];

/**
 * Runs one policy over history. Delivery is at least once: what an event asks for bears ids made of the event's id and
 * the policy's name, so a repeat does nothing. A refusal is an answer, not a failure; trouble is tried again.
 */
export class PolicyRunner implements Subscriber {
  /** Its checkpoint is taken up by any version of it. */
  readonly version = 1;
  /** Told whenever it has moved, stopped or gone on. */
  onMove: (() => void) | undefined;
  private subscription: Subscription | null = null;
  private position: Position = START;
  private saved: Position = START;
  private asOf = '';
  private trouble: string | null = null;
  private stopped = true;
  private closing = false;
  private failures = 0;
  private parked: ParkedEvent | null = null;
  private passedOver: ReadonlySet<Position> = new Set();
  private again: NodeJS.Timeout | undefined;
  private fence = unfenced;

  constructor(
    readonly policy: Policy,
    private readonly log: EventLog,
    private readonly store: ProjectionStore,
    private readonly commands: Commands,
    private readonly jobs: Jobs,
    private readonly journal: Journal,
    private readonly skips: SkippedEvents = nothingSkipped,
  ) {}

  get name(): string {
    return this.policy.name;
  }

  get state(): SubscriberState {
    return {
      name: this.name,
      position: this.position,
      asOf: this.asOf,
      health: this.stopped ? 'stopped' : 'running',
      trouble: this.trouble,
      parked: this.parked,
    };
  }

  async start(fence: Fence = this.fence): Promise<void> {
    this.fence = fence;
    this.closing = false;
    const checkpoint = await this.store.openPolicy(this.policy.name, await this.log.identity(), fence.epoch);
    this.passedOver = await this.skips.of(this.policy.name);
    if (this.isClosing()) return;
    this.position = checkpoint.position;
    this.saved = checkpoint.position;
    this.asOf = checkpoint.asOf;
    this.stopped = false;
    this.trouble = null;
    const subscription = this.log.subscribe({ after: this.position, filter: { types: Object.keys(this.policy.on) } }, batch =>
      asService('policy', () => this.take(batch)),
    );
    this.subscription = subscription;
    subscription.closed.catch((error: unknown) => this.recover(error));
    this.onMove?.();
  }

  /** Tries the event that it is parked at again at once, or passes over it where an operator said so. */
  async retry(): Promise<void> {
    if (this.closing || this.again === undefined) return;
    clearTimeout(this.again);
    this.again = undefined;
    await this.start().catch((again: unknown) => this.recover(again));
  }

  async close(): Promise<void> {
    this.closing = true;
    clearTimeout(this.again);
    await this.subscription?.close();
    this.stopped = true;
    this.parked = null; // whoever runs it next meets the event itself
    this.onMove?.();
  }

  /** Asked again after others had their turn. */
  private isClosing(): boolean {
    return this.closing;
  }

  private recover(error: unknown): void {
    if (this.closing) return;
    this.trouble = 'tries again';
    this.fence.doubt();
    const wait = RETRY_MS[Math.min(this.failures, RETRY_MS.length - 1)] ?? 0;
    this.failures += 1;
    this.journal.warn('policy tries again', { policy: this.policy.name, tries: this.failures, error });
    this.again = setTimeout(() => void this.retry(), wait);
    this.onMove?.();
  }

  private async take(batch: Batch): Promise<void> {
    for (const event of batch.events) await this.reactOrPark(event);
    const asOf = batch.events.at(-1)?.metadata.at ?? this.asOf;
    if (batch.events.length > 0) {
      await this.store.savePolicy(this.policy.name, { from: this.saved, to: batch.upTo, asOf, epoch: this.fence.epoch });
      this.saved = batch.upTo;
    }
    this.position = batch.upTo;
    this.asOf = asOf;
    this.failures = 0;
    this.trouble = null;
    this.parked = null;
    this.onMove?.();
  }

  /** What cannot be carried out is tried for ever, unless an operator has the policy pass over it. */
  private async reactOrPark(event: RecordedEvent): Promise<void> {
    const { type, position } = event;
    if (this.passedOver.has(position)) return;
    // what it would order bears the same ids as what its successor orders; it is only not to trouble anybody
    if (!this.fence.holds()) throw new FencedOff(`${this.name} is another process's by now`);
    try {
      await this.react(event);
      if (this.parked?.position === position) this.parked = null;
    } catch (error) {
      const tries = this.parked?.position === position ? this.parked.tries + 1 : 1;
      this.parked = { type, position, trouble: errorWord(error), tries };
      throw error;
    }
  }

  private async react(event: RecordedEvent): Promise<void> {
    const { id, type, data, stream, revision, position, metadata } = event;
    const reactions = this.policy.on[type]?.({ id, type, data, stream, revision, position, metadata }) ?? [];
    for (const [index, reaction] of reactions.entries()) await this.carryOut(reaction, event, index);
  }

  private async carryOut(reaction: Reaction, event: RecordedEvent, index: number): Promise<void> {
    const id = idFrom(event.id, this.policy.name, index);
    if ('job' in reaction) return this.jobs.add(reaction, id);
    try {
      await this.commands.send(reaction, this.contextFor(event, id));
    } catch (error) {
      if (!(error instanceof Refusal)) throw error;
      this.journal.warn('policy was refused', { policy: this.policy.name, event: event.type, reason: error.code, position: event.position });
    }
  }

  private contextFor({ id, metadata }: RecordedEvent, commandId: string): CommandContext {
    return {
      commandId,
      causationId: id,
      correlationId: metadata.correlationId,
      actor: `policy:${this.policy.name}`,
      ...(metadata.accountId === undefined ? {} : { accountId: metadata.accountId }),
    };
  }
}
