import type { Pool, PoolClient } from 'pg';
import { hearLentOnes } from './pool.js';
import { askerNow, type Asker } from '../asking/asker.js';

type Taken = (error: Error | undefined, client: PoolClient | undefined, release: (error?: Error | boolean) => void) => void;

const SAY = `select set_config('keyreel.asker', $1, false)`;

/**
 * Has every connection that this pool lends know on whose behalf it is asked, before it is lent; the policies of the tables go
 * by it. So nobody gets a connection that still speaks for the one before. What it was told last is not told again.
 */
export function sayWhoAsks(pool: Pool, asker: () => Asker = askerNow): void {
  const lend = pool.connect.bind(pool) as () => Promise<PoolClient>;
  const told = new WeakMap<PoolClient, Asker>();
  hearLentOnes(pool);

  const borrow = async (as: Asker): Promise<PoolClient> => {
    const client = await lend();
    if (!isBetweenTransactions(client)) {
      // what is said within a transaction is forgotten when it is undone
      client.release(true);
      return borrow(as);
    }
    if (told.get(client) === as) return client;
    told.delete(client);
    try {
      await client.query(SAY, [as]);
    } catch (error) {
      client.release(error instanceof Error ? error : true);
      throw error;
    }
    told.set(client, as);
    return client;
  };

  const connect = (taken?: Taken): Promise<PoolClient> | undefined => {
    // read at once: later this may run on behalf of whoever gives a connection back
    const borrowed = saidBy(asker).then(borrow);
    if (!taken) return borrowed;
    void borrowed.then(
      client => taken(undefined, client, error => client.release(error)),
      (error: Error) => taken(error, undefined, () => undefined),
    );
    return undefined;
  };
  pool.connect = connect as typeof pool.connect;
}

const isBetweenTransactions = (client: PoolClient): boolean => [null, 'I'].includes(client.getTransactionStatus());

const saidBy = (asker: () => Asker): Promise<Asker> => {
  try {
    return Promise.resolve(asker());
  } catch (error) {
    return Promise.reject(error instanceof Error ? error : new Error('Nobody asks.'));
  }
};
