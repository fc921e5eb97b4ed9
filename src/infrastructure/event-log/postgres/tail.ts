import { setTimeout as delay } from 'node:timers/promises';
import type pg from 'pg';
import { Gate } from '../gate.js';
import type { StoredEvent } from '../stored-event.js';
import { asText, discard } from './log-connection.js';
import { parseTextRow, textColumns, type TextRow } from './text-rows.js';

/** Events and characters that are kept for readers who are a little behind. */
const memory = { events: 4096, characters: 8 * 1024 * 1024 };

/** Events that one read brings, and milliseconds before a lost server is asked again. */
const pace = { page: 500, reconnect: 200 };

/**
 * The one reader at the end of the log that feeds every subscription of this process. It is woken by the own writer, by
 * other processes' notifications, and by a clock in case one of those was lost.
 */
export class Tail {
  readonly #connect: () => Promise<pg.Client>;
  readonly #poll: number;
  readonly #news = new Gate();
  readonly #wakes = new Gate();
  readonly #stop = new AbortController();
  #recent: StoredEvent[] = [];
  #characters = 0;
  /** The last event that was read; what is not known yet cannot be waited for. */
  #head: number | undefined;
  /** The highest ordinal that somebody has told us of. */
  #told = 0;
  #running: Promise<void> | undefined;

  /** `poll`: milliseconds between two looks when nobody says that there is something new. */
  constructor(connect: () => Promise<pg.Client>, poll: number) {
    this.#connect = connect;
    this.#poll = poll;
  }

  /** Says that the log has reached this ordinal. */
  wake(ordinal: number): void {
    if (ordinal <= this.#told) return;
    this.#told = ordinal;
    this.#wakes.open();
  }

  /** The events after an ordinal, in memory; undefined when they are no longer there, or not yet known. */
  after(ordinal: number): StoredEvent[] | undefined {
    if (this.#head === undefined || ordinal < this.#head - this.#recent.length) return undefined;
    const missing = this.#head - ordinal;
    return missing > 0 ? this.#recent.slice(-missing) : [];
  }

  /** The end of the log, once it is known to lie beyond an ordinal; rejects with NoLongerWaiting when the signal says so. */
  async beyond(ordinal: number, signal: AbortSignal): Promise<number> {
    this.#running ??= this.#run();
    while (this.#head === undefined || this.#head <= ordinal) await this.#news.next(signal);
    return this.#head;
  }

  async close(): Promise<void> {
    this.#stop.abort();
    await this.#running;
  }

  async #run(): Promise<void> {
    const clock = setInterval(() => this.#wakes.open(), this.#poll).unref();
    while (!this.#stop.signal.aborted) {
      await this.#session().catch(() => this.#waitForServer());
    }
    clearInterval(clock);
  }

  /** Follows the log over one connection until that breaks. */
  async #session(): Promise<void> {
    const client = await this.#connect();
    try {
      // listens first: what is written between the two is read, or told of
      client.on('notification', ({ payload }) => this.wake(Number(payload)));
      await client.query('listen es_log');
      if (this.#head === undefined) this.#start(await headOf(client));
      while (!this.#stop.signal.aborted) await this.#step(client, this.#head ?? 0);
    } finally {
      discard(client);
    }
  }

  async #step(client: pg.Client, head: number): Promise<void> {
    const told = this.#told;
    const events = await read(client, head);
    if (events.length > 0) this.#keep(events);
    const nothingMore = events.length < pace.page && this.#told === told;
    if (nothingMore) await this.#wakes.next(this.#stop.signal).catch(() => undefined);
  }

  #start(head: number): void {
    this.#head = head;
    this.#news.open();
  }

  #keep(events: readonly StoredEvent[]): void {
    this.#recent.push(...events);
    this.#characters += lengthOf(events);
    this.#head = events.at(-1)?.ordinal ?? this.#head;
    let surplus = 0;
    for (; this.#recent.length - surplus > memory.events || this.#characters > memory.characters; surplus += 1) {
      this.#characters -= lengthOf(this.#recent.slice(surplus, surplus + 1));
    }
    this.#recent.splice(0, surplus);
    this.#news.open();
  }

  #waitForServer(): Promise<void> {
    return delay(pace.reconnect, undefined, { signal: this.#stop.signal }).catch(() => undefined);
  }
}

async function headOf(client: pg.Client): Promise<number> {
  const { rows } = await client.query<[string]>({ text: 'select position from es.events order by position desc limit 1', rowMode: 'array' });
  return Number(rows[0]?.[0] ?? 0);
}

async function read(client: pg.Client, after: number): Promise<StoredEvent[]> {
  const { rows } = await client.query<TextRow>({
    name: 'tail',
    text: `select ${textColumns} from es.events where position > $1 order by position limit ${pace.page}`,
    values: [after],
    rowMode: 'array',
    types: asText,
  });
  return rows.map(parseTextRow);
}

function lengthOf(events: readonly StoredEvent[]): number {
  return events.reduce((sum, { data, metadata }) => sum + data.length + metadata.length, 0);
}
