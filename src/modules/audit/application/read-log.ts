import { Injectable } from '@nestjs/common';
import { START, type Position } from '../../../shared-kernel/ports/event-log.js';
import { LogPages, type KeptEvent, type LogFilter, type LogPage } from '../../../shared-kernel/ports/log-pages.js';

/** What somebody looks for in the log. A bound is a moment or a place of the log. */
export interface LogSearch extends Omit<LogFilter, 'since' | 'before'> {
  /** A moment or a place, inclusive. */
  readonly from: string | null;
  /** A moment, exclusive, or a place, inclusive. */
  readonly to: string | null;
  readonly newestFirst: boolean;
  /** The `next` of the page before. */
  readonly cursor: string | null;
  readonly limit: number;
}

/** A page of what was found, and the moment of history that it speaks of. */
export interface FoundInLog {
  readonly events: readonly KeptEvent[];
  readonly next: string | null;
  readonly position: Position;
  readonly asOf: string;
}

/** A stretch of the log, with the moments that its events must lie between. */
export interface Stretch {
  readonly after: Position;
  readonly until: Position;
  readonly since: string | null;
  readonly before: string | null;
}

/** So far a clock may have been set back without an event being missed. */
const SLACK_MS = 60 * 60 * 1000;
const EPOCH = new Date(0).toISOString();

const isPlace = (bound: string): boolean => /^\d+$/.test(bound);
const moment = (bound: string | null): string | null => (bound === null || isPlace(bound) ? null : new Date(bound).toISOString());
const moved = (at: string, by: number): string => new Date(Date.parse(at) + by).toISOString();

/** Reads the log by what somebody looks for. */
@Injectable()
export class ReadLog {
  constructor(private readonly pages: LogPages) {}

  async search({ from, to, newestFirst, cursor, limit, ...filter }: LogSearch): Promise<FoundInLog> {
    const head = await this.pages.head();
    const stretch = await this.stretch(from, to, head.position);
    const { since, before } = stretch;
    const left = cursor === null ? {} : { [newestFirst ? 'until' : 'after']: cursor as Position };
    const { after, until } = { ...stretch, ...left };
    const page: LogPage = await this.pages.page({ filter: { ...filter, since, before }, after, until, backwards: newestFirst, limit });
    return { events: page.events, next: page.whole ? null : page.upTo, position: head.position, asOf: head.at ?? EPOCH };
  }

  event(position: string): Promise<KeptEvent | null> {
    return this.pages.at(position);
  }

  /** The places between which everything lies that two bounds admit. */
  async stretch(from: string | null, to: string | null, head: Position): Promise<Stretch> {
    const [since, end] = [moment(from), moment(to)];
    const after = await this.after(from, since);
    const until = to !== null && isPlace(to) ? (to as Position) : end === null ? head : await this.pages.before(moved(end, SLACK_MS));
    return { after, until: until < head ? until : head, since, before: end };
  }

  private async after(from: string | null, since: string | null): Promise<Position> {
    if (since !== null) return this.pages.before(moved(since, -SLACK_MS));
    return from === null ? START : this.pages.precedingPlace(from);
  }
}
