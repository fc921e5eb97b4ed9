import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import pg from 'pg';
import { startEmbeddedPostgres } from '../src/infrastructure/postgres/embedded-postgres.js';
import { migrate } from '../src/infrastructure/postgres/migrate.js';

/** A database of one measure's own. */
export interface Room {
  /** The serving role's, as the product uses it. */
  readonly url: string;
  readonly ownerUrl: string;
}

/** A server and a folder that last as long as the bench. */
export interface Ground {
  readonly folder: string;
  readonly serverVersion: string;
  /** A database with the product's schema, or an empty one. */
  room(name: string, schema: 'product' | 'none'): Promise<Room>;
  leave(): Promise<void>;
}

/** Runs statements as a database's owner. */
export const asOwner = async <Result>({ ownerUrl }: Pick<Room, 'ownerUrl'>, work: (owner: pg.Client) => Promise<Result>): Promise<Result> => {
  const owner = new pg.Client({ connectionString: ownerUrl });
  await owner.connect();
  try {
    return await work(owner);
  } finally {
    await owner.end();
  }
};

const within = (url: string, database: string): string => Object.assign(new URL(url), { pathname: `/${database}` }).href;

/** The embedded server as the product starts it, in a folder that is removed afterwards. */
export const openGround = async (): Promise<Ground> => {
  const folder = await mkdtemp(join(tmpdir(), 'keyreel bench '));
  const server = await startEmbeddedPostgres({ dataDir: join(folder, 'postgres') });
  const { rows } = await asOwner(server, owner => owner.query<{ server_version: string }>('show server_version'));
  return {
    folder,
    serverVersion: rows[0]?.server_version ?? '',
    room: async (name, schema) => {
      await asOwner(server, owner => owner.query(`create database ${name}`));
      const room = { url: within(server.url, name), ownerUrl: within(server.ownerUrl, name) };
      if (schema === 'product') await migrate(room.ownerUrl);
      return room;
    },
    leave: async () => {
      await server.stop();
      await rm(folder, { recursive: true, force: true });
    },
  };
};
