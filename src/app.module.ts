import { Module, type DynamicModule, type Type } from '@nestjs/common';
import { Admission } from './infrastructure/admission/admission.js';
import { DirectImporter } from './infrastructure/importers/direct-importer.js';
import { KnownImporters } from './infrastructure/importers/known-importers.js';
import { YtDlpImporter } from './infrastructure/importers/yt-dlp-importer.js';
import { SharpPictures } from './infrastructure/media/pictures/sharp-pictures.js';
import { DiscoveryModule } from '@nestjs/core';
import { CqrsModule } from '@nestjs/cqrs';
import { Answers } from './infrastructure/messaging/answers.js';
import { AskHandler, BusCommands, BusQueries, Errands, ForeseeHandler, PerformHandler, SendHandler } from './infrastructure/messaging/bus.js';
import { healthOf } from './composition/health-of-platform.js';
import { HealthChecks } from './infrastructure/health/health-checks.js';
import { Lag } from './infrastructure/health/lag.js';
import { Readiness } from './infrastructure/health/readiness.js';
import { creditSums } from './composition/credit-sums.js';
import { HealthController } from './infrastructure/health/health.controller.js';
import { IdempotencyStore } from './infrastructure/http/idempotency-store.js';
import { withoutDoors } from './infrastructure/http/without-doors.js';
import { Journal } from './infrastructure/messaging/journal.js';
import { PolicyFleet } from './infrastructure/messaging/policy-fleet.js';
import { RunnerDesk } from './infrastructure/messaging/runner-desk.js';
import { ProjectionFleet } from './infrastructure/messaging/projection-fleet.js';
import { ProjectionProgress } from './infrastructure/messaging/projection-progress.js';
import { ProjectionRunner } from './infrastructure/messaging/projection-runner.js';
import { ReplayedDecisions } from './infrastructure/messaging/replayed-decisions.js';
import { Streams } from './infrastructure/messaging/streams.js';
import { Argon2Passwords } from './infrastructure/passwords/argon2-passwords.js';
import { ListedModels } from './infrastructure/openai/listed-models.js';
import { ListedPrices } from './infrastructure/openai/listed-prices.js';
import { besideTheLog } from './infrastructure/past/beside-the-log.js';
import { LogOfTheMoment } from './infrastructure/past/log-of-the-moment.js';
import { LogPast } from './infrastructure/past/log-past.js';
import { Moments } from './infrastructure/past/moments.js';
import { PastRows } from './infrastructure/past/past-rows.js';
import { RowsOfTheMoment } from './infrastructure/past/rows-of-the-moment.js';
import { ClockOfTheMoment } from './infrastructure/past/the-moment.js';
import { SharedProgress } from './infrastructure/sharing/shared-progress.js';
import { PostgresWalls } from './infrastructure/postgres/postgres-walls.js';
import { signInParts } from './infrastructure/postgres/sign-in-parts.js';
import { PostgresLetterStore } from './infrastructure/postgres/letter-store.js';
import { PostgresShareUses } from './infrastructure/postgres/share-uses.js';
import { PostgresWebhookStore } from './infrastructure/postgres/webhook-store.js';
import { Metrics } from './infrastructure/watch/metrics.js';
import { MetricsController } from './infrastructure/watch/metrics.controller.js';
import { Watch } from './infrastructure/watch/watch.js';
import { WatchPort } from './infrastructure/watch/watch-port.js';
import { watchedStreams } from './infrastructure/watch/watched-work.js';
import { WelcomeController } from './infrastructure/welcome/welcome.controller.js';
import { AccountsModule, accountsParts } from './modules/accounts/accounts.module.js';
import { ApiKeysModule, apiKeysParts } from './modules/api-keys/api-keys.module.js';
import { AuditModule, auditParts } from './modules/audit/audit.module.js';
import { CreditsModule, creditsParts } from './modules/credits/credits.module.js';
import { MediaPipelineModule, mediaPipelineParts } from './modules/media-pipeline/media-pipeline.module.js';
import { NotificationsModule, notificationsParts } from './modules/notifications/notifications.module.js';
import { ProjectsModule, projectsParts } from './modules/projects/projects.module.js';
import { SupportModule, supportParts } from './modules/support/support.module.js';
import type { Platform } from './platform.js';
import { AccountHistory } from './shared-kernel/ports/account-history.js';
import { KeySafe, UsageKeySafe } from './shared-kernel/ports/key-safe.js';
import { Clock, Commands, Jobs, PastDecisions, Queries } from './shared-kernel/ports/messages.js';
import { LiveLine } from './shared-kernel/ports/live-line.js';
import { LogExporter } from './shared-kernel/ports/log-exporter.js';
import { LogPages } from './shared-kernel/ports/log-pages.js';
import { LetterStore } from './shared-kernel/ports/letter-store.js';
import { Mailer } from './shared-kernel/ports/mail.js';
import { Importers } from './shared-kernel/ports/importer.js';
import { Pictures } from './shared-kernel/ports/pictures.js';
import { Poster } from './shared-kernel/ports/poster.js';
import { ShareUses } from './shared-kernel/ports/share-uses.js';
import { DocumentSigner } from './shared-kernel/ports/document-signer.js';
import { Transparency } from './shared-kernel/ports/transparency.js';
import { QueueDesk, SubscriberDesk } from './shared-kernel/ports/work-desk.js';
import { WebhookStore } from './shared-kernel/ports/webhook-store.js';
import { Passwords } from './shared-kernel/ports/passwords.js';
import { Past } from './shared-kernel/ports/past.js';
import {
  CONFIGURATION,
  CONTENT,
  DATABASE,
  DATA_KEYS,
  EVENT_LOG,
  MEDIA_ENGINE,
  MODELS,
  OPENER,
  OPEN_UPLOADS,
  PRICES,
  PROVIDER,
  READ_MODELS,
  SCRATCH,
  SEALER,
  USAGE_REPORTS,
} from './shared-kernel/ports/tokens.js';
import type { ModuleParts } from './shared-kernel/module-parts.js';

