import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Module, type DynamicModule } from '@nestjs/common';
import { NestFactory } from '@nestjs/core';
import { CqrsModule } from '@nestjs/cqrs';
import supertest from 'supertest';
import { freshDatabase } from '../../../../test/support/postgres.js';
import { PostgresEventLog } from '../../../infrastructure/event-log/postgres/postgres-event-log.js';
import { furnish, listen, rimAdapter } from '../../../infrastructure/http/http-server.js';
import { IdempotencyStore } from '../../../infrastructure/http/idempotency-store.js';
import { NotedActs, NotedRefusals } from '../../../infrastructure/http/testing/rim.js';
import { Answers } from '../../../infrastructure/messaging/answers.js';
import { AskHandler, BusCommands, BusQueries, Errands, ForeseeHandler, PerformHandler, SendHandler } from '../../../infrastructure/messaging/bus.js';
import { NoMailer } from '../../../infrastructure/mail/smtp-mailer.js';
import { Journal, LineJournal } from '../../../infrastructure/messaging/journal.js';
import { ProjectionFleet } from '../../../infrastructure/messaging/projection-fleet.js';
import { ProjectionProgress } from '../../../infrastructure/messaging/projection-progress.js';
import { ProjectionRunner } from '../../../infrastructure/messaging/projection-runner.js';
import { Streams } from '../../../infrastructure/messaging/streams.js';
import { Argon2Passwords } from '../../../infrastructure/passwords/argon2-passwords.js';
import { specAsker } from '../../../infrastructure/asking/testing/spec-asker.js';
import { openDatabase } from '../../../infrastructure/postgres/database.js';
import { PostgresIdempotencyStore } from '../../../infrastructure/postgres/idempotency-store.js';
import { openOrm } from '../../../infrastructure/postgres/orm.js';
import { PostgresPasswordSafe } from '../../../infrastructure/postgres/password-safe.js';
import { PostgresProjectionStore } from '../../../infrastructure/postgres/postgres-projection-store.js';
import { PostgresReadModels } from '../../../infrastructure/postgres/read-rows.js';
import { signInParts } from '../../../infrastructure/postgres/sign-in-parts.js';
import { DiskContentStorage } from '../../../infrastructure/storage/disk-content-storage.js';
import { SealedContentStore } from '../../../infrastructure/storage/sealed-content-store.js';
import { InMemoryDataKeyStore } from '../../../infrastructure/vault/in-memory-data-key-store.js';
import { openVault } from '../../../infrastructure/vault/vault.js';
import type { EventLog, RecordedEvent } from '../../../shared-kernel/ports/event-log.js';
import { Mailer } from '../../../shared-kernel/ports/mail.js';
import { Clock, Commands, Jobs, Queries } from '../../../shared-kernel/ports/messages.js';
import { Passwords } from '../../../shared-kernel/ports/passwords.js';
import { PasswordSafe, type PasswordChange } from '../../../shared-kernel/ports/sign-in-store.js';
import { RefusalJournal } from '../../../shared-kernel/ports/refusal-journal.js';
import { SupportActs } from '../../../shared-kernel/ports/support-acts.js';
import { CONFIGURATION, CONTENT, DATA_KEYS, EVENT_LOG, OPENER, READ_MODELS, SEALER } from '../../../shared-kernel/ports/tokens.js';
import { AccountsModule, accountsParts } from '../accounts.module.js';
import { AdministratorTokens } from '../application/administrator-tokens.js';
import { TidySignInsJob } from '../application/tidy-sign-ins.job.js';

/** A clock that stands where it was put. */
class SetClock extends Clock {
  at = new Date('2026-11-20T12:00:00.000Z');
  override now(): Date {
    return this.at;
  }
  pass(milliseconds: number): void {
    this.at = new Date(this.at.getTime() + milliseconds);
  }
}

/** Where the process may die, as far as anybody can see from outside. */
export type Death = 'before the password is kept' | 'after the password is kept' | 'after the password is changed';

/** The real safe, behind which the process can die once. */
class MortalPasswordSafe extends PostgresPasswordSafe {
  next: Death | null = null;

  override async begin(...[accountId, hash]: Parameters<PasswordSafe['begin']>): Promise<void> {
    this.die('before the password is kept');
    await super.begin(accountId, hash);
    this.die('after the password is kept');
  }

  override async change(change: PasswordChange): Promise<boolean> {
    const changed = await super.change(change);
    this.die('after the password is changed');
    return changed;
  }

  private die(here: Death): void {
    if (this.next !== here) return;
    this.next = null;
    throw new Error('The process died.');
  }
}

