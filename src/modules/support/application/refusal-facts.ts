import { Injectable } from '@nestjs/common';
import type { RecordedEvent } from '../../../shared-kernel/ports/event-log.js';
import { PastDecisions, Queries, type Judgement } from '../../../shared-kernel/ports/messages.js';
import type { RefusedOn } from '../../../shared-kernel/refusal.js';
import { standingAt } from '../../projects/index.js';
import { OwnStreams } from './own-streams.js';
import type { RefusalFacts } from './why-refusal.js';

const SAME = ['code', 'rule', 'route'] as const;

const isAlike = (one: RecordedEvent, other: RecordedEvent): boolean => SAME.every(name => one.data[name] === other.data[name]);

/** By the request that was refused, also where it was one of those that were only counted, or by the event itself. */
const isMeant = ({ id, metadata, data }: RecordedEvent, asked: string): boolean => {
  const requests = data['requests'] as readonly string[] | undefined;
  return id === asked || metadata.correlationId === asked || (requests?.includes(asked) ?? false);
};

/** Gathers what the log says of one refusal, and has its decider decide again. */
@Injectable()
export class GatherRefusalFacts {
  constructor(
    private readonly streams: OwnStreams,
    private readonly queries: Queries,
    private readonly decisions: PastDecisions,
  ) {}

  /** Null where nothing was refused under that id. */
  async of(accountId: string, id: string): Promise<RefusalFacts | null> {
    const all = await this.streams.read(accountId, `refusals-${accountId}`);
    const named = all.findIndex(event => isMeant(event, id));
    const meant = all[named];
    if (!meant) return null;
    const at = meant.type === 'RefusalRecorded' ? named : all.findLastIndex((event, index) => index < named && isFirst(event, meant));
    const entry = all[at];
    if (!entry) return null;
    const next = all.findIndex((event, index) => index > at && isFirst(event, entry));
    const repeats = all.slice(at, next === -1 ? undefined : next).filter(event => event.type === 'RefusalRepeated' && isAlike(event, entry));
    const news = (await this.streams.read(accountId, `apikey-${accountId}`)).filter(({ position }) => position < entry.position);
    const { key: keyThen } = await this.queries.ask(standingAt, { accountId, keyRevision: news.at(-1)?.revision ?? null });
    return { id, entry, repeats, keyThen, again: await this.again(entry), keyNews: news.slice(-2) };
  }

  private async again({ data }: RecordedEvent): Promise<Judgement | null> {
    const on = data['on'] as RefusedOn | undefined;
    if (on?.asked !== 'stream') return null;
    const dash = on.stream.indexOf('-');
    const [category, streamId] = [on.stream.slice(0, dash), on.stream.slice(dash + 1)];
    return this.decisions.again({ category, streamId, ...on.order }, on.revision);
  }
}

const isFirst = (event: RecordedEvent, meant: RecordedEvent): boolean => event.type === 'RefusalRecorded' && isAlike(event, meant);
