import { START, type EventLog, type Position } from '../../shared-kernel/ports/event-log.js';
import type { Clock } from '../../shared-kernel/ports/messages.js';
import type { Moment } from '../../shared-kernel/ports/past.js';
import { ordinalOf, positionOf } from '../event-log/positions.js';
import { AsOfAnotherLog, AsOfBeyondTheHead, AsOfMalformed } from './refusals.js';

const TIME = /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}(?::\d{2}(?:\.\d{1,9})?)?(?:Z|[+-]\d{2}:\d{2})$/;
const PLACE = /^(?:([0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}):)?(0{4}\d{16}|0)$/;

/** What a text asks for, before the log was looked at. */
export type AskedFor = { readonly at: string } | { readonly log: string | null; readonly position: Position };

/** Throws as_of_malformed. A position of a log that counts otherwise is malformed too: this one never gave it out. */
export const askedFor = (asOf: string): AskedFor => {
  // in a query a plus sign is a space
  const text = asOf.replace(/ (?=\d{2}:\d{2}$)/, '+');
  if (TIME.test(text) && !Number.isNaN(Date.parse(text))) return { at: new Date(text).toISOString() };
  const [, log, position] = PLACE.exec(asOf.toLowerCase()) ?? [];
  if (position === undefined) throw AsOfMalformed();
  return { log: log ?? null, position: position as Position };
};

/** Finds the places in the log that times and positions stand for. */
export class Moments {
  /** `shared`: categories of streams that are everybody's, whose events count for every account. */
  constructor(
    private readonly log: EventLog,
    private readonly clock: Clock,
    private readonly shared: readonly string[],
  ) {}

  async of(asOf: string, accountId: string): Promise<Moment> {
    const asked = askedFor(asOf);
    const head = await this.log.head();
    return 'at' in asked ? this.atTime(asked.at, head, accountId) : this.atPosition(asked, head, accountId);
  }

  /**
   * The position order decides: all up to the last event, of the account's own and of what is everybody's, that bears no later time. Where a clock
   * was set back, events with a later time may lie before that one, and count: they had happened.
   */
  private async atTime(at: string, head: Position, accountId: string): Promise<Moment> {
    if (at > this.clock.now().toISOString()) throw AsOfBeyondTheHead({ now: this.clock.now().toISOString() });
    const whose = { ...(accountId === '' ? {} : { accountId }), categories: this.shared };
    const last = await this.log.lastOf(whose, { until: head, notAfter: at });
    return { accountId, position: last?.position ?? START, at };
  }

  private async atPosition(asked: { log: string | null; position: Position }, head: Position, accountId: string): Promise<Moment> {
    if (asked.log !== null && asked.log !== (await this.log.identity())) throw AsOfAnotherLog();
    if (asked.position > head) throw AsOfBeyondTheHead({ head });
    return { accountId, position: asked.position, at: await this.timeOf(asked.position) };
  }

  /** Service time of the event at a position; the beginning of time for the place before the first. */
  private async timeOf(position: Position): Promise<string> {
    if (position === START) return new Date(0).toISOString();
    for await (const { events } of this.log.readAll({ after: positionOf(ordinalOf(position) - 1), until: position }))
      for (const event of events) return event.metadata.at;
    throw new Error(`There is no event at ${position}.`);
  }
}
