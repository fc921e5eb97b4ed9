import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { randomUUID } from 'node:crypto';
import { readConfiguration, type Configuration } from '../../src/configuration.js';
import type { LogPlace } from '../../src/infrastructure/event-log/open-event-log.js';
import { eventStoreUrl as addressIn } from '../../src/settings/event-store-settings.js';
import { SandboxControl } from '../../src/sandbox-provider/control-client.js';
import { startSandboxProvider, type RunningSandbox } from '../../src/sandbox-provider/start.js';
import { startService, type Service } from '../../src/service.js';
import { Actor } from './actor.js';
import { asking } from './asking.js';
import { MovableClock } from './movable-clock.js';
import { freshDatabase, type FreshDatabase } from './postgres.js';
import { LeakSearch } from './secrecy/leak-search.js';

/** The whole service on real parts: a database of its own, a data folder, and a sandbox provider in this process. */
export interface World {
  readonly service: Service;
  readonly url: string;
  readonly database: FreshDatabase;
  readonly dataDir: string;
  /** What the command line is told to find the same installation. */
  readonly settings: NodeJS.ProcessEnv;
  /** Where its log lies, for whoever opens that beside the service. */
  readonly logPlace: LogPlace;
  readonly platformKey: string;
  readonly provider: SandboxControl;
  readonly sandbox: RunningSandbox;
  /** The service's clock: the machine's until it is moved on. */
  readonly clock: MovableClock;
  /** Knows what is told in confidence, and looks for it everywhere when the world closes. */
  readonly leaks: LeakSearch;
  /** Lines of the service's journal. */
  readonly lines: readonly string[];
  /** A person with an account of their own. */
  signsUp(): Promise<Actor>;
  settled(): Promise<void>;
  /** Closes the service and starts it again on the same database and folder, after what happens meanwhile, perhaps with other settings. */
  restart(meanwhile?: () => Promise<unknown>, otherwise?: Wishes): Promise<World>;
  /** Fails when anything that was told in confidence lies somewhere in clear. */
  close(): Promise<void>;
}

/** What a spec may want otherwise; `provider` replaces the sandbox, which then only waits. */
export type Wishes = Partial<Omit<Configuration, 'databaseUrl' | 'dataDir'>>;

interface Ground {
  readonly database: FreshDatabase;
  /** Where the log is, if not in the database. */
  readonly eventStore: EventStore | null;
  readonly dataDir: string;
  readonly sandbox: RunningSandbox;
  readonly platformKey: string;
  readonly wishes: Wishes;
  readonly clock: MovableClock;
  readonly leaks: LeakSearch;
  /** All that the service has written, over every start. */
  readonly output: string[];
}

/** Opens a world; every spec file has one of its own. */
export const openWorld = async (wishes: Wishes = {}): Promise<World> => {
  const platformKey = `sk-platform-${randomUUID()}`;
  const dataDir = await mkdtemp(join(tmpdir(), 'keyreel world '));
  const sandbox = await startSandboxProvider({ platformKey, dataDir: join(dataDir, 'sandbox-provider'), ...heardOnce() });
  const [database, eventStore] = [await freshDatabase(), await eventStoreOf(process.env)];
  return build({
    database,
    eventStore,
    dataDir,
    sandbox,
    platformKey,
    wishes,
    clock: new MovableClock(),
    leaks: watch(sandbox, platformKey),
    output: [],
  });
};

interface EventStore {
  readonly url: string;
  stop(): Promise<void>;
}

/** Every world on a log of its own: in its database, or on the event store that `EVENT_STORE_URL` names; `stand-in` brings one along. */
const eventStoreOf = async (env: NodeJS.ProcessEnv): Promise<EventStore | null> => {
  const given = env['EVENT_STORE_URL'];
  if (given === undefined || given === '') return null;
  if (given !== 'stand-in') {
    const url = addressIn({ EVENT_STORE_URL: `${given}${given.includes('?') ? '&' : '?'}keyreelLog=${randomUUID().replaceAll('-', '')}` });
    return url === null ? null : { url, stop: async () => undefined };
  }
  const { StandInServer } = await import('./eventstore-stand-in/stand-in.js');
  const server = await new StandInServer().start();
  return { url: server.url(), stop: () => server.stop() };
};

