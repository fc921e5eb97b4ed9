import { Injectable } from '@nestjs/common';
import { KeySafe, UsageKeySafe } from '../../../shared-kernel/ports/key-safe.js';
import { JobWorker, type Lane } from '../../../shared-kernel/ports/messages.js';

/** Destroys the sealed row of a key that was removed. */
@Injectable()
export class DestroyEnvelopeJob extends JobWorker {
  readonly job = 'api-keys.destroy-envelope';
  readonly lane: Lane = 'chores';

  constructor(private readonly safe: KeySafe) {
    super();
  }

  async run({ accountId = '', envelopeId = '' }: Readonly<Record<string, string>>): Promise<void> {
    await this.safe.destroy({ accountId, envelopeId, origin: '' });
  }
}

/** Destroys the sealed row of an admin key that was removed. */
@Injectable()
export class DestroyUsageEnvelopeJob extends JobWorker {
  readonly job = 'api-keys.destroy-usage-envelope';
  readonly lane: Lane = 'chores';

  constructor(private readonly safe: UsageKeySafe) {
    super();
  }

  async run({ accountId = '', envelopeId = '' }: Readonly<Record<string, string>>): Promise<void> {
    await this.safe.destroy({ accountId, envelopeId, origin: '' });
  }
}
