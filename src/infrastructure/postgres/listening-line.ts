import pg from 'pg';

const RECONNECT_MS = 500;

/** Who hears on a line, and what. */
export interface Hearing {
  /** To be listened to, each time that the line begins. */
  channels(): Iterable<string>;
  hear(channel: string, payload: string): void;
  /** The line listens from now on; what was told before may have been missed. */
  began?(): void;
  /** False while nobody needs the line: a lost one is then opened again by the next who does. */
  isWanted?(): boolean;
}

/** A session that listens, and that is opened again when it is lost; no pooler in transaction mode may lie between. */
export class ListeningLine {
  #line: Promise<pg.Client> | undefined;
  #closed = false;

  constructor(
    private readonly connection: pg.ClientConfig,
    private readonly hearing: Hearing,
  ) {}

  /** The line that is there or under way, or a new one. Rejects when that cannot be had; another one follows by itself. */
  open(): Promise<pg.Client> {
    return (this.#line ??= this.connect());
  }

  async close(): Promise<void> {
    this.#closed = true;
    await this.#line?.then(
      client => client.end(),
      () => undefined,
    );
  }

  private connect(): Promise<pg.Client> {
    const client = new pg.Client(this.connection);
    const line = this.listen(client);
    const lost = () => this.reconnect(line);
    client.on('error', lost);
    client.on('end', lost);
    line.catch(lost);
    return line;
  }

  private async listen(client: pg.Client): Promise<pg.Client> {
    await client.connect();
    client.on('notification', ({ channel, payload }) => this.hearing.hear(channel, payload ?? ''));
    for (const channel of this.hearing.channels()) await client.query(`listen ${channel}`);
    this.hearing.began?.();
    return client;
  }

  private reconnect(line: Promise<pg.Client>): void {
    if (this.#line !== line || this.#closed) return;
    this.#line = undefined;
    const again = () => {
      if (!this.#closed && this.hearing.isWanted?.() !== false) void this.open();
    };
    setTimeout(again, RECONNECT_MS).unref();
  }
}
