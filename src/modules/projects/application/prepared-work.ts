import type { PicturesSize, TextSize } from '../../../shared-kernel/ports/provider-prices.js';
import type { Sealer } from '../../../shared-kernel/ports/vault.js';
import type { Quantities } from '../../../shared-kernel/tariff.js';
import type { TaskOrder } from '../../media-pipeline/index.js';

/** What every order says, whatever it orders. */
export type OrderHead = Pick<TaskOrder, 'payer' | 'rule' | 'because' | 'after' | 'retryOf'>;

/** A call at the provider before it is made, as it will probably be and as it can be at most. */
export type ForeseenWork =
  { readonly kind: 'text'; readonly likely: TextSize; readonly most: TextSize } | { readonly kind: 'pictures'; readonly size: PicturesSize };

/** Work that was looked at and not yet asked for. */
export interface PreparedWork {
  /** Null where no model is called. */
  readonly model: string | null;
  /** Everything that makes this work this work, its model apart; in a fixed order, so that equal work has equal text. */
  readonly essence: unknown;
  readonly likely: Quantities;
  readonly most: Quantities;
  /** Which sound track is heard; missing for work that hears none. */
  readonly audioTrack?: number;
  /** Null for work that no provider is called for. */
  readonly foreseen: ForeseenWork | null;
  /** The most of a text by the provider's own count, asked for with the key that pays; null where it cannot be had. */
  readonly counted?: (() => Promise<ForeseenWork | null>) | undefined;
  /** `before` are the tasks of the same order that come before this one. */
  readonly order: (sealer: Sealer, head: OrderHead, before: readonly string[]) => Promise<TaskOrder>;
}
