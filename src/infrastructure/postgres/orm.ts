import { sessionOptions } from './connection-url.js';
import { MikroORM } from '@mikro-orm/postgresql';
import type { Pool } from 'pg';
import type { Asker } from '../asking/asker.js';
import type { Projection } from '../../shared-kernel/projection.js';
import { checkpointEntity, readEntity } from './read-rows.js';
import { sayWhoAsks } from './say-who-asks.js';

/** MikroORM for the serving role: read models and checkpoints; statements are never logged, because they carry rows. */
export const openOrm = (url: string, projections: readonly Projection[], asker?: () => Asker): Promise<MikroORM> =>
  MikroORM.init({
    clientUrl: url,
    entities: [checkpointEntity, ...projections.map(readEntity)],
    pool: { min: 0, max: 10 },
    driverOptions: { ...sessionOptions(url), onPoolCreated: (pool: Pool) => sayWhoAsks(pool, asker) },
    debug: false,
    logger: () => undefined,
    allowGlobalContext: false,
  });
