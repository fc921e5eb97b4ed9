import { Inject, Injectable } from '@nestjs/common';
import { systemContext } from '../../../shared-kernel/context.js';
import { idFrom } from '../../../shared-kernel/ids.js';
import { Clock, Commands, JobWorker, Queries, type Lane } from '../../../shared-kernel/ports/messages.js';
import type { ReadModels } from '../../../shared-kernel/ports/read-models.js';
import { READ_MODELS } from '../../../shared-kernel/ports/tokens.js';
import { isRefusal } from '../../../shared-kernel/refusal.js';
import { creditCommands } from '../domain/commands.js';
import { priceCatalogue, type CatalogueView } from '../domain/queries.js';
import { periodAt, periodStart } from '../projections/refill-periods.js';
import { refillsProjection } from '../projections/refills.projection.js';

interface Due {
  readonly accountId: string;
  readonly openedAt: string;
  readonly refilled: number;
}

/** Refills accounts whose month since the sign-up has begun; months that were missed are made up for, as far as the rollover cap lets them. */
@Injectable()
export class RefillCreditsJob extends JobWorker {
  readonly job = 'credits.refill';
  readonly lane: Lane = 'chores';
  override readonly recurs = true;

  constructor(
    private readonly queries: Queries,
    private readonly commands: Commands,
    private readonly clock: Clock,
    @Inject(READ_MODELS) private readonly rows: ReadModels,
  ) {
    super();
  }

  async run(_: Readonly<Record<string, string>>, signal: AbortSignal): Promise<void> {
    const prices = await this.prices();
    if (prices?.monthlyRefill === undefined) return;
    const now = this.clock.now().toISOString();
    for await (const due of this.rows.before(refillsProjection, now)) {
      if (signal.aborted) return;
      await this.refill(due, prices, now);
    }
  }

  private async refill(due: Due, prices: CatalogueView, now: string): Promise<void> {
    const last = periodAt(due.openedAt, now);
    const since = prices.refillSince ?? now;
    let period = due.refilled + 1;
    // months that began before there was a refill bring nothing
    while (period <= last && periodStart(due.openedAt, period) < since) period += 1;
    if (period - 1 > due.refilled) await this.order(due.accountId, period - 1, prices, false);
    for (; period <= last; period += 1) await this.order(due.accountId, period, prices, true);
  }

  private async order(accountId: string, period: number, { version, monthlyRefill }: CatalogueView, brings: boolean): Promise<void> {
    const grantId = idFrom('monthly refill', accountId, period);
    const refill = (brings ? monthlyRefill : undefined) ?? null;
    const command = creditCommands.RefillCredits({ accountId, grantId, period, refill, priceVersion: version });
    await this.commands.send(command, { ...systemContext(`job:${this.job}`), accountId });
  }

  private async prices(): Promise<CatalogueView | null> {
    try {
      return await this.queries.ask(priceCatalogue, {});
    } catch (error) {
      if (isRefusal(error, 'prices_unavailable')) return null;
      throw error;
    }
  }
}
