import { Injectable } from '@nestjs/common';
import { JobWorker, type Lane } from '../../../shared-kernel/ports/messages.js';
import { SecondFactors } from '../../../shared-kernel/ports/second-factors.js';

/** Destroys what a removed second factor and its recovery codes were known by. */
@Injectable()
export class ForgetSecondFactorJob extends JobWorker {
  readonly job = 'accounts.forget-second-factor';
  readonly lane: Lane = 'chores';

  constructor(private readonly store: SecondFactors) {
    super();
  }

  async run({ accountId = '', factorId = '' }: Readonly<Record<string, string>>): Promise<void> {
    await this.store.forget(accountId, factorId);
  }
}
