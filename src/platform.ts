import { mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import type { MikroORM } from '@mikro-orm/postgresql';
import type { Pool } from 'pg';
import type { Configuration } from './configuration.js';
import { asService } from './infrastructure/asking/asker.js';
import { PostgresEventLog } from './infrastructure/event-log/postgres/postgres-event-log.js';
import { GuardedFetcher } from './infrastructure/fetch/guarded-fetcher.js';
import { GuardedPoster } from './infrastructure/fetch/guarded-poster.js';
import { chooseMediaEngine } from './infrastructure/media/choose-media-engine.js';
import { NoMailer, SmtpMailer } from './infrastructure/mail/smtp-mailer.js';
import type { SkippedEvents } from './infrastructure/messaging/skipped-events.js';
import { LineJournal, type Journal } from './infrastructure/messaging/journal.js';
import { KeyLimiter } from './infrastructure/openai/key-limiter.js';
import { limited } from './infrastructure/openai/limited-gateway.js';
import { OpenAiGateway } from './infrastructure/openai/openai.gateway.js';
import { OpenAiUsageReports } from './infrastructure/openai/usage-reports.js';
import { loadProviderModels, type ProviderModels } from './infrastructure/openai/provider-models.js';
import { openDatabase } from './infrastructure/postgres/database.js';
import { startEmbeddedPostgres, type EmbeddedPostgres } from './infrastructure/postgres/embedded-postgres.js';
import { PostgresIdempotencyStore } from './infrastructure/postgres/idempotency-store.js';
import { migrate } from './infrastructure/postgres/migrate.js';
import { servingUrl } from './infrastructure/postgres/serving-role.js';
import { PostgresSkippedEvents } from './infrastructure/postgres/skipped-event-store.js';
import { openOrm } from './infrastructure/postgres/orm.js';
import { PostgresProjectionStore } from './infrastructure/postgres/postgres-projection-store.js';
import { PostgresSealStore } from './infrastructure/postgres/postgres-seal-store.js';
import { PostgresReadModels } from './infrastructure/postgres/read-rows.js';
import { BullQueue } from './infrastructure/queue/bull-queue.js';
import { DiskContentStorage } from './infrastructure/storage/disk-content-storage.js';
import { SealedContentStore } from './infrastructure/storage/sealed-content-store.js';
import { openSealing, type SealingParts } from './infrastructure/transparency/sealing.js';
import { PostgresDataKeyStore } from './infrastructure/vault/postgres-data-key-store.js';
import { PostgresKeySafe } from './infrastructure/vault/postgres-key-safe.js';
import { openVault, type Vault } from './infrastructure/vault/vault.js';
import { startSandbox, type Provider } from './sandbox.js';
import type { EventLog } from './shared-kernel/ports/event-log.js';
import type { Fetcher } from './shared-kernel/ports/fetcher.js';
import type { KeySafe } from './shared-kernel/ports/key-safe.js';
import type { Mailer } from './shared-kernel/ports/mail.js';
import type { MediaEngine } from './shared-kernel/ports/media-engine.js';
import { Clock } from './shared-kernel/ports/messages.js';
import type { QueueDesk } from './shared-kernel/ports/work-desk.js';
import type { Poster } from './shared-kernel/ports/poster.js';
import type { ProviderGateway } from './shared-kernel/ports/provider.js';
import type { UsageReports } from './shared-kernel/ports/usage-reports.js';
import type { ContentStore } from './shared-kernel/ports/storage.js';
import type { Projection } from './shared-kernel/projection.js';

const CALLS_OF_ONE_KEY = 6;

/** The outside things that the modules stand on, opened and ready. */
export interface Platform {
  readonly configuration: Configuration;
  readonly journal: Journal;
  readonly clock: Clock;
  readonly pool: Pool;
  readonly orm: MikroORM;
  readonly log: EventLog;
  readonly store: PostgresProjectionStore;
  /** What subscribers pass over. */
  readonly skips: SkippedEvents;
  readonly rows: PostgresReadModels;
  readonly vault: Vault;
  readonly safe: KeySafe;
  /** Of the admin keys that read reports. */
  readonly usageSafe: KeySafe;
  readonly content: ContentStore;
  readonly fetcher: Fetcher;
  readonly poster: Poster;
  readonly mailer: Mailer;
  readonly engine: MediaEngine;
  readonly gateway: ProviderGateway;
  readonly reports: UsageReports;
  readonly models: ProviderModels;
  readonly provider: Provider;
  readonly queue: BullQueue;
  /** The same as operators see it, and set it. */
  readonly queueDesk: QueueDesk;
  readonly idempotency: PostgresIdempotencyStore;
  readonly scratch: string;
  /** The tree of the log, and who signs it. */
  readonly sealing: SealingParts;
  /** Resolves when the embedded database ends without being asked; never with an own one. */
  readonly databaseEnded: Promise<void>;
  close(): Promise<void>;
}

/** What has been opened so far, closed in the reverse order; one that fails does not keep the others open. */
class Opened {
  private readonly closers: (() => unknown)[] = [];

  add<Part>(part: Part, close: (part: Part) => unknown): Part {
    this.closers.push(() => close(part));
    return part;
  }

  async close(): Promise<void> {
    for (const close of this.closers.splice(0).reverse()) {
      try {
        await close();
      } catch {
        // whatever is half closed already does not matter to the rest
      }
    }
  }
}

const databaseOf = async (configuration: Configuration, opened: Opened): Promise<{ url: string; ownerUrl: string; ended: Promise<void> }> => {
  if (configuration.databaseUrl !== null) {
    const { databaseUrl: ownerUrl, databaseServingUrl } = configuration;
    return { url: databaseServingUrl ?? servingUrl(ownerUrl), ownerUrl, ended: new Promise(() => undefined) };
  }
  const embedded: EmbeddedPostgres = await startEmbeddedPostgres({ dataDir: join(configuration.dataDir, 'postgres') });
  opened.add(embedded, server => server.stop());
  return embedded;
};

const modelsOf = ({ provider: { modelsFile } }: Configuration): ProviderModels => {
  if (modelsFile === null) return loadProviderModels();
  try {
    return loadProviderModels(modelsFile);
  } catch (error) {
    const why = error instanceof Error ? error.message : String(error);
    throw new Error(`The list of models that KEYREEL_PROVIDER_MODELS names cannot be used: ${why}`, { cause: error });
  }
};

/** Opens everything, or closes what was opened and says why not. */
export const openPlatform = async (
  configuration: Configuration,
  projections: readonly Projection[],
  write: (line: string) => void,
  clock: Clock,
): Promise<Platform> => {
  const opened = new Opened();
  try {
    return await open(configuration, projections, { journal: new LineJournal(write), clock }, opened);
  } catch (error) {
    await opened.close();
    throw error;
  }
};

const open = async (
  configuration: Configuration,
  projections: readonly Projection[],
  { journal, clock }: Pick<Platform, 'journal' | 'clock'>,
  opened: Opened,
): Promise<Platform> => {
  const { dataDir } = configuration;
  const scratch = join(dataDir, 'scratch');
  await mkdir(scratch, { recursive: true, mode: 0o700 });
  const database = await databaseOf(configuration, opened);
  await migrate(database.ownerUrl);
  const pool = opened.add(await openDatabase({ url: database.url }), it => it.end());
  const { masterKey, previousMasterKeys, fingerprintKeys } = configuration;
  const outsideKeys = { dataDir, masterKey, previousMasterKeys, fingerprintKeys };
  const vault = await asService('start', () => openVault({ store: new PostgresDataKeyStore(pool), ...outsideKeys }));
  const orm = opened.add(await openOrm(database.url, projections), it => it.close(true));
  const log = opened.add(new PostgresEventLog({ url: database.url }), it => it.close());
  const provider = opened.add(await startSandbox(configuration), it => it.stop());
  const models = modelsOf(configuration);
  const gateway = opened.add(
    new OpenAiGateway({ baseURL: provider.baseUrl, dialect: configuration.provider.portable ? 'portable' : 'openai', models }),
    it => it.close(),
  );
  const reports = opened.add(new OpenAiUsageReports({ baseURL: provider.baseUrl }), it => it.close());
  const engine = await chooseMediaEngine(configuration.media);
  const queue = opened.add(await BullQueue.open(database.url, journal), it => it.close());
  const idempotency = opened.add(new PostgresIdempotencyStore(pool), it => it.close());
  const storage = new DiskContentStorage(join(dataDir, 'content'));
  const content = new SealedContentStore({ storage, sealer: vault.sealer, opener: vault.opener, scratchDir: join(scratch, 'lent') });
  const poster = new GuardedPoster({ allow: configuration.fetchAllow });
  const mailer = configuration.mail ? new SmtpMailer(configuration.mail) : new NoMailer();
  const parts = { log, store: new PostgresSealStore(pool), clock, journal, poster, mailer };
  const sealing = opened.add(openSealing(parts, { ...configuration.sealing, dataDir }), it => it.sealer.close());
  // what a killed process had half written, or had opened for a moment
  await storage.clearDrafts();
  await content.clearScratch();
  return {
    configuration,
    journal,
    clock,
    pool,
    orm,
    log,
    store: new PostgresProjectionStore(orm.em),
    skips: new PostgresSkippedEvents(pool),
    rows: new PostgresReadModels(orm.em),
    vault,
    safe: new PostgresKeySafe(pool, vault.sealer, vault.opener, 'api-key'),
    usageSafe: new PostgresKeySafe(pool, vault.sealer, vault.opener, 'usage-key'),
    content,
    fetcher: new GuardedFetcher({ allow: configuration.fetchAllow }),
    poster,
    mailer,
    engine,
    gateway: limited(gateway, new KeyLimiter({ concurrency: CALLS_OF_ONE_KEY })),
    reports,
    models,
    provider,
    queue,
    queueDesk: queue.desk,
    idempotency,
    scratch,
    sealing,
    databaseEnded: database.ended,
    close: () => opened.close(),
  };
};
