import { foldOf, type AnyDecider } from '../../shared-kernel/decider.js';
import type { AnyCommand } from '../../shared-kernel/message.js';
import type { EventLog } from '../../shared-kernel/ports/event-log.js';
import { PastDecisions, type Judgement } from '../../shared-kernel/ports/messages.js';
import { Refusal } from '../../shared-kernel/refusal.js';
import type { LooseDecider } from './stream-desk.js';

/** Asks the very deciders that decide, on streams as they stood. */
export class ReplayedDecisions extends PastDecisions {
  private readonly deciders: ReadonlyMap<string, LooseDecider>;

  constructor(
    deciders: readonly AnyDecider[],
    private readonly log: EventLog,
  ) {
    super();
    this.deciders = new Map(deciders.map(decider => [decider.facts.category, decider as LooseDecider]));
  }

  override async again(command: AnyCommand, revision: number | null): Promise<Judgement> {
    const decider = this.deciders.get(command.category);
    if (!decider) throw new Error(`no decider for ${command.category}`);
    const history = [];
    if (revision !== null)
      for await (const { type, data } of this.log.readStream(`${command.category}-${command.streamId}`, { fromRevision: 0, limit: revision + 1 }))
        history.push({ type, data });
    try {
      return { events: decider.decide(command, foldOf(decider, history)) };
    } catch (refusal) {
      if (refusal instanceof Refusal) return { refusal };
      throw refusal;
    }
  }
}
