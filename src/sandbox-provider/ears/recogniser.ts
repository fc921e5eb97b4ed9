import type { ChildProcess } from 'node:child_process';
import { availableParallelism } from 'node:os';
import { besides, forkChild } from '../processes/child-node.js';
import type { HeardWord } from './pocketsphinx.js';
import type { Question, Reply } from './recogniser-child.js';

interface Listener {
  readonly child: ChildProcess;
  readonly ready: Promise<string | null>;
  busy: boolean;
}

interface Waiting {
  readonly samples: Int16Array;
  readonly resolve: (words: readonly HeardWord[]) => void;
  readonly reject: (error: Error) => void;
}

const idleMilliseconds = 5 * 60_000;
const mostSeconds = 600;

/** The machine cannot recognise speech; the message says why. */
export class NoRecogniser extends Error {
  override readonly name = 'NoRecogniser';
}

/** Child processes that understand English speech: started when first needed, ended when long unused. */
export class Recogniser {
  readonly #listeners = new Set<Listener>();
  readonly #waiting: Waiting[] = [];
  readonly #entry: URL;
  readonly #size: number;
  #lastId = 0;
  #idle: NodeJS.Timeout | null = null;
  #stopped = false;

  /** `entry` is the program of the child. */
  constructor(entry = besides(import.meta.url, 'recogniser-child'), size = Math.min(2, availableParallelism())) {
    this.#entry = entry;
    this.#size = size;
  }

  /** Words with times from the start of the samples. Throws `NoRecogniser` where there is none. */
  hear(samples: Int16Array): Promise<readonly HeardWord[]> {
    return new Promise((resolve, reject) => {
      this.#waiting.push({ samples, resolve, reject });
      this.#dispatch();
    });
  }

  /** Starts one child ahead of need; returns why that cannot be done, or null. */
  async warm(): Promise<string | null> {
    const [first] = this.#listeners;
    return (first ?? this.#start()).ready;
  }

  /** Ends the children; what waits is refused. */
  stop(): void {
    this.#stopped = true;
    this.#rest();
    for (const { reject } of this.#waiting.splice(0)) reject(new NoRecogniser('The provider stops.'));
  }

  #dispatch(): void {
    if (this.#stopped) return;
    if (this.#idle) clearTimeout(this.#idle);
    const free = [...this.#listeners].find(listener => !listener.busy);
    const listener = free ?? (this.#listeners.size < this.#size ? this.#start() : null);
    const next = listener ? this.#waiting.shift() : undefined;
    if (listener && next) void this.#serve(listener, next);
    else this.#restLater();
  }

  async #serve(listener: Listener, waiting: Waiting): Promise<void> {
    listener.busy = true;
    try {
      const reason = await listener.ready;
      if (reason) throw new NoRecogniser(reason);
      waiting.resolve(await this.#ask(listener.child, waiting.samples));
    } catch (error) {
      waiting.reject(error instanceof Error ? error : new Error(String(error)));
      this.#dismiss(listener);
    }
    listener.busy = false;
    this.#dispatch();
  }

  #ask(child: ChildProcess, samples: Int16Array): Promise<readonly HeardWord[]> {
    const id = ++this.#lastId;
    const question: Question = { id, samples: new Uint8Array(samples.buffer, samples.byteOffset, samples.byteLength) };
    return new Promise((resolve, reject) => {
      const finish = (end: () => void) => {
        clearTimeout(timer);
        child.off('message', onReply).off('exit', onExit);
        end();
      };
      const onExit = () => finish(() => reject(new Error('The recogniser ended.')));
      const onReply = (reply: Reply) => {
        if (reply.kind === 'heard' && reply.id === id) finish(() => resolve(reply.words));
        if (reply.kind === 'failed' && reply.id === id) finish(() => reject(new Error(reply.reason)));
      };
      const timer = setTimeout(() => finish(() => reject(new Error('The recogniser took too long.'))), mostSeconds * 1000);
      child.on('message', onReply).on('exit', onExit);
      child.send(question);
    });
  }

  #start(): Listener {
    const child = forkChild(this.#entry);
    const ready = new Promise<string | null>(resolve => {
      child.once('message', (reply: Reply) => resolve(reply.kind === 'unable' ? reply.reason : null));
      child.once('exit', () => resolve('The recogniser does not start on this machine.'));
      child.once('error', error => resolve(error.message));
    });
    const listener: Listener = { child, ready, busy: false };
    this.#listeners.add(listener);
    child.once('exit', () => this.#listeners.delete(listener));
    child.unref();
    child.channel?.unref();
    return listener;
  }

  #restLater(): void {
    if (this.#waiting.length > 0 || [...this.#listeners].some(({ busy }) => busy)) return;
    this.#idle = setTimeout(() => this.#rest(), idleMilliseconds).unref();
  }

  #rest(): void {
    if (this.#idle) clearTimeout(this.#idle);
    for (const listener of this.#listeners) this.#dismiss(listener);
  }

  #dismiss(listener: Listener): void {
    this.#listeners.delete(listener);
    listener.child.kill();
  }
}
