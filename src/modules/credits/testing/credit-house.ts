import { Watch } from '../../../infrastructure/watch/watch.js';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Module, type DynamicModule } from '@nestjs/common';
import { DiscoveryModule, DiscoveryService } from '@nestjs/core';
import { CqrsModule } from '@nestjs/cqrs';
import supertest from 'supertest';
import { freshDatabase } from '../../../../test/support/postgres.js';
import { PostgresEventLog } from '../../../infrastructure/event-log/postgres/postgres-event-log.js';
import { specAsker } from '../../../infrastructure/asking/testing/spec-asker.js';
import { createHttpServer, listen } from '../../../infrastructure/http/http-server.js';
import { IdempotencyStore } from '../../../infrastructure/http/idempotency-store.js';
import { Guests, NotedRefusals, Openhearted } from '../../../infrastructure/http/testing/rim.js';
import { Answers } from '../../../infrastructure/messaging/answers.js';
import { AskHandler, BusCommands, BusQueries, Errands, ForeseeHandler, PerformHandler, SendHandler } from '../../../infrastructure/messaging/bus.js';
import { Journal, LineJournal } from '../../../infrastructure/messaging/journal.js';
import { PolicyRunner } from '../../../infrastructure/messaging/policy-runner.js';
import { ProjectionFleet } from '../../../infrastructure/messaging/projection-fleet.js';
import { ProjectionRunner } from '../../../infrastructure/messaging/projection-runner.js';
import { isQuiet, settled } from '../../../infrastructure/messaging/quiet.js';
import { Streams } from '../../../infrastructure/messaging/streams.js';
import { openDatabase } from '../../../infrastructure/postgres/database.js';
import { PostgresIdempotencyStore } from '../../../infrastructure/postgres/idempotency-store.js';
import { openOrm } from '../../../infrastructure/postgres/orm.js';
import { PostgresProjectionStore } from '../../../infrastructure/postgres/postgres-projection-store.js';
import { PostgresReadModels } from '../../../infrastructure/postgres/read-rows.js';
import { BullQueue } from '../../../infrastructure/queue/bull-queue.js';
import { InMemoryDataKeyStore } from '../../../infrastructure/vault/in-memory-data-key-store.js';
import { openVault } from '../../../infrastructure/vault/vault.js';
import { systemContext } from '../../../shared-kernel/context.js';
import { newId } from '../../../shared-kernel/ids.js';
import type { AnyCommand, AnyEvent } from '../../../shared-kernel/message.js';
import { Authenticator } from '../../../shared-kernel/ports/authenticator.js';
import type { EventLog } from '../../../shared-kernel/ports/event-log.js';
import { Clock, Commands, Jobs, JobWorker, Queries, type Sent } from '../../../shared-kernel/ports/messages.js';
import { RefusalJournal } from '../../../shared-kernel/ports/refusal-journal.js';
import { SupportLooks } from '../../../shared-kernel/ports/support-looks.js';
import { CONFIGURATION, EVENT_LOG, OPENER, READ_MODELS, SEALER } from '../../../shared-kernel/ports/tokens.js';
import { AdoptPriceCatalogue } from '../application/adopt-price-catalogue.use-case.js';
import { CreditsModule, creditsParts } from '../credits.module.js';

/** A clock that stands where it was put. */
export class SetClock extends Clock {
  at = new Date('2026-11-20T12:00:00.000Z');
  override now(): Date {
    return this.at;
  }
}

@Module({})
class Ground {}

@Module({})
class House {}

const provided = (values: readonly (readonly [unknown, unknown])[]): DynamicModule => {
  const providers = values.map(([provide, useValue]) => ({ provide: provide as symbol, useValue }));
  const doors = [
    { provide: Commands, useClass: BusCommands },
    { provide: Queries, useClass: BusQueries },
  ];
  return {
    module: Ground,
    imports: [CqrsModule.forRoot()],
    providers: [...providers, ...doors, SendHandler, ForeseeHandler, AskHandler, PerformHandler],
    exports: [...providers.map(({ provide }) => provide), Commands, Queries],
  };
};

/** So few that housekeeping has to turn the page. */
const HOUSEKEEPING_ROWS = 2;

/** What the module stands on, each the real one, in a database of its own. */
const openParts = async () => {
  const database = await freshDatabase();
  const dataDir = await mkdtemp(join(tmpdir(), 'keyreel credits '));
  const pool = await openDatabase({ url: database.url, asker: specAsker });
  const orm = await openOrm(database.url, creditsParts.projections, specAsker);
  const log = new PostgresEventLog({ url: database.url });
  const journal = new LineJournal(() => undefined);
  return {
    database,
    dataDir,
    pool,
    orm,
    log,
    journal,
    queue: await BullQueue.open(database.url, journal),
    vault: await openVault({ store: new InMemoryDataKeyStore(), dataDir }),
    store: new PostgresProjectionStore(orm.em),
    rows: new PostgresReadModels(orm.em, HOUSEKEEPING_ROWS),
    clock: new SetClock(),
    guests: new Guests(),
    idempotency: new PostgresIdempotencyStore(pool),
    configuration: {
      priceCatalogueFile: null as string | null,
      operatorCreditLimit: '1000000000',
      paymentSecret: null,
      publicUrl: 'http://keyreel.example',
      role: { plays: [] as string[] },
      bucket: null,
    },
  };
};
type Parts = Awaited<ReturnType<typeof openParts>>;
type App = Awaited<ReturnType<typeof createHttpServer>>;

