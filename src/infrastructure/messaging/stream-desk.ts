import type { CommandContext } from '../../shared-kernel/context.js';
import type { Decider } from '../../shared-kernel/decider.js';
import { idFrom } from '../../shared-kernel/ids.js';
import type { AnyCommand, AnyEvent } from '../../shared-kernel/message.js';
import {
  EventTooLarge,
  LogUnavailable,
  START,
  type Appended,
  type EventLog,
  type NewEvent,
  type Position,
} from '../../shared-kernel/ports/event-log.js';
import type { Clock, Sent } from '../../shared-kernel/ports/messages.js';
import { Refusal } from '../../shared-kernel/refusal.js';
import { leaseInHand, type HeldLease } from '../sharing/held-lease.js';

/** A decider whose types the desk need not know. */
export type LooseDecider = Decider<unknown, AnyCommand, AnyEvent>;

interface Waiting {
  readonly command: AnyCommand;
  /** Null for an order that nobody gave yet: it is decided, and nothing comes of it. */
  readonly context: CommandContext | null;
  /** Of the work that it comes from. */
  readonly lease: HeldLease | null;
  readonly resolve: (sent: Sent) => void;
  readonly reject: (error: unknown) => void;
}

interface Verdict {
  readonly waiting: Waiting;
  readonly events: readonly AnyEvent[];
  readonly refused: unknown;
  /** It was given before: there is nothing to decide. */
  readonly isRepeated?: true;
}

const DECIDED_TOGETHER = 128;
const CONFLICTS_BORNE = 20;
const REPEATS_OF_AN_APPEND = 5;
const COMMANDS_REMEMBERED = 2_000;

/**
 * Decides the commands of one stream in the order of their arrival. Commands that queue while an append is under way are
 * decided one after the other on the state that is not yet committed and leave as one append; the exact revision lets
 * the log judge. After a conflict only the tail is read and everything in hand is decided again. Work that goes by a lease is
 * heard only while that is held.
 */
export class StreamDesk {
  private readonly queue: Waiting[] = [];
  private state: unknown;
  private revision: number | null = null;
  private position: Position = START;
  private loaded = false;
  private working = false;
  private readonly heard = new Map<string, true>();

  constructor(
    private readonly stream: string,
    private readonly decider: LooseDecider,
    private readonly log: EventLog,
    private readonly clock: Clock,
  ) {
    this.state = decider.initial;
  }

  get idle(): boolean {
    return !this.working;
  }

  send(command: AnyCommand, context: CommandContext): Promise<Sent> {
    return this.queued(command, context);
  }

  /** What the order would be refused with, decided in its turn on what others wrote too; nothing is appended. */
  async foresee(command: AnyCommand): Promise<Refusal | null> {
    try {
      await this.queued(command, null);
      return null;
    } catch (error) {
      if (error instanceof Refusal) return error;
      throw error;
    }
  }

  private queued(command: AnyCommand, context: CommandContext | null): Promise<Sent> {
    return new Promise((resolve, reject) => {
      this.queue.push({ command, context, lease: leaseInHand(), resolve, reject });
      if (!this.working) void this.work();
    });
  }

  private async work(): Promise<void> {
    this.working = true;
    await nextTick();
    while (this.queue.length > 0) {
      const batch = this.queue.splice(0, DECIDED_TOGETHER);
      await this.handleOrHalve(batch);
      await nextTick(); // who was just answered may send again in this same step: those leave together
    }
    this.working = false;
  }

  /** Commands that are too large together leave apart: nobody is refused for the size of a neighbour. */
  private async handleOrHalve(batch: readonly Waiting[]): Promise<void> {
    try {
      await this.handle(batch);
    } catch (error) {
      this.forget();
      if (error instanceof EventTooLarge && batch.length > 1) {
        const half = Math.ceil(batch.length / 2);
        await this.handleOrHalve(batch.slice(0, half));
        return this.handleOrHalve(batch.slice(half));
      }
      for (const waiting of batch) waiting.reject(error);
    }
  }

  private async handle(asked: readonly Waiting[]): Promise<void> {
    let isFresh = !this.loaded || asked.some(({ context }) => context === null);
    if (isFresh) await this.readTail();
    for (let conflicts = 0; conflicts < CONFLICTS_BORNE; conflicts += 1) {
      const { verdicts, state } = this.decideAll(await stillOurs(asked));
      const events = verdicts.flatMap(verdict => this.recordable(verdict));
      if (events.length === 0) {
        // no append judges what leads to nothing: what others wrote meanwhile may have it lead to something
        if (isFresh || verdicts.every(({ isRepeated }) => isRepeated) || !(await this.readTail())) return this.answer(verdicts);
        isFresh = true;
        continue;
      }
      const appended = await this.append(events);
      if (appended) {
        this.accept(events, state, appended);
        return this.answer(verdicts);
      }
      await this.readTail();
      isFresh = true;
    }
    throw new LogUnavailable(`${this.stream} is written by too many others`);
  }

