import { join } from 'node:path';
import type { MikroORM } from '@mikro-orm/postgresql';
import type { Pool } from 'pg';
import { Misconfigured, type Configuration } from './configuration.js';
import type { Admission } from './infrastructure/admission/admission.js';
import { AppendsUnderWay } from './infrastructure/admission/appends-under-way.js';
import { openAdmission } from './infrastructure/admission/open-admission.js';
import { asService } from './infrastructure/asking/asker.js';
import { checkLogOf } from './infrastructure/event-log/log-of-database.js';
import { openEventLog } from './infrastructure/event-log/open-event-log.js';
import { PostgresAccountHistory } from './infrastructure/event-log/postgres/postgres-account-history.js';
import { PostgresLogPages } from './infrastructure/event-log/postgres/log-pages.js';
import { originsOf } from './infrastructure/audit-export/origins.js';
import { ServiceExporter } from './infrastructure/audit-export/service-exporter.js';
import { GuardedFetcher } from './infrastructure/fetch/guarded-fetcher.js';
import { GuardedPoster } from './infrastructure/fetch/guarded-poster.js';
import { makeDataFolder } from './infrastructure/data-folder.js';
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
import { assertMigrated, migrate } from './infrastructure/postgres/migrate.js';
import { assertKeepsSessions } from './infrastructure/postgres/session-keeping.js';
import { servingUrl } from './infrastructure/postgres/serving-role.js';
import { LivingRunner } from './infrastructure/postgres/living-runner.js';
import { reaching } from './infrastructure/postgres/unreachable.js';
import { PostgresSkippedEvents } from './infrastructure/postgres/skipped-event-store.js';
import { openOrm } from './infrastructure/postgres/orm.js';
import { PostgresProjectionStore } from './infrastructure/postgres/postgres-projection-store.js';
import { PostgresSealStore } from './infrastructure/postgres/postgres-seal-store.js';
import { RebuildStore } from './infrastructure/postgres/rebuild-store.js';
import { PostgresReadModels } from './infrastructure/postgres/read-rows.js';
import { fenced } from './infrastructure/sharing/fenced-gateway.js';
import { ProgressStore } from './infrastructure/postgres/progress-store.js';
import { Sharing } from './infrastructure/sharing/sharing.js';
import { openStorage, type OpenStorage } from './infrastructure/storage/open-storage.js';
import type { BullQueue } from './infrastructure/queue/bull-queue.js';
import { openQueue } from './infrastructure/queue/open-queue.js';
import { openSealing, type SealingParts } from './infrastructure/transparency/sealing.js';
import { KEY_DESTROYED, PostgresDataKeyStore } from './infrastructure/vault/postgres-data-key-store.js';
import { SealedLiveLine } from './infrastructure/postgres/sealed-live-line.js';
import { Notices } from './infrastructure/postgres/notices.js';
import { openVault, type Vault } from './infrastructure/vault/vault.js';
import { openWatch, type Watch } from './infrastructure/watch/watch.js';
import { watchedGateway } from './infrastructure/watch/watched-gateway.js';
import { withWatchedPorts } from './infrastructure/watch/watched-ports.js';
import { startSandbox, type Provider } from './sandbox.js';
import { openStoredKeys, type StoredKeys } from './stored-keys.js';
import type { AccountHistory } from './shared-kernel/ports/account-history.js';
import type { EventLog } from './shared-kernel/ports/event-log.js';
import type { LogPages } from './shared-kernel/ports/log-pages.js';
import type { Fetcher } from './shared-kernel/ports/fetcher.js';
import { LiveLine, NobodyElse } from './shared-kernel/ports/live-line.js';
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
  /** Off unless an operator wants numbers or traces. */
  readonly watch: Watch;
  readonly clock: Clock;
  readonly pool: Pool;
  readonly orm: MikroORM;
  readonly log: EventLog;
  /** The log by other orders than its own. */
  readonly pages: LogPages;
  readonly history: AccountHistory;
  readonly store: PostgresProjectionStore;
  /** What subscribers pass over. */
  readonly skips: SkippedEvents;
  readonly rows: PostgresReadModels;
  readonly vault: Vault;
  /** Of the users' keys: opened by workers alone. */
  readonly keys: StoredKeys;
  readonly safe: KeySafe;
  /** Of the admin keys that read reports. */
  readonly usageSafe: KeySafe;
  readonly content: ContentStore;
  /** Where resumable uploads lie. */
  readonly openUploads: OpenStorage['openUploads'];
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
  /** Whether new work can be taken. */
  readonly admission: Admission;
  readonly idempotency: PostgresIdempotencyStore;
  /** What processes tell each other at once. */
  readonly notices: Notices;
  /** The same of what moves, for people to see. */
  readonly liveLine: LiveLine;
  readonly scratch: string;
  /** The tree of the log, and who signs it. */
  readonly sealing: SealingParts;
  /** This process among the others that work on the same database. */
  readonly sharing: Sharing;
  /** Where read models are made anew beside those that serve. */
  readonly rebuilds: RebuildStore;
  /** Writes exports of the log for auditors. */
  readonly exporter: ServiceExporter;
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

