import { join } from 'node:path';
import { Misconfigured, readConfiguration, type Configuration } from './configuration.js';
import { removeServiceRecord, writeServiceRecord } from './service-record.js';
import type { Service } from './service.js';
import { VaultLocked } from './shared-kernel/ports/vault.js';
import { stopOnSignal } from './stop-on-signal.js';

/** The simulated provider is ours, and leaves with us if it can. */
const PROVIDER_MAY_TAKE_MS = 2_000;

const say = (line: string): void => void process.stdout.write(`${line}\n`);

const greet = (url: string, { role }: Configuration, simulated: boolean, administrator: string | null): void => {
  say('');
  say(`Keyreel is ready.`);
  if (role.isSplit) say(`  Roles      ${role.plays.join(', ')}`);
  if (role.plays.includes('api')) say(`  Page       ${url}/`);
  if (role.plays.includes('api')) say(`  API        ${url}/v1`);
  if (role.plays.includes('api')) say(`  Reference  ${url}/reference`);
  else say(`  Health     ${url}/health`);
  if (simulated) say('  Provider   simulated: set OPENAI_API_KEY to use the real one');
  if (administrator !== null) say(`  First administrator: sign up, then POST ${url}/v1/administrators with this one-time token: ${administrator}`);
  say('');
};

/** Ends the process at once: without its database nothing could be recorded, so nothing may be done. */
const leaveWithoutDatabase = async ({ platform }: Service, configuration: Configuration): Promise<never> => {
  process.stderr.write(
    'The database server has ended without being asked, so the service ends too. Nothing that was acknowledged is lost: ' +
      `start the service again, and it goes on from there. Why the server ended is in ${join(configuration.dataDir, 'postgres', 'server.log')}\n`,
  );
  removeServiceRecord(configuration);
  await Promise.race([platform.provider.stop().catch(() => undefined), new Promise(resolve => setTimeout(resolve, PROVIDER_MAY_TAKE_MS))]);
  process.exit(1);
};

/** A service whose lines nobody reads any more goes on without saying them. */
const mindNoReader = (): void => {
  for (const stream of [process.stdout, process.stderr]) stream.on('error', () => undefined);
};

const begin = async (): Promise<void> => {
  mindNoReader();
  const configuration = readConfiguration(process.env);
  if (configuration.role.plays.includes('provider-sandbox')) {
    const { beTheSandbox } = await import('./sandbox.js');
    return beTheSandbox(configuration);
  }
  // a wrong setting is told at once: to load the whole house takes seconds
  const { startService } = await import('./service.js');
  const service = await startService(configuration);
  const { simulated, control } = service.platform.provider;
  writeServiceRecord(configuration, { pid: process.pid, url: service.url, sandbox: control });
  const forget = () => removeServiceRecord(configuration);
  const isStopping = stopOnSignal({
    now: () => service.close().finally(forget),
    afterWork: () => service.drain().finally(forget),
    withinMs: configuration.role.drainMs,
    say,
  });
  void service.platform.databaseEnded.then(() => {
    if (!isStopping()) void leaveWithoutDatabase(service, configuration);
  });
  const administrator = configuration.role.plays.includes('api') ? await service.firstAdministratorToken() : null;
  greet(service.url, configuration, simulated, administrator);
};

begin().catch((error: unknown) => {
  const sentence = error instanceof Error ? error.message : 'The service could not start.';
  const expected = error instanceof Misconfigured || error instanceof VaultLocked;
  process.stderr.write(`${sentence}\n${expected ? '' : 'See the lines above for more.\n'}`);
  process.exit(1);
});
