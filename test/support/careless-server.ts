import { join } from 'node:path';
import { installedBinaries, runnableBinaries } from '../../src/infrastructure/postgres/binaries.js';
import { startEmbeddedPostgres } from '../../src/infrastructure/postgres/embedded-postgres.js';
import type { DatabaseUrls } from '../../src/infrastructure/postgres/running-server.js';
import { serverIdentity } from '../../src/infrastructure/postgres/server-identity.js';
import { startServer } from '../../src/infrastructure/postgres/server-process.js';
import { serverSettings } from '../../src/infrastructure/postgres/server-settings.js';

/** A server as an operator may run one of his own, with promises that it does not keep. */
export interface CarelessServer extends DatabaseUrls {
  stop(): Promise<void>;
}

/** Makes a cluster in the folder, or takes the one that is there, and serves it with this setting switched off. */
export async function carelessServer(dataDir: string, setting: string): Promise<CarelessServer> {
  const careful = await startEmbeddedPostgres({ dataDir });
  await careful.stop();
  const folder = join(dataDir, 'cluster');
  const identity = serverIdentity(folder);
  const binaries = runnableBinaries(installedBinaries(), identity, [dataDir, '/var/tmp', '/tmp']);
  const server = await startServer({ folder, identity, binaries }, join(dataDir, 'server.log'), port => [
    ...serverSettings(port),
    ...['-c', `${setting}=off`], // of two the last one counts
  ]);
  const here = (url: string): string => url.replace(/:\d+\//, `:${server.port}/`);
  return { url: here(careful.url), ownerUrl: here(careful.ownerUrl), stop: () => server.stop() };
}
