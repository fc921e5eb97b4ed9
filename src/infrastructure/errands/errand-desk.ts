import { deserialize, serialize } from 'node:v8';
import { CannotOpen, type Opener, type Sealer } from '../../shared-kernel/ports/vault.js';
import { asService } from '../asking/asker.js';
import type { Journal } from '../messaging/journal.js';
import type { Notices } from '../postgres/notices.js';
import type { ClaimedErrand, ErrandStore } from '../postgres/errand-store.js';
import type { LivingRunner } from '../postgres/living-runner.js';
import { ANSWERED, ASKED, contextOf, type ErrandOutcome } from './worker-errands.js';

const AT_ONCE = 16;
const LOOK_EVERY_MS = 1_000;

interface Parts {
  readonly store: ErrandStore;
  readonly notices: Notices;
  readonly sealer: Sealer;
  readonly opener: Opener;
  readonly journal: Journal;
  /** Does it; what it throws is told as a failure, CannotOpen as itself. */
  readonly perform: (asked: unknown) => Promise<unknown>;
  /** Whether it may be done once more, although a worker that died may have done it. */
  readonly mayBeRepeated: (asked: unknown) => boolean;
  /** What this process is known by for as long as it lives. */
  readonly living: Pick<LivingRunner, 'number'>;
}

/** Where a worker takes up what other processes ask for. They wait, so this goes beside the lanes of the queue, which may be full for minutes. */
export class ErrandDesk {
  readonly #inHand = new Set<Promise<void>>();
  #looking: NodeJS.Timeout | undefined;
  #stopHearing: (() => void) | undefined;
  #closed = false;

  constructor(private readonly parts: Parts) {}

  async start(): Promise<void> {
    this.#stopHearing = await this.parts.notices.heard(ASKED, () => this.look());
    this.#looking = setInterval(() => this.look(), LOOK_EVERY_MS).unref();
    await asService('job', () => this.parts.store.forgetOld());
    this.look();
  }

  /** Takes no more, and ends what is in hand: somebody waits for it. */
  async close(): Promise<void> {
    this.#closed = true;
    this.#stopHearing?.();
    clearInterval(this.#looking);
    await Promise.all(this.#inHand);
  }

  private look(): void {
    if (this.#closed || this.#inHand.size >= AT_ONCE) return;
    const work = asService('job', () => this.takeOne()).finally(() => this.#inHand.delete(work));
    this.#inHand.add(work);
  }

  private async takeOne(): Promise<void> {
    const { store, notices, journal, living } = this.parts;
    try {
      const claimed = await store.claim(await living.number());
      if (claimed === null) return;
      await store.answer(claimed.errandId, await this.answerTo(claimed));
      await notices.tell(ANSWERED, claimed.errandId);
      this.look(); // another one may have come while no hand was free
    } catch (error) {
      journal.warn('an errand could not be answered', { error });
    }
  }

  private async answerTo({ errandId, accountId, asked, again }: ClaimedErrand): Promise<string> {
    const { sealer, opener } = this.parts;
    const context = { accountId, errandId };
    const question: unknown = deserialize(await opener.open({ sealed: asked }, contextOf('asked', context)));
    const isLost = again && !this.parts.mayBeRepeated(question);
    const outcome = isLost ? ({ ended: 'lost' } as const) : await this.outcomeOf(question);
    return (await sealer.seal(serialize(outcome), contextOf('answered', context))).sealed;
  }

  private async outcomeOf(question: unknown): Promise<ErrandOutcome> {
    try {
      return { ended: 'done', value: await this.parts.perform(question) };
    } catch (error) {
      if (error instanceof CannotOpen) return { ended: 'cannot-open' };
      this.parts.journal.warn('an errand failed', { error });
      return { ended: 'failed' };
    }
  }
}
