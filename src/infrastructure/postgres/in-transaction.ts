import type { Pool, PoolClient } from 'pg';

/** Runs work in one transaction, at READ COMMITTED; an error undoes it. */
export const inTransaction = async <Result>(pool: Pool, work: (client: PoolClient) => Promise<Result>): Promise<Result> => {
  const client = await pool.connect();
  try {
    await client.query('begin');
    const result = await work(client);
    await client.query('commit');
    client.release();
    return result;
  } catch (error) {
    // a connection that cannot even roll back is not given to the next one
    await client.query('rollback').then(
      () => client.release(),
      (lost: unknown) => client.release(lost instanceof Error ? lost : true),
    );
    throw error;
  }
};