/** What every module declares: deciders, projections, policies and answers. */
export const allParts: readonly ModuleParts[] = [
  accountsParts,
  apiKeysParts,
  auditParts,
  creditsParts,
  mediaPipelineParts,
  notificationsParts,
  projectsParts,
  supportParts,
];

const modules: readonly Type[] = [
  AccountsModule,
  ApiKeysModule,
  AuditModule,
  CreditsModule,
  MediaPipelineModule,
  NotificationsModule,
  ProjectsModule,
  SupportModule,
];

/** What modules see of history and of the time: of now, or of the moment of the past that is asked about. */
const ofTheMoment = ({ log, rows, clock, pool }: Platform) => {
  const shared = allParts.flatMap(parts => parts.projections).flatMap(({ sharedFrom }) => sharedFrom ?? []);
  const made = new PastRows(log, new PostgresWalls(pool));
  return {
    log: new LogOfTheMoment(log),
    rows: new RowsOfTheMoment(rows, made),
    clock: new ClockOfTheMoment(clock),
    past: new LogPast(new Moments(log, clock, shared), made),
  };
};

/** How the process stands, and whom that is told. */
const watchParts = (platform: Platform, projections: ProjectionProgress, policies: PolicyFleet, subscribers: SubscriberDesk) => {
  const { pool, queueDesk: queue, sealing, watch, configuration } = platform;
  const [lag, readiness] = [new Lag(), new Readiness()];
  const checks = healthOf(platform, { projections, policies, lag });
  const transparency = sealing.sealedLog;
  const metrics = new Metrics(watch, { checks, readiness, subscribers, lag, queue, transparency, pool, credits: () => creditSums(pool) });
  const place = typeof configuration.watch.metrics === 'object' ? configuration.watch.metrics : null;
  return [
    [HealthChecks, checks],
    [Readiness, readiness],
    [Watch, watch],
    [Metrics, metrics],
    [WatchPort, new WatchPort({ place, metrics, checks, readiness })],
  ] as const;
};

