import { Inject, Injectable } from '@nestjs/common';
import { KeySafe } from '../../../shared-kernel/ports/key-safe.js';
import { Clock, JobWorker, Queries, type Lane } from '../../../shared-kernel/ports/messages.js';
import type { ReadModels } from '../../../shared-kernel/ports/read-models.js';
import { READ_MODELS } from '../../../shared-kernel/ports/tokens.js';
import { keyStatus } from '../domain/queries.js';
import { keyStatusRows } from '../projections/key-status.projection.js';

const HOUR_MS = 3_600_000;

/**
 * Destroys sealed keys that no account holds: what was stored of a removed key when its own job was given up, and of a key whose
 * adding died before it was told of. Once an hour, because it looks at every key; a younger one may be on its way into the log.
 */
@Injectable()
export class SweepEnvelopesJob extends JobWorker {
  readonly job = 'api-keys.sweep-envelopes';
  readonly lane: Lane = 'chores';
  override readonly recurs = true;
  private nextAt = 0;

  constructor(
    private readonly queries: Queries,
    private readonly safe: KeySafe,
    private readonly clock: Clock,
    @Inject(READ_MODELS) private readonly rows: ReadModels,
  ) {
    super();
  }

  async run(_: Readonly<Record<string, string>>, signal: AbortSignal): Promise<void> {
    const now = this.clock.now().getTime();
    if (now < this.nextAt) return;
    for await (const { accountId, envelopeId } of this.safe.storedBefore(new Date(now - HOUR_MS))) {
      if (signal.aborted) return;
      if (!(await this.isHeld(accountId, envelopeId))) await this.safe.destroy({ accountId, envelopeId, origin: '' });
    }
    this.nextAt = now + HOUR_MS;
  }

  /** The row is enough to keep a key; to destroy one, the account's own stream is asked. */
  private async isHeld(accountId: string, envelopeId: string): Promise<boolean> {
    if ((await this.rows.row(keyStatusRows, accountId))?.envelopeId === envelopeId) return true;
    return (await this.queries.ask(keyStatus, { accountId }))?.envelopeId === envelopeId;
  }
}