/** An operator's own database is asked for more than a query at a time. */
const keepsSessions = async (configuration: Configuration, { url, ownerUrl }: { readonly url: string; readonly ownerUrl: string }): Promise<void> => {
  if (configuration.databaseUrl === null) return;
  await reaching(configuration, 'owner', () => assertKeepsSessions(ownerUrl, 'DATABASE_URL'));
  if (configuration.databaseServingUrl !== null) await reaching(configuration, 'serving', () => assertKeepsSessions(url, 'DATABASE_SERVING_URL'));
};

const modelsOf = ({ provider: { modelsFile } }: Configuration): ProviderModels => {
  if (modelsFile === null) return loadProviderModels();
  try {
    return loadProviderModels(modelsFile);
  } catch (error) {
    const why = (error instanceof Error ? error.message : String(error)).replace(/\.?$/, '.');
    throw new Misconfigured(`The list of models that KEYREEL_PROVIDER_MODELS names cannot be used: ${why} Mend it, or unset the variable.`, {
      cause: error,
    });
  }
};

/** Only who works and who shows has something to say. */
const liveLineOf = ({ role }: Configuration, parts: ConstructorParameters<typeof SealedLiveLine>[0]): LiveLine =>
  role.isSplit && (role.plays.includes('api') || role.plays.includes('worker')) ? new SealedLiveLine(parts) : new NobodyElse();

