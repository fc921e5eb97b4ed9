import { deserialize, serialize } from 'node:v8';
import { newId } from '../../shared-kernel/ids.js';
import { refusal } from '../../shared-kernel/refusal.js';
import { CannotOpen, type Opener, type SealContext, type Sealer } from '../../shared-kernel/ports/vault.js';
import type { Notices } from '../postgres/notices.js';
import type { ErrandStore } from '../postgres/errand-store.js';

/** No worker has taken up in time what only a worker can do; nothing has come of it, or it is not known what. */
export const WorkersAway = refusal('workers_away', 'unavailable', 'What your stored key is needed for is done by a worker, and none has answered.', {
  retryAfter: 5,
  remedies: ['wait_and_retry'],
});

export const ASKED = 'keyreel_errand';
export const ANSWERED = 'keyreel_errand_done';

/** How an errand ended, as it travels; `lost` is one whose worker died, and which nobody may do once more. */
export type ErrandOutcome =
  { readonly ended: 'done'; readonly value: unknown } | { readonly ended: 'cannot-open' } | { readonly ended: 'failed' } | { readonly ended: 'lost' };

export const contextOf = (part: 'asked' | 'answered', { accountId, errandId }: { accountId: string; errandId: string }): SealContext => ({
  accountId,
  purpose: `errand.${part}`,
  id: errandId,
});

const LOOK_EVERY_MS = 1_000;

interface Parts {
  readonly store: ErrandStore;
  readonly notices: Notices;
  readonly sealer: Sealer;
  readonly opener: Opener;
}

/** Has a worker do what this process cannot, and waits for what comes of it. */
export class WorkerErrands {
  readonly #waiting = new Map<string, () => void>();
  #hears: Promise<unknown> | undefined;

  constructor(private readonly parts: Parts) {}

  async run(accountId: string, asked: object, withinMs: number): Promise<unknown> {
    const { store, notices, sealer, opener } = this.parts;
    await (this.#hears ??= notices.heard(ANSWERED, errandId => this.#waiting.get(errandId)?.()));
    const errandId = newId();
    const sealed = await sealer.seal(serialize(asked), contextOf('asked', { accountId, errandId }));
    const told = this.whenTold(errandId);
    await store.ask({ errandId, accountId, asked: sealed.sealed }, withinMs);
    await notices.tell(ASKED, errandId);
    const answered = await this.answerTo(errandId, told, withinMs).finally(() => this.#waiting.delete(errandId));
    if (answered === null) {
      await store.withdraw(errandId);
      throw WorkersAway();
    }
    const bytes = await opener.open({ sealed: answered }, contextOf('answered', { accountId, errandId }));
    return valueOf(deserialize(bytes) as ErrandOutcome);
  }

  private whenTold(errandId: string): Promise<void> {
    return new Promise(resolve => this.#waiting.set(errandId, resolve));
  }

  /** Told of it or not, it looks now and then: a notice may be missed. */
  private async answerTo(errandId: string, told: Promise<void>, withinMs: number): Promise<string | null> {
    for (const until = performance.now() + withinMs; performance.now() < until;) {
      await Promise.race([told, new Promise(resolve => setTimeout(resolve, LOOK_EVERY_MS))]);
      const answered = await this.parts.store.take(errandId);
      if (answered !== null) return answered;
    }
    return null;
  }
}

const valueOf = (outcome: ErrandOutcome): unknown => {
  if (outcome.ended === 'done') return outcome.value;
  if (outcome.ended === 'cannot-open') throw new CannotOpen();
  if (outcome.ended === 'lost') throw WorkersAway();
  throw new Error('A worker could not do what it was asked for.');
};
