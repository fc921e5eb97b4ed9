import { Misconfigured, readConfiguration } from './configuration.js';
import { removeServiceRecord, writeServiceRecord } from './service-record.js';
import { startService } from './service.js';
import { VaultLocked } from './shared-kernel/ports/vault.js';

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

const begin = async (): Promise<void> => {
  const configuration = readConfiguration(process.env);
  const service = await startService(configuration);
  const { dataDir } = configuration;
  const { simulated, control } = service.platform.provider;
  writeServiceRecord(dataDir, { pid: process.pid, url: service.url, sandbox: control });
  const isStopping = stopOnSignal(() => service.close().finally(() => removeServiceRecord(dataDir)));
  void service.platform.databaseEnded.then(() => {
    if (isStopping()) return;
    say('The database has ended, so the service ends too. Start it again.');
    process.exit(1);
  });
  greet(service.url, simulated, await service.firstAdministratorToken());
};

begin().catch((error: unknown) => {
  const sentence = error instanceof Error ? error.message : 'The service could not start.';
  const expected = error instanceof Misconfigured || error instanceof VaultLocked;
  process.stderr.write(`${sentence}\n${expected ? '' : 'See the lines above for more.\n'}`);
  process.exit(1);
});