/** Nobody works here. */
class NoJobs extends Jobs {
  override add(): Promise<void> {
    return Promise.resolve();
  }
}

@Module({})
class Ground {}

@Module({})
class House {}

const provided = (values: readonly (readonly [unknown, unknown])[]): DynamicModule => {
  const providers = [...new Map(values)].map(([provide, useValue]) => ({ provide: provide as symbol, useValue }));
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

type Client = ReturnType<typeof supertest.agent>;

/** This module alone on its real parts: log, rows and safe in a database of its own, the bus, and the HTTP rim. */
export interface AccountHouse {
  readonly log: EventLog;
  readonly pool: Awaited<ReturnType<typeof openDatabase>>;
  readonly clock: SetClock;
  readonly commands: Commands;
  readonly tokens: AdministratorTokens;
  /** The next call that comes by this place fails. */
  dieNext(where: Death): void;
  /** The chore that runs every minute. */
  tidy(): Promise<void>;
  keyedEmail(canonical: string): Promise<string>;
  eventsOf(stream: string): Promise<readonly RecordedEvent[]>;
  /** A client with a bearer token, or without. */
  client(token?: string): Client;
  close(): Promise<void>;
}

export const openAccountHouse = async (): Promise<AccountHouse> => {
  const database = await freshDatabase();
  const dataDir = await mkdtemp(join(tmpdir(), 'keyreel accounts '));
  const pool = await openDatabase({ url: database.url, asker: specAsker });
  const orm = await openOrm(database.url, accountsParts.projections, specAsker);
  const log = new PostgresEventLog({ url: database.url });
  const journal = new LineJournal(() => undefined);
  const vault = await openVault({ store: new InMemoryDataKeyStore(), dataDir });
  const rows = new PostgresReadModels(orm.em);
  const store = new PostgresProjectionStore(orm.em);
  const clock = new SetClock();
  const idempotency = new PostgresIdempotencyStore(pool);
  const safe = new MortalPasswordSafe(pool);
  const fleet = new ProjectionFleet(accountsParts.projections.map(projection => new ProjectionRunner(projection, log, store, journal)));
  const ground = provided([
    [EVENT_LOG, log],
    [READ_MODELS, rows],
    [Clock, clock],
    [SEALER, vault.sealer],
    [OPENER, vault.opener],
    [DATA_KEYS, vault.dataKeys],
    [CONTENT, new SealedContentStore({ storage: new DiskContentStorage(join(dataDir, 'content')), ...vault, scratchDir: join(dataDir, 'lent') })],
    ...signInParts(pool),
    [PasswordSafe, safe],
    [Passwords, new Argon2Passwords({ memoryKib: 1024, passes: 1, lanes: 1 })],
    [RefusalJournal, new NotedRefusals()],
    [SupportActs, new NotedActs()],
    [IdempotencyStore, idempotency],
    [Streams, new Streams(accountsParts.deciders, log, clock)],
    [Answers, new Answers(accountsParts.answers, rows, log, fleet, specAsker)],
    [ProjectionProgress, fleet],
    [CONFIGURATION, { signUp: 'open', publicUrl: 'https://keyreel.example', supportContact: null }],
    [Mailer, new NoMailer()],
    [Jobs, new NoJobs()],
    [Journal, journal],
    [Errands, new Errands()],
  ]);
  const whole = { module: House, imports: [ground, { module: AccountsModule, imports: [ground] }] };
  const app = await NestFactory.create<Parameters<typeof furnish>[0]>(whole, rimAdapter(), { bodyParser: false, abortOnError: false, logger: false });
  await furnish(app, () => undefined);
  await fleet.start();
  const url = await listen(app, { host: '127.0.0.1', port: 0 });
  return {
    log,
    pool,
    clock,
    commands: app.get(Commands, { strict: false }),
    tokens: app.get(AdministratorTokens, { strict: false }),
    dieNext: where => {
      safe.next = where;
    },
    tidy: () => app.get(TidySignInsJob, { strict: false }).run(),
    keyedEmail: canonical => vault.sealer.keyedHash(canonical, 'email'),
    eventsOf: async stream => {
      const events: RecordedEvent[] = [];
      for await (const event of log.readStream(stream)) events.push(event);
      return events;
    },
    client: token => {
      const agent = supertest.agent(url);
      return token === undefined ? agent : agent.set('authorization', `Bearer ${token}`);
    },
    close: async () => {
      await app.close();
      await fleet.close();
      await idempotency.close();
      await log.close();
      await orm.close(true);
      await pool.end();
      await database.drop();
      await rm(dataDir, { recursive: true });
    },
  };
};