/** All sandboxes of a run share what they heard. */
export const heardOnce = (): { heardDir?: string } => {
  const heardDir = process.env['KEYREEL_TEST_HEARD'];
  return heardDir === undefined ? {} : { heardDir };
};

const watch = (sandbox: RunningSandbox, platformKey: string): LeakSearch => {
  const leaks = new LeakSearch();
  for (const url of [sandbox.baseUrl, sandbox.controlUrl]) leaks.providerIs(url);
  leaks.confidences.keep('platform key', platformKey);
  return leaks;
};

/** What an operator sets in confidence. */
const keepSettings = ({ confidences }: LeakSearch, { paymentSecret, masterKey, previousMasterKeys, fingerprintKeys, provider }: Wishes): void => {
  for (const secret of [paymentSecret, masterKey, ...(previousMasterKeys ?? []), fingerprintKeys, provider?.platformKey])
    if (typeof secret === 'string') confidences.keep('setting', secret);
};

const build = async (ground: Ground): Promise<World> => {
  const { database, eventStore, dataDir, sandbox, platformKey, wishes, clock, leaks, output } = ground;
  const lines: string[] = [];
  const eventStoreUrl = wishes.eventStoreUrl === undefined ? (eventStore?.url ?? null) : wishes.eventStoreUrl;
  keepSettings(leaks, wishes);
  if (typeof wishes.provider?.baseUrl === 'string') leaks.providerIs(wishes.provider.baseUrl);
  const service = await startService(
    {
      ...readConfiguration({ PATH: process.env['PATH'], KEYREEL_MEDIA_ENGINE: 'npm' }),
      // a small foreign server has no classifier
      ...(wishes.provider?.portable === true ? { moderation: false } : {}),
      ...wishes,
      eventStoreUrl,
      dataDir,
      port: wishes.port ?? 0,
      databaseUrl: database.ownerUrl,
      databaseServingUrl: wishes.databaseServingUrl === undefined ? database.url : wishes.databaseServingUrl,
      provider: wishes.provider ?? { platformKey, baseUrl: sandbox.baseUrl, portable: false, modelsFile: null },
    },
    line => {
      lines.push(line);
      output.push(line);
    },
    clock,
  );
  leaks.serviceIs(service.url);
  return {
    service,
    url: service.url,
    database,
    dataDir,
    settings: {
      DATABASE_URL: database.ownerUrl,
      DATABASE_SERVING_URL: database.url,
      ...(eventStoreUrl === null ? {} : { EVENT_STORE_URL: eventStoreUrl }),
    },
    logPlace: { databaseUrl: database.url, eventStoreUrl },
    platformKey,
    provider: new SandboxControl(sandbox.controlUrl, sandbox.controlToken),
    sandbox,
    clock,
    leaks,
    lines,
    signsUp: () => Actor.signUp(service.url, () => service.settled()),
    settled: () => service.settled(),
    restart: async (meanwhile, otherwise) => {
      await service.close();
      await meanwhile?.();
      return build({ ...ground, wishes: { ...wishes, ...otherwise } });
    },
    close: async () => {
      await service.close();
      await sandbox.stop();
      await eventStore?.stop();
      const findings = await leaks.findings({ ownerUrl: database.ownerUrl, dataDir, output });
      await database.drop();
      await rm(dataDir, { recursive: true, force: true });
      if (findings.length > 0) throw new Error(`Told in confidence, and found in clear:\n${findings.join('\n')}`);
    },
  };
};

/** A film that the project ships, as bytes. */
export const film = (name: 'keyreel-demo' | 'keyreel-short'): Promise<Buffer> => readFile(new URL(`../../demo/media/${name}.mp4`, import.meta.url));

/** A raw request, for what an actor would never send. */
export const raw = (world: World) => asking(world.url);