  private decideAll(batch: readonly Waiting[]): { verdicts: readonly Verdict[]; state: unknown } {
    let state = this.state;
    let revision = this.revision;
    const seen = new Set<string>();
    const verdicts = batch.map((waiting): Verdict => {
      if (waiting.context === null) return this.foreseen(waiting, state);
      const repeated = this.heard.has(waiting.context.commandId) || seen.has(waiting.context.commandId);
      if (repeated) return { waiting, events: [], refused: null, isRepeated: true };
      try {
        const events = this.decider.decide(waiting.command, state);
        state = events.reduce((before, event) => this.decider.evolve(before, event), state);
        if (events.length > 0) {
          seen.add(waiting.context.commandId);
          revision = (revision ?? -1) + events.length;
        }
        return { waiting, events, refused: null };
      } catch (refused) {
        if (refused instanceof Refusal) refused.on = { asked: 'stream', stream: this.stream, revision, order: ordered(waiting.command) };
        return { waiting, events: [], refused };
      }
    });
    return { verdicts, state };
  }

  private foreseen(waiting: Waiting, state: unknown): Verdict {
    try {
      this.decider.decide(waiting.command, state);
      return { waiting, events: [], refused: null };
    } catch (refused) {
      return { waiting, events: [], refused };
    }
  }

  private recordable({ waiting: { context }, events }: Verdict): readonly NewEvent[] {
    if (context === null) return [];
    const at = this.clock.now().toISOString();
    return events.map((event, index) => ({
      id: idFrom(context.commandId, index),
      type: event.type,
      schemaVersion: this.decider.facts.facts[event.type]?.schemaVersion ?? 1,
      data: event.data as Readonly<Record<string, unknown>>,
      metadata: {
        ...(context.accountId === undefined ? {} : { accountId: context.accountId }),
        actor: context.actor,
        ...(context.onBehalfOf === undefined ? {} : { onBehalfOf: context.onBehalfOf }),
        commandId: context.commandId,
        causationId: context.causationId,
        correlationId: context.correlationId,
        at,
      },
    }));
  }

  private async append(events: readonly NewEvent[]): Promise<Appended | null> {
    for (let attempt = 1; ; attempt += 1) {
      try {
        const outcome = await this.log.append(this.stream, this.revision ?? 'none', events);
        return outcome.outcome === 'appended' ? outcome : null;
      } catch (error) {
        // an unknown outcome is repeated with the same ids, which the log recognises
        if (!(error instanceof LogUnavailable) || attempt === REPEATS_OF_AN_APPEND) throw error;
        await new Promise(resolve => setTimeout(resolve, 50 * 2 ** attempt));
      }
    }
  }

  private accept(events: readonly NewEvent[], state: unknown, appended: Appended): void {
    this.state = state;
    this.revision = appended.revision;
    this.position = appended.position;
    for (const event of events) this.remember(event.metadata.commandId);
  }

  /** Answers whether there was anything new. */
  private async readTail(): Promise<boolean> {
    const before = this.revision;
    for await (const event of this.log.readStream(this.stream, { fromRevision: this.revision === null ? 0 : this.revision + 1 })) {
      this.state = this.decider.evolve(this.state, { type: event.type, data: event.data });
      this.revision = event.revision;
      this.position = event.position;
      this.remember(event.metadata.commandId);
    }
    this.loaded = true;
    return this.revision !== before;
  }

  private remember(commandId: string): void {
    this.heard.set(commandId, true);
    if (this.heard.size > COMMANDS_REMEMBERED) this.heard.delete(this.heard.keys().next().value ?? '');
  }

  private answer(verdicts: readonly Verdict[]): void {
    for (const { waiting, events, refused } of verdicts) {
      if (refused === null) waiting.resolve({ events, position: this.position, revision: this.revision });
      else waiting.reject(refused instanceof Refusal ? refused : new Error(`${waiting.command.type} failed`, { cause: refused }));
    }
  }

  private forget(): void {
    this.state = this.decider.initial;
    this.revision = null;
    this.loaded = false;
    this.heard.clear();
  }
}

const ordered = ({ type, data }: AnyCommand) => ({ type, data });

/** Those whose work is still this process's; the others are told that it is not. */
const stillOurs = async (asked: readonly Waiting[]): Promise<readonly Waiting[]> => {
  if (asked.every(({ lease }) => lease === null || lease.isSure)) return asked;
  const ours = await Promise.all(asked.map(isOurs));
  return asked.filter((_, index) => ours[index]);
};

const isOurs = async ({ lease, reject }: Waiting): Promise<boolean> => {
  try {
    await lease?.check();
    return true;
  } catch (lost) {
    reject(lost);
    return false;
  }
};

const nextTick = (): Promise<void> => new Promise(resolve => process.nextTick(resolve));