const fleetOn = ({ log, store, journal }: Parts): ProjectionFleet =>
  new ProjectionFleet(creditsParts.projections.map(projection => new ProjectionRunner(projection, log, store, journal)));

const appOn = (parts: Parts, fleet: ProjectionFleet): Promise<App> => {
  const { log, rows, clock, queue, vault, guests, idempotency, configuration, journal } = parts;
  const ground = provided([
    [EVENT_LOG, log],
    [READ_MODELS, rows],
    [CONFIGURATION, configuration],
    [Clock, clock],
    [Jobs, queue],
    [SEALER, vault.sealer],
    [OPENER, vault.opener],
    [Authenticator, guests],
    [SupportLooks, new Openhearted()],
    [RefusalJournal, new NotedRefusals()],
    [IdempotencyStore, idempotency],
    [Streams, new Streams(creditsParts.deciders, log, clock)],
    [Answers, new Answers(creditsParts.answers, rows, log, fleet, specAsker)],
    [Errands, new Errands()],
    [Journal, journal],
    [Watch, new Watch()],
  ]);
  return createHttpServer({ module: House, imports: [ground, DiscoveryModule, { module: CreditsModule, imports: [ground] }] });
};

const workersOf = (app: App): readonly JobWorker[] =>
  app
    .get(DiscoveryService, { strict: false })
    .getProviders()
    .map(wrapper => wrapper.instance as unknown)
    .filter(instance => instance instanceof JobWorker);

/** This module alone: on the log, rows and queue of a database of its own, behind the bus and the HTTP rim. */
export class CreditHouse {
  private closing = false;

  private constructor(
    private readonly parts: Parts,
    private readonly app: App,
    private readonly url: string,
    private readonly workers: readonly JobWorker[],
    private readonly policies: readonly PolicyRunner[],
    private fleet: ProjectionFleet,
  ) {}

  static async open(): Promise<CreditHouse> {
    const parts = await openParts();
    const { log, store, queue, journal } = parts;
    const fleet = fleetOn(parts);
    const app = await appOn(parts, fleet);
    const workers = workersOf(app);
    queue.know(workers);
    const commands = app.get(Commands, { strict: false });
    const policies = creditsParts.policies.map(policy => new PolicyRunner(policy, log, store, commands, queue, journal));
    await fleet.start();
    await Promise.all(policies.map(policy => policy.start()));
    queue.start();
    return new CreditHouse(parts, app, await listen(app, { host: '127.0.0.1', port: 0 }), workers, policies, fleet);
  }

  get log(): EventLog {
    return this.parts.log;
  }

  get clock(): SetClock {
    return this.parts.clock;
  }

  get queries(): Queries {
    return this.app.get(Queries, { strict: false });
  }

  get prices(): AdoptPriceCatalogue {
    return this.app.get(AdoptPriceCatalogue, { strict: false });
  }

  /** Names another catalogue file; null is the shipped one. */
  useCatalogue(path: string | null): void {
    this.parts.configuration.priceCatalogueFile = path;
  }

  /** Somebody who has signed in. */
  admit(): { readonly accountId: string; readonly client: ReturnType<typeof supertest.agent> } {
    const { accountId, token } = this.parts.guests.admit('user');
    return { accountId, client: supertest.agent(this.url).set('authorization', `Bearer ${token}`) };
  }

  get anybody(): ReturnType<typeof supertest.agent> {
    return supertest.agent(this.url);
  }

  send(command: AnyCommand): Promise<Sent> {
    return this.app.get(Commands, { strict: false }).send(command, systemContext('account:test'));
  }

  /** Lets another module say something. */
  async hear(stream: string, { type, data }: AnyEvent): Promise<void> {
    const id = newId();
    const metadata = { actor: 'system', commandId: id, causationId: id, correlationId: id, at: this.clock.now().toISOString() };
    await this.log.append(stream, 'any', [{ id, type, schemaVersion: 1, data: data as Record<string, unknown>, metadata }]);
  }

  /** Runs a chore as the service does every minute. */
  async chore(job: string): Promise<void> {
    const worker = this.workers.find(known => known.job === job && known.recurs);
    if (!worker) throw new Error(`${job} does not recur`);
    await worker.run({}, new AbortController().signal);
  }

  /** Resolves once every subscriber is at the head and the queue is idle, seen twice. */
  async settled(): Promise<void> {
    await settled(() => (this.closing ? Promise.resolve(true) : this.isQuiet()));
  }

  /** A digest of every table's rows. */
  digests(): Promise<readonly string[]> {
    return Promise.all(creditsParts.projections.map(projection => this.parts.store.digest(projection)));
  }

  /** Makes all rows again from nothing. */
  async rebuild(): Promise<void> {
    await this.fleet.close();
    await this.parts.pool.query('delete from read.checkpoints');
    this.fleet = fleetOn(this.parts);
    await this.fleet.start();
    await this.settled();
  }

  async close(): Promise<void> {
    const { queue, idempotency, log, orm, pool, database, dataDir } = this.parts;
    this.closing = true;
    await this.app.close();
    await Promise.all(this.policies.map(policy => policy.close()));
    await this.fleet.close();
    await queue.close();
    await idempotency.close();
    await log.close();
    await orm.close(true);
    await pool.end();
    await database.drop();
    await rm(dataDir, { recursive: true });
  }

  private isQuiet(): Promise<boolean> {
    const { fleet, policies, parts, log } = this;
    const states = () => Promise.resolve([...fleet.states, ...policies.map(policy => policy.state)]);
    return isQuiet({ head: () => log.head(), states, idle: () => parts.queue.idle() });
  }
}
