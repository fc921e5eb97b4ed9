import { Inject, Injectable } from '@nestjs/common';
import { Clock } from '../../../shared-kernel/ports/messages.js';
import { DATA_KEYS, SEALER } from '../../../shared-kernel/ports/tokens.js';
import { CannotOpen, CannotSeal, type DataKeys, type Sealer } from '../../../shared-kernel/ports/vault.js';
import type { TaskRun } from './task-run.js';

/** Five waits, the first of a minute and each twice as long: about half an hour in all. */
const WAITS = 5;
const FIRST_WAIT_MS = 60_000;

/** What becomes of a task whose prompt, instructions or transcript were sealed and do not open. Nobody was called for it. */
@Injectable()
export class UnreadableOrder {
  constructor(
    @Inject(DATA_KEYS) private readonly dataKeys: DataKeys,
    @Inject(SEALER) private readonly sealer: Sealer,
    private readonly clock: Clock,
  ) {}

  /** Answers come sealed: whether they can be kept is found out before one is paid for. Throws CannotSeal. */
  async canBeKept({ inHand }: TaskRun): Promise<void> {
    await this.sealer.seal('', { accountId: inHand.ref.accountId, purpose: 'task.check' });
  }

  /** While the operator's master key is missing the task waits, within a bound; what was damaged or destroyed never opens again. */
  async settle(run: TaskRun): Promise<never> {
    const { waits } = await run.current();
    const isLocked = (await this.dataKeys.stateOf(run.inHand.ref.accountId)) === 'locked';
    if (!isLocked || waits >= WAITS) return run.fail('order-unreadable', 'what this was ordered with is sealed and cannot be opened');
    const now = this.clock.now();
    return run.wait('retry', new Date(now.getTime() + FIRST_WAIT_MS * 2 ** waits), now);
  }
}

export const isUnreadable = (error: unknown): boolean => error instanceof CannotOpen || error instanceof CannotSeal;
