import { Injectable } from '@nestjs/common';
import { KeySafe, UsageKeySafe } from '../../../shared-kernel/ports/key-safe.js';
import { JobWorker, type Lane } from '../../../shared-kernel/ports/messages.js';

/** Destroys the sealed row of a key that was removed. */
abstract class DestroyEnvelope extends JobWorker {
  readonly lane: Lane = 'chores';
  protected abstract readonly safe: KeySafe;

  async run({ accountId = '', envelopeId = '' }: Readonly<Record<string, string>>): Promise<void> {
    await this.safe.destroy({ accountId, envelopeId, origin: '' });
  }
}

/** Of a key that paid. */
@Injectable()
export class DestroyEnvelopeJob extends DestroyEnvelope {
  readonly job = 'api-keys.destroy-envelope';

  constructor(protected readonly safe: KeySafe) {
    super();
  }
}

/** Of an admin key. */
@Injectable()
export class DestroyUsageEnvelopeJob extends DestroyEnvelope {
  readonly job = 'api-keys.destroy-usage-envelope';

  constructor(protected readonly safe: UsageKeySafe) {
    super();
  }
}
