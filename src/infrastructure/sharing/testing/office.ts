import { freshDatabase, ownersPool, type FreshDatabase } from '../../../../test/support/postgres.js';
import { fact, facts, type EventsOf } from '../../../shared-kernel/message.js';
import { policy, type Job } from '../../../shared-kernel/policy.js';
import type { Position } from '../../../shared-kernel/ports/event-log.js';
import { Jobs, type Commands } from '../../../shared-kernel/ports/messages.js';
import { projection } from '../../../shared-kernel/projection.js';
import { anEvent } from '../../../shared-kernel/testing/log-witness.js';
import { specAsker } from '../../asking/testing/spec-asker.js';
import { PostgresEventLog } from '../../event-log/postgres/postgres-event-log.js';
import { LineJournal } from '../../messaging/journal.js';
import { PolicyFleet } from '../../messaging/policy-fleet.js';
import { PolicyRunner } from '../../messaging/policy-runner.js';
import { ProjectionFleet } from '../../messaging/projection-fleet.js';
import { ProjectionRunner } from '../../messaging/projection-runner.js';
import { RunnerDesk } from '../../messaging/runner-desk.js';
import { openDatabase } from '../../postgres/database.js';
import { LivingRunner } from '../../postgres/living-runner.js';
import { RebuildStore } from '../../postgres/rebuild-store.js';
import { Rebuilder } from '../../rebuilding/rebuilder.js';
import { openOrm } from '../../postgres/orm.js';
import { PostgresProjectionStore } from '../../postgres/postgres-projection-store.js';
import { ProgressStore } from '../../postgres/progress-store.js';
import { PostgresSkippedEvents } from '../../postgres/skipped-event-store.js';
import { SharedProgress } from '../shared-progress.js';
import { Sharing } from '../sharing.js';

const paperFacts = facts('paper', { PaperCame: fact<{ nth: number }>('A paper came.') });

/** Lie in tables that every database has. */
const NAMES = ['credits.balance', 'credits.statement', 'credits.holds', 'projects.standing', 'projects.projects', 'projects.outputs'];

/** The number of a paper that nobody can read until it is mended. */
export const BENT = 13;

const VERSION = 999;

/** Each writes down which papers it has read, in their order: one that is skipped or read twice shows. */
const readersOf = (version: number) =>
  NAMES.map(name =>
    projection<{ read: readonly number[]; by: number }, EventsOf<typeof paperFacts>>({
      name,
      version,
      rowsOf: () => 'all',
      ownerOf: () => 'ada',
      on: {
        PaperCame: (row, { data: { nth } }) => {
          if (nth === BENT) throw new RangeError('bent');
          return { read: [...(row?.read ?? []), nth], by: version };
        },
      },
    }),
  );

const readers = readersOf(VERSION);

const filing = policy<EventsOf<typeof paperFacts>>('spec.file-paper-when-it-came', {
  PaperCame: ({ data: { nth } }) => [{ job: 'spec.file', data: { nth: String(nth) } }],
});

class Cabinet extends Jobs {
  readonly ids: string[] = [];

  override add(_job: Job, id: string): Promise<void> {
    this.ids.push(id);
    return Promise.resolve();
  }
}

/** What one process of the service has of its own: connections, runners and its place among the others. */
export class Clerk {
  private closed: Promise<void> | undefined;

  private constructor(
    readonly sharing: Sharing,
    readonly living: LivingRunner,
    readonly progress: SharedProgress,
    readonly desk: RunnerDesk,
    readonly store: PostgresProjectionStore,
    readonly log: PostgresEventLog,
    readonly fleet: ProjectionFleet,
    readonly rebuilds: RebuildStore,
    private readonly rebuilder: Rebuilder,
    private readonly policies: PolicyFleet,
    private readonly shut: () => Promise<void>,
  ) {}

