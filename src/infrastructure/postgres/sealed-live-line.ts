import { randomUUID } from 'node:crypto';
import { LiveLine } from '../../shared-kernel/ports/live-line.js';
import type { Opener, SealContext, Sealer } from '../../shared-kernel/ports/vault.js';
import { asService } from '../asking/asker.js';
import type { Journal } from '../messaging/journal.js';
import { LONGEST_NOTICE, type Notices } from './notices.js';

const CHANNEL = 'keyreel_live';
/** Beyond them the database is too slow for what people see move, and it is left out. */
const MOST_WAITING = 500;

interface Frame {
  readonly from: string;
  readonly topic: string;
  readonly accountId: string;
  readonly sealed: string;
}

interface Parts {
  readonly notices: Notices;
  readonly sealer: Sealer;
  readonly opener: Opener;
  readonly journal: Journal;
}

type Listener = (message: unknown) => void;

const contextOf = ({ accountId, topic }: Pick<Frame, 'accountId' | 'topic'>): SealContext => ({ accountId, purpose: `live.${topic}` });

/** The line by NOTIFY, which the database passes on and does not keep; sealed all the same under the account's data key. */
export class SealedLiveLine extends LiveLine {
  readonly hasOthers = true;
  readonly #self = randomUUID();
  readonly #listeners = new Map<string, Set<Listener>>();
  #hears: Promise<unknown> | undefined;
  #said: Promise<void> = Promise.resolve();
  #taken: Promise<void> = Promise.resolve();
  #waiting = 0;

  constructor(private readonly parts: Parts) {
    super();
  }

  override tell(topic: string, accountId: string, message: object): void {
    if (this.#waiting >= MOST_WAITING) return;
    this.#waiting += 1;
    // one after the other, so that a text arrives in its order
    this.#said = this.#said
      .then(() => asService('live', () => this.say({ topic, accountId }, message)))
      .catch((error: unknown) => this.parts.journal.warn('what moves could not be told to other processes', { error }))
      .finally(() => (this.#waiting -= 1));
  }

  override heard(topic: string, listener: Listener): () => void {
    const listeners = this.#listeners.get(topic) ?? new Set();
    this.#listeners.set(topic, listeners.add(listener));
    this.#hears ??= this.parts.notices.heard(CHANNEL, payload => this.take(payload)).catch(() => undefined);
    return () => void listeners.delete(listener);
  }

  private async say(to: Pick<Frame, 'topic' | 'accountId'>, message: object): Promise<void> {
    const { sealed } = await this.parts.sealer.seal(JSON.stringify(message), contextOf(to));
    const payload = JSON.stringify({ ...to, sealed, from: this.#self } satisfies Frame);
    if (payload.length <= LONGEST_NOTICE) await this.parts.notices.tell(CHANNEL, payload);
  }

  private take(payload: string): void {
    const frame = JSON.parse(payload) as Frame;
    if (frame.from === this.#self || !this.#listeners.get(frame.topic)?.size) return;
    this.#taken = this.#taken.then(() => asService('live', () => this.pass(frame))).catch(() => undefined); // of an account that is gone
  }

  private async pass(frame: Frame): Promise<void> {
    const text = await this.parts.opener.openText({ sealed: frame.sealed }, contextOf(frame));
    const message: unknown = JSON.parse(text);
    for (const listener of this.#listeners.get(frame.topic) ?? []) listener(message);
  }
}