/** Everything that modules are given from outside. */
@Module({})
class PlatformModule {
  static on(platform: Platform): DynamicModule {
    const { vault, configuration, provider, journal } = platform;
    const { log, rows, clock, past } = ofTheMoment(platform);
    const fleet = new ProjectionFleet(
      allParts
        .flatMap(parts => parts.projections)
        .map(projection => new ProjectionRunner(projection, platform.log, platform.store, journal, platform.skips)),
    );
    const policyFleet = new PolicyFleet();
    const desk = new RunnerDesk(platform.log, fleet, policyFleet, platform.skips, platform.sharing);
    const progress = new SharedProgress(fleet, platform.sharing);
    const values: readonly (readonly [unknown, unknown])[] = [
      [EVENT_LOG, log],
      [LogPages, platform.pages],
      [Past, past],
      [SEALER, vault.sealer],
      [OPENER, vault.opener],
      [DATA_KEYS, vault.dataKeys],
      [CONTENT, platform.content],
      [OPEN_UPLOADS, platform.openUploads],
      [
        Importers,
        new KnownImporters([new DirectImporter(platform.fetcher), new YtDlpImporter({ ...configuration.ytDlp, allow: configuration.fetchAllow })]),
      ],
      [MEDIA_ENGINE, platform.engine],
      [Pictures, new SharpPictures()],
      [PROVIDER, platform.gateway],
      [MODELS, new ListedModels(platform.models)],
      [PRICES, new ListedPrices(platform.models)],
      [USAGE_REPORTS, platform.reports],
      [READ_MODELS, rows],
      [DATABASE, { pool: platform.pool }],
      [SCRATCH, platform.scratch],
      [
        CONFIGURATION,
        { ...configuration, platformKey: provider.platformKey, providerOrigin: new URL(provider.baseUrl).origin, simulated: provider.simulated },
      ],
      [KeySafe, besideTheLog(platform.safe, { readable: () => Promise.resolve(true) })],
      [Poster, platform.poster],
      [AccountHistory, platform.history],
      [ShareUses, besideTheLog<ShareUses>(new PostgresShareUses(platform.pool), { of: () => Promise.resolve([]) })],
      [WebhookStore, besideTheLog<WebhookStore>(new PostgresWebhookStore(platform.pool), { health: () => Promise.resolve(null) })],
      [LetterStore, besideTheLog<LetterStore>(new PostgresLetterStore(platform.pool), { lastFailure: () => Promise.resolve(null) })],
      [UsageKeySafe, besideTheLog(platform.usageSafe, { readable: () => Promise.resolve(true) })],
      ...signInParts(platform.pool),
      [Mailer, platform.mailer],
      [Transparency, platform.sealing.sealedLog],
      [DocumentSigner, platform.sealing.signer],
      [LogExporter, platform.exporter],
      [Passwords, new Argon2Passwords()],
      [Clock, clock],
      [LiveLine, platform.liveLine],
      [Journal, journal],
      [Jobs, platform.queue],
      [IdempotencyStore, platform.idempotency],
      [ProjectionFleet, fleet],
      [ProjectionProgress, progress],
      [PolicyFleet, policyFleet],
      ...watchParts(platform, progress, policyFleet, desk),
      [QueueDesk, platform.queueDesk],
      [SubscriberDesk, desk],
      [Admission, platform.admission],
      [
        Streams,
        watchedStreams(
          new Streams(
            allParts.flatMap(parts => parts.deciders),
            platform.log,
            platform.clock,
          ),
          platform.watch,
        ),
      ],
      [
        PastDecisions,
        new ReplayedDecisions(
          allParts.flatMap(parts => parts.deciders),
          log,
        ),
      ],
      [
        Answers,
        new Answers(
          allParts.flatMap(parts => parts.answers),
          rows,
          log,
          progress,
        ),
      ],
      [Errands, new Errands()],
    ];
    const providers = values.map(([provide, useValue]) => ({ provide: provide as symbol, useValue }));
    const doors = [
      { provide: Commands, useClass: BusCommands },
      { provide: Queries, useClass: BusQueries },
    ];
    return {
      module: PlatformModule,
      imports: [CqrsModule.forRoot()],
      providers: [...providers, ...doors, SendHandler, ForeseeHandler, AskHandler, PerformHandler],
      exports: [...providers.map(({ provide }) => provide), Commands, Queries],
    };
  }
}

/** The composition root: the only file that sees every module. */
@Module({})
export class AppModule {
  static on(platform: Platform): DynamicModule {
    const ground = PlatformModule.on(platform);
    const hasDoors = platform.configuration.role.plays.includes('api');
    return {
      module: AppModule,
      controllers: [HealthController, MetricsController, ...(hasDoors ? [WelcomeController] : [])],
      imports: [DiscoveryModule, ground, ...modules.map(module => (hasDoors ? { module, imports: [ground] } : withoutDoors(module, [ground])))],
    };
  }
}
