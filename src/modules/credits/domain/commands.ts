import type { AccountId, TaskId } from '../../../shared-kernel/ids.js';
import { command, commands, type CommandsOf } from '../../../shared-kernel/message.js';
import type { MicroText } from '../../../shared-kernel/money.js';
import type { Quantities, Tariff } from '../../../shared-kernel/tariff.js';
import type { CatalogueOperation, GrantSource } from './events.js';

/** What one task may cost at most; the amount is `charge(tariff, ceiling)` and nothing else. */
export interface HoldOrder {
  readonly holdId: TaskId;
  readonly projectId: string;
  readonly tariff: Tariff;
  readonly ceiling: Quantities;
}

/** Orders to a credit account. */
export const creditCommands = commands('credits', (data: { accountId: AccountId }) => data.accountId, {
  GrantCredits: command<{
    accountId: AccountId;
    grantId: string;
    amount: MicroText;
    source: GrantSource;
    priority: number;
    expiresAt: string | null;
    priceVersion: string | null;
  }>(),
  /** All holds or none; a hold that is there already is left as it is. `now` decides which grants have expired. */
  HoldCredits: command<{ accountId: AccountId; holds: readonly HoldOrder[]; now: string }>(),
  ExtendHold: command<{ accountId: AccountId; holdId: TaskId; ceiling: Quantities; reason: string; now: string }>(),
  SettleHold: command<{ accountId: AccountId; holdId: TaskId; usage: Quantities }>(),
  ReleaseHold: command<{ accountId: AccountId; holdId: TaskId; reason: string }>(),
  ExpireGrants: command<{ accountId: AccountId; now: string }>(),
  AdjustCredits: command<{ accountId: AccountId; adjustmentId: string; amount: MicroText; reason: string }>(),
});
export type CreditCommand = CommandsOf<typeof creditCommands>;

/** Orders to the stream of price catalogues. */
export const priceCatalogueCommands = commands('pricecatalogue', (data: { catalogueId: string }) => data.catalogueId, {
  /** The same version with other bytes is refused. */
  AdoptPriceCatalogue: command<{
    catalogueId: string;
    version: string;
    hash: string;
    operations: readonly CatalogueOperation[];
    signUpGrant: { amount: MicroText; priority: number; expiresAfterDays: number | null };
  }>(),
});
export type PriceCatalogueCommand = CommandsOf<typeof priceCatalogueCommands>;
