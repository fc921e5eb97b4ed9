import type { ChildProcess } from 'node:child_process';
import { buffer, text } from 'node:stream/consumers';
import type { EventMetadata } from '../../src/shared-kernel/ports/event-log.js';
import { ended, startChild } from './child.js';

/** An event as the command line prints it. */
export interface LoggedEvent {
  readonly stream: string;
  readonly revision: number;
  readonly position: string;
  readonly id: string;
  readonly type: string;
  readonly data: Readonly<Record<string, unknown>>;
  readonly metadata: EventMetadata;
}

/** What the command line says of a log and its books. */
export interface Audited {
  readonly head: string;
  readonly events: number;
  readonly leaves: string;
  readonly books: {
    readonly entries: number;
    readonly accounts: number;
    readonly totals: Readonly<Record<string, string>>;
    readonly violation: { readonly position: string; readonly sentence: string } | null;
  };
}

export interface TableDigest {
  readonly projection: string;
  readonly rows: number;
  readonly digest: string;
}

export interface Rebuilt extends Audited {
  readonly editedAt: number | null;
  readonly tables: readonly TableDigest[];
}

/** Someone at the installation's command line, in a fresh process for each question. */
export class Auditor {
  constructor(
    private readonly dataDir: string,
    private readonly engines: Readonly<Record<string, string>> = {},
  ) {}

  async events(): Promise<readonly LoggedEvent[]> {
    const lines = (await this.#ask('events')).toString('utf8').trim().split('\n');
    return lines.map(line => JSON.parse(line) as LoggedEvent);
  }

  verify(): Promise<Audited> {
    return this.#json('verify');
  }

  async digests(): Promise<readonly TableDigest[]> {
    return (await this.#json<{ tables: readonly TableDigest[] }>('digests')).tables;
  }

  rebuild(...options: readonly '--tamper'[]): Promise<Rebuilt> {
    return this.#json('rebuild', ...options);
  }

  dump(plant: string): Promise<Buffer> {
    return this.#ask('dump', `--plant=${plant}`);
  }

  async #json<Answer>(...args: readonly string[]): Promise<Answer> {
    return JSON.parse((await this.#ask(...args)).toString('utf8')) as Answer;
  }

  async #ask(...args: readonly string[]): Promise<Buffer> {
    const child = startChild('cli', args, { KEYREEL_DATA_DIR: this.dataDir, ...this.engines });
    const [said, complained, code] = await Promise.all([saidBy(child.stdout), complainedBy(child), ended(child)]);
    if (code !== 0 && said.length === 0) throw new Error(`cli ${args[0]} ended with ${code}: ${complained}`);
    return said;
  }
}

const saidBy = (stream: ChildProcess['stdout']): Promise<Buffer> => (stream ? buffer(stream) : Promise.resolve(Buffer.alloc(0)));
const complainedBy = ({ stderr }: ChildProcess): Promise<string> => (stderr ? text(stderr) : Promise.resolve(''));
