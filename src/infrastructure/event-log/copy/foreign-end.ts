import { START, type NewEvent } from '../../../shared-kernel/ports/event-log.js';
import type { ForeignLog } from '../indexed/foreign-log.js';
import { CopyRefused, type LogEnd, type WholeEvent } from './log-end.js';

/** Of one stream, in one append; a store takes 1 MiB. */
const TOGETHER = { events: 200, bytes: 512 * 1024 };

/** A log in a store of its own. Events are appended one after another, since their order is the log's; those of one stream that follow each other go together. */
export class ForeignEnd implements LogEnd {
  readonly name = 'the event store';
  readonly #log: ForeignLog;

  constructor(log: ForeignLog) {
    this.#log = log;
  }

  identity(): Promise<string> {
    return this.#log.identity();
  }

  async *events(): AsyncGenerator<readonly WholeEvent[]> {
    for await (const { events } of this.#log.readAll({ after: START, raw: true })) yield events as readonly WholeEvent[];
  }

  adopt(identity: string): Promise<void> {
    return this.#log.adoptIdentity(identity);
  }

  async write(_after: number, events: readonly WholeEvent[]): Promise<void> {
    for (const run of runsOf(events)) await this.#append(run);
  }

  close(): Promise<void> {
    return this.#log.close();
  }

  async #append(run: readonly WholeEvent[]): Promise<void> {
    const [first] = run;
    if (!first) return;
    const expected = first.revision === 0 ? 'none' : first.revision - 1;
    const { outcome } = await this.#log.append(first.stream, expected, run.map(asNew));
    if (outcome !== 'appended')
      throw new CopyRefused(`Stream ${first.stream} in ${this.name} is not where the copy left it: let nothing run on it while it is copied to.`);
  }
}

/** A store writes what it is given as JSON.stringify does; what was written otherwise could not keep its bytes. */
const asNew = ({ id, type, schemaVersion, raw, stream, revision }: WholeEvent): NewEvent => {
  const event = {
    id,
    type,
    schemaVersion,
    data: JSON.parse(raw.data) as NewEvent['data'],
    metadata: JSON.parse(raw.metadata) as NewEvent['metadata'],
  };
  if (JSON.stringify(event.data) === raw.data && JSON.stringify(event.metadata) === raw.metadata) return event;
  throw new CopyRefused(`The event at revision ${revision} of ${stream} was not written as this program writes events: its bytes would change.`);
};

function* runsOf(events: readonly WholeEvent[]): Generator<readonly WholeEvent[]> {
  let [run, bytes]: [WholeEvent[], number] = [[], 0];
  for (const event of events) {
    const size = Buffer.byteLength(event.raw.data) + Buffer.byteLength(event.raw.metadata) + 512;
    const isSame = run.at(-1)?.stream === event.stream;
    if (run.length > 0 && (!isSame || run.length >= TOGETHER.events || bytes + size > TOGETHER.bytes)) {
      yield run;
      [run, bytes] = [[], 0];
    }
    run.push(event);
    bytes += size;
  }
  if (run.length > 0) yield run;
}
