import { Inject, Injectable } from '@nestjs/common';
import { KeySafe, UsageKeySafe } from '../../../shared-kernel/ports/key-safe.js';
import { Clock, JobWorker, Queries, type Lane } from '../../../shared-kernel/ports/messages.js';
import type { ReadModels } from '../../../shared-kernel/ports/read-models.js';
import { READ_MODELS } from '../../../shared-kernel/ports/tokens.js';
import { keyStatus, usageKeyOf } from '../domain/queries.js';
import { keyStatusRows } from '../projections/key-status.projection.js';
import { usageKeyRows } from '../projections/usage-key.projection.js';

type Held = { readonly envelopeId: string } | null;
/** What a row says that an account holds, and how to ask its stream. */
type Holds = (accountId: string) => Promise<readonly [row: Held, ask: () => Promise<Held>]>;

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
    private readonly usageSafe: UsageKeySafe,
    private readonly clock: Clock,
    @Inject(READ_MODELS) private readonly rows: ReadModels,
  ) {
    super();
  }

  async run(_: Readonly<Record<string, string>>, signal: AbortSignal): Promise<void> {
    const now = this.clock.now().getTime();
    if (now < this.nextAt) return;
    const longAgo = new Date(now - HOUR_MS);
    await this.sweep(this.safe, longAgo, signal, async accountId => [
      await this.rows.row(keyStatusRows, accountId),
      () => this.queries.ask(keyStatus, { accountId }),
    ]);
    await this.sweep(this.usageSafe, longAgo, signal, async accountId => [
      await this.rows.row(usageKeyRows, accountId),
      () => this.queries.ask(usageKeyOf, { accountId }),
    ]);
    if (!signal.aborted) this.nextAt = now + HOUR_MS;
  }

  /** The row is enough to keep a key; to destroy one, the account's own stream is asked. */
  private async sweep(safe: KeySafe, before: Date, signal: AbortSignal, holds: Holds): Promise<void> {
    for await (const { accountId, envelopeId } of safe.storedBefore(before)) {
      if (signal.aborted) return;
      const [row, ask] = await holds(accountId);
      if (row?.envelopeId !== envelopeId && (await ask())?.envelopeId !== envelopeId) await safe.destroy({ accountId, envelopeId, origin: '' });
    }
  }
}
