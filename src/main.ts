import { join } from 'node:path';
import { Misconfigured, readConfiguration } from './configuration.js';
import { removeServiceRecord, writeServiceRecord } from './service-record.js';
import type { Service } from './service.js';
import { VaultLocked } from './shared-kernel/ports/vault.js';

/** The simulated provider is ours, and leaves with us if it can. */
const PROVIDER_MAY_TAKE_MS = 2_000;

const say = (line: string): void => void process.stdout.write(`${line}\n`);

const greet = (url: string, simulated: boolean, administrator: string | null): void => {
  say('');
  say(`Keyreel is ready.`);
  say(`  API        ${url}/v1`);
  say(`  Reference  ${url}/reference`);
  if (simulated) say('  Provider   simulated: set OPENAI_API_KEY to use the real one');
  if (administrator !== null) say(`  First administrator: sign up, then POST ${url}/v1/administrators with this one-time token: ${administrator}`);
  say('');
};

/** Stops on Ctrl-C or SIGTERM, once; a second signal while stopping changes nothing. Answers whether it is stopping. */
const stopOnSignal = (close: () => Promise<void>): (() => boolean) => {
  let stopping = false;
  const stop = (): void => {
    if (stopping) return;
    stopping = true;
    say('Stopping…');
    close().then(
      () => process.exit(0),
      () => process.exit(1),
    );
  };
  process.on('SIGINT', stop);
  process.on('SIGTERM', stop);
  return () => stopping;
};

/** Ends the process at once: without its database nothing could be recorded, so nothing may be done. */
const leaveWithoutDatabase = async ({ platform }: Service, dataDir: string): Promise<never> => {
  process.stderr.write(
    'The database server has ended without being asked, so the service ends too. Nothing that was acknowledged is lost: ' +
      `start the service again, and it goes on from there. Why the server ended is in ${join(dataDir, 'postgres', 'server.log')}\n`,
  );
  removeServiceRecord(dataDir);
  await Promise.race([platform.provider.stop().catch(() => undefined), new Promise(resolve => setTimeout(resolve, PROVIDER_MAY_TAKE_MS))]);
  process.exit(1);
};

const begin = async (): Promise<void> => {
  const configuration = readConfiguration(process.env);
  // a wrong setting is told at once: to load the whole house takes seconds
  const { startService } = await import('./service.js');
  const service = await startService(configuration);
  const { dataDir } = configuration;
  const { simulated, control } = service.platform.provider;
  writeServiceRecord(dataDir, { pid: process.pid, url: service.url, sandbox: control });
  const isStopping = stopOnSignal(() => service.close().finally(() => removeServiceRecord(dataDir)));
  void service.platform.databaseEnded.then(() => {
    if (!isStopping()) void leaveWithoutDatabase(service, dataDir);
  });
  greet(service.url, simulated, await service.firstAdministratorToken());
};

begin().catch((error: unknown) => {
  const sentence = error instanceof Error ? error.message : 'The service could not start.';
  const expected = error instanceof Misconfigured || error instanceof VaultLocked;
  process.stderr.write(`${sentence}\n${expected ? '' : 'See the lines above for more.\n'}`);
  process.exit(1);
});
