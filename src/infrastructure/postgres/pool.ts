import pg from 'pg';

/**
 * A pool whose connections may break at any moment: an idle one is replaced at the next use, and one that was lent says so
 * at its next question. Unheard, the error of either would end the process.
 */
export const openPool = (config: pg.PoolConfig): pg.Pool => {
  const pool = new pg.Pool(config);
  pool.on('error', () => undefined);
  hearLentOnes(pool);
  return pool;
};

/** A pool listens to those of its connections only that nobody has borrowed. */
export const hearLentOnes = (pool: pg.Pool): void => void pool.on('connect', client => client.on('error', () => undefined));
