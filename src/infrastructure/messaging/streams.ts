import type { CommandContext } from '../../shared-kernel/context.js';
import type { AnyDecider } from '../../shared-kernel/decider.js';
import type { AnyCommand } from '../../shared-kernel/message.js';
import type { EventLog } from '../../shared-kernel/ports/event-log.js';
import type { Clock, Sent } from '../../shared-kernel/ports/messages.js';
import type { Refusal } from '../../shared-kernel/refusal.js';
import { StreamDesk, type LooseDecider } from './stream-desk.js';

const DESKS_KEPT = 10_000;

/** All streams of this process: one desk each, the least recently used idle ones are given up. */
export class Streams {
  private readonly deciders: ReadonlyMap<string, LooseDecider>;
  private readonly desks = new Map<string, StreamDesk>();

  constructor(
    deciders: readonly AnyDecider[],
    private readonly log: EventLog,
    private readonly clock: Clock,
  ) {
    this.deciders = new Map(deciders.map(decider => [decider.facts.category, decider as LooseDecider]));
  }

  /** Every kind of stream that there is. */
  get categories(): readonly string[] {
    return [...this.deciders.keys()];
  }

  /** The catalogue's sentence for what a stream says; null for a type that this version of the service does not declare. */
  sentenceOf({ stream, type }: { readonly stream: string; readonly type: string }): string | null {
    const declared = this.deciders.get(stream.slice(0, stream.indexOf('-')))?.facts.facts;
    return declared && Object.hasOwn(declared, type) ? (declared[type]?.sentence ?? null) : null;
  }

  send(command: AnyCommand, context: CommandContext): Promise<Sent> {
    return this.deskOf(command, desk => desk.send(command, context));
  }

  /** Null when the decider would not refuse it. */
  foresee(command: AnyCommand): Promise<Refusal | null> {
    return this.deskOf(command, desk => desk.foresee(command));
  }

  private deskOf<Outcome>(command: AnyCommand, use: (desk: StreamDesk) => Promise<Outcome>): Promise<Outcome> {
    const decider = this.deciders.get(command.category);
    if (!decider) return Promise.reject(new Error(`no decider for ${command.category}`));
    return use(this.desk(`${command.category}-${command.streamId}`, decider));
  }

  private desk(stream: string, decider: LooseDecider): StreamDesk {
    const desk = this.desks.get(stream) ?? new StreamDesk(stream, decider, this.log, this.clock);
    this.desks.delete(stream);
    this.desks.set(stream, desk);
    if (this.desks.size > DESKS_KEPT) this.giveUpOne();
    return desk;
  }

  private giveUpOne(): void {
    for (const [stream, desk] of this.desks) {
      if (!desk.idle) continue;
      this.desks.delete(stream);
      return;
    }
  }
}