  static async open(url: string, cabinet: Cabinet, leaseMs: number, version = VERSION): Promise<Clerk> {
    const readers = readersOf(version);
    const journal = new LineJournal(() => undefined);
    const pool = await openDatabase({ url, asker: specAsker });
    const log = new PostgresEventLog({ url });
    const orm = await openOrm(url, readers, specAsker);
    const [store, skips] = [new PostgresProjectionStore(orm.em), new PostgresSkippedEvents(pool)];
    const fleet = new ProjectionFleet(readers.map(reader => new ProjectionRunner(reader, log, store, journal, skips)));
    const policies = new PolicyFleet();
    policies.know([new PolicyRunner(filing, log, store, {} as Commands, cabinet, journal, skips)]);
    const living = new LivingRunner({ connectionString: url });
    const sharing = new Sharing({ living, progress: new ProgressStore(pool), journal, leaseMs });
    const desk = new RunnerDesk(log, fleet, policies, skips, sharing);
    const rebuilds = new RebuildStore(url);
    const rebuilder = new Rebuilder(readers, sharing, { store: rebuilds, log, journal, skips });
    const shut = async (): Promise<void> => {
      await living.close();
      await rebuilds.close();
      await log.close();
      await orm.close(true);
      await pool.end();
    };
    return new Clerk(sharing, living, new SharedProgress(fleet, sharing), desk, store, log, fleet, rebuilds, rebuilder, policies, shut);
  }

  join(runs = true): Promise<void> {
    if (runs) this.rebuilder.start();
    return this.sharing.join([...this.fleet.all, ...this.policies.all], { runs });
  }

  /** The subscribers that run here. */
  get here(): readonly string[] {
    return [...NAMES, filing.name].filter(name => this.sharing.isHere(name));
  }

  reached(position: Position): Promise<boolean> {
    return this.progress.reached(readers, position, 60_000);
  }

  close(): Promise<void> {
    this.closed ??= this.rebuilder
      .close()
      .then(() => this.sharing.leave())
      .then(this.shut);
    return this.closed;
  }
}

/** A database, and the processes that share the work on it. */
export class Office {
  readonly cabinet = new Cabinet();
  readonly subscribers = [...NAMES, filing.name];
  readonly projections = readers;
  private readonly clerks: Clerk[] = [];
  private came = 0;

  private constructor(
    readonly database: FreshDatabase,
    private readonly owner: ReturnType<typeof ownersPool>,
    private readonly log: PostgresEventLog,
  ) {}

  static async open(): Promise<Office> {
    const database = await freshDatabase();
    return new Office(database, ownersPool(database), new PostgresEventLog({ url: database.url }));
  }

  async clerk(leaseMs = 300_000, version?: number): Promise<Clerk> {
    const clerk = await Clerk.open(this.database.url, this.cabinet, leaseMs, version);
    this.clerks.push(clerk);
    return clerk;
  }

  /** So many papers come, one after the other; answers where the last one lies. */
  async papers(count: number): Promise<Position> {
    for (let nth = 0; nth < count; nth += 1) {
      await this.log.append('paper-1', 'any', [anEvent({ nth: this.came }, 'PaperCame')]);
      this.came += 1;
    }
    return this.log.head();
  }

  /** What each has read, once each. */
  async read(): Promise<readonly unknown[]> {
    const found = await Promise.all(
      readers.map(({ table }) => this.owner.query<{ row: { read: readonly number[] } }>(`select "row" from read.${table}`)),
    );
    return found.map(({ rows }) => rows[0]?.row.read);
  }

  /** Cuts the session by which a process is known to live. */
  async cutLife(clerk: Clerk): Promise<void> {
    const { client } = await clerk.living.life();
    const { rows } = await client.query<{ pid: number }>('select pg_backend_pid() as pid');
    const cut = new Promise(resolve => client.once('end', resolve));
    await this.owner.query('select pg_terminate_backend($1)', [rows[0]?.pid]);
    await cut;
  }

  async ask<Row extends object>(text: string, values: readonly unknown[] = []): Promise<readonly Row[]> {
    return (await this.owner.query<Row>(text, [...values])).rows;
  }

  /** Resolves once it is so. */
  async until(isSo: () => boolean | Promise<boolean>): Promise<void> {
    while (!(await isSo())) await new Promise(resolve => setTimeout(resolve, 5));
  }

  async close(): Promise<void> {
    await Promise.all(this.clerks.map(clerk => clerk.close()));
    await this.log.close();
    await this.owner.end();
    await this.database.drop();
  }
}