/** Opens everything, or closes what was opened and says why not. */
export const openPlatform = async (
  configuration: Configuration,
  projections: readonly Projection[],
  write: (line: string) => void,
  clock: Clock,
): Promise<Platform> => {
  const opened = new Opened();
  try {
    return await open(
      configuration,
      projections,
      { journal: new LineJournal(write, { role: configuration.role.plays.join(','), least: configuration.watch.log }), clock },
      opened,
    );
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
  const watch = opened.add(await openWatch(configuration.watch, configuration.role.plays), it => it.close());
  const { scratch } = await makeDataFolder(dataDir);
  const database = await databaseOf(configuration, opened);
  await keepsSessions(configuration, database);
  await reaching<unknown>(configuration, 'owner', () => (configuration.migrates ? migrate(database.ownerUrl) : assertMigrated(database.ownerUrl)));
  const pool = opened.add(await reaching(configuration, 'serving', () => openDatabase({ url: database.url })), it => it.end());
  const { masterKey, previousMasterKeys, fingerprintKeys } = configuration;
  const outsideKeys = { dataDir, masterKey, previousMasterKeys, fingerprintKeys };
  const vault = await asService('start', () => openVault({ store: new PostgresDataKeyStore(pool), ...outsideKeys }));
  const orm = opened.add(await openOrm(database.url, projections), it => it.close(true));
  const place = { databaseUrl: database.url, eventStoreUrl: configuration.eventStoreUrl, journal };
  const { log, inSql, indexed } = opened.add(await asService('start', () => openEventLog(place)), it => it.close());
  await asService('start', () => checkLogOf(pool, log, journal));
  const provider = opened.add(await startSandbox(configuration), it => it.stop());
  const models = modelsOf(configuration);
  const gateway = opened.add(
    new OpenAiGateway({ baseURL: provider.baseUrl, dialect: configuration.provider.portable ? 'portable' : 'openai', models }),
    it => it.close(),
  );
  const reports = opened.add(new OpenAiUsageReports({ baseURL: provider.baseUrl }), it => it.close());
  const notices = opened.add(new Notices(pool.options, pool), it => it.close());
  if (configuration.role.isSplit) void notices.heard(KEY_DESTROYED, accountId => vault.forget(accountId));
  const living = opened.add(new LivingRunner(pool.options), it => it.close());
  const oneLane = limited(fenced(watchedGateway(gateway, watch, models.models)), new KeyLimiter({ concurrency: CALLS_OF_ONE_KEY }));
  const keyGround = { configuration, pool, vault, notices, living, journal, gateway: oneLane, reports };
  const keys = opened.add(await asService('start', () => openStoredKeys(keyGround)), it => it.stop());
  const engine = await chooseMediaEngine(configuration.media);
  // what runs of the queue is over before leases are given back
  const sharing = opened.add(new Sharing({ living, progress: new ProgressStore(pool), journal, leaseMs: configuration.leaseMs }), it => it.leave());
  const queue = opened.add(await openQueue(configuration, database.url, log, journal), it => it.close());
  const idempotency = new PostgresIdempotencyStore(pool, living);
  const { content, openUploads } = opened.add(await openStorage(configuration, vault, journal), it => it.close());
  const poster = new GuardedPoster({ allow: configuration.fetchAllow });
  const mailer = configuration.mail ? new SmtpMailer(configuration.mail) : new NoMailer();
  const parts = { log, store: new PostgresSealStore(pool, work => sharing.turns.alone('sealer', work)), clock, journal, poster, mailer };
  const sealing = opened.add(openSealing(parts, { ...configuration.sealing, dataDir }), it => it.sealer.close());
  const installation = { url: database.url, log, inSql, transparency: sealing.sealedLog, projections };
  const lags = (projection: string): void => journal.warn('an export was made while a projection lagged', { projection });
  const exporter = new ServiceExporter(join(scratch, 'log-exports'), bounds => originsOf(installation, { bounds, lags }));
  const appends = new AppendsUnderWay();
  return withWatchedPorts<Platform>({
    configuration,
    journal,
    watch,
    clock,
    pool,
    orm,
    pages: indexed?.pages ?? new PostgresLogPages(pool),
    history: indexed?.history ?? new PostgresAccountHistory(pool),
    log: appends.watching(log),
    store: new PostgresProjectionStore(orm.em),
    skips: new PostgresSkippedEvents(pool),
    rows: new PostgresReadModels(orm.em),
    vault,
    keys,
    safe: keys.safe,
    usageSafe: keys.usageSafe,
    content,
    openUploads,
    fetcher: new GuardedFetcher({ allow: configuration.fetchAllow }),
    poster,
    mailer,
    engine,
    gateway: keys.gateway,
    reports: keys.reports,
    notices,
    liveLine: liveLineOf(configuration, { notices, journal, ...vault }),
    models,
    provider,
    queue,
    queueDesk: queue.desk,
    admission: openAdmission(configuration, queue, appends),
    idempotency,
    scratch,
    sealing,
    sharing,
    rebuilds: opened.add(new RebuildStore(database.url), it => it.close()),
    exporter,
    databaseEnded: database.ended,
    close: () => opened.close(),
  });
};
