import type { Row } from '../../shared-kernel/projection.js';

/** Which rows of a table, all of one account, whoever asks now may see. */
export type Sight = 'all' | 'none' | { readonly projectId: string };

/** Says what the walls of the live rows let whoever asks now see of an account's rows. */
export interface Walls {
  sight(table: string, accountId: string): Promise<Sight>;
}

/** Whether a row is within sight. */
export const isSeen = (sight: Sight, row: Row): boolean => sight === 'all' || (sight !== 'none' && row['projectId'] === sight.projectId);
