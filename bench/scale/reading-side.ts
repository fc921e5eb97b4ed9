import type pg from 'pg';
import type { Asker } from '../../src/infrastructure/asking/asker.js';
import { positionOf } from '../../src/infrastructure/event-log/positions.js';
import { PostgresAccountHistory } from '../../src/infrastructure/event-log/postgres/postgres-account-history.js';
import { PostgresEventLog } from '../../src/infrastructure/event-log/postgres/postgres-event-log.js';
import { PostgresLogPages } from '../../src/infrastructure/event-log/postgres/log-pages.js';
import { LineJournal } from '../../src/infrastructure/messaging/journal.js';
import { ProjectionRunner } from '../../src/infrastructure/messaging/projection-runner.js';
import { Moments } from '../../src/infrastructure/past/moments.js';
import { PastRows } from '../../src/infrastructure/past/past-rows.js';
import { openDatabase } from '../../src/infrastructure/postgres/database.js';
import { openOrm } from '../../src/infrastructure/postgres/orm.js';
import { PostgresProjectionStore } from '../../src/infrastructure/postgres/postgres-projection-store.js';
import { PostgresWalls } from '../../src/infrastructure/postgres/postgres-walls.js';
import { PostgresReadModels } from '../../src/infrastructure/postgres/read-rows.js';
import { balanceProjection } from '../../src/modules/credits/projections/balance.projection.js';
import { taskAnswers } from '../../src/modules/media-pipeline/application/task.answers.js';
import { tasks } from '../../src/modules/media-pipeline/projections/tasks.projection.js';
import { CurrentWords } from '../../src/modules/projects/application/current-words.js';
import { MadeContent } from '../../src/modules/projects/application/made-content.js';
import { Materials } from '../../src/modules/projects/application/materials.js';
import { projectAnswers } from '../../src/modules/projects/application/projects.answers.js';
import { SearchWords, type SearchFound } from '../../src/modules/projects/application/search-words.js';
import { searchTerms } from '../../src/modules/projects/domain/search/search-terms.js';
import { projectRows } from '../../src/modules/projects/projections/projects.projection.js';
import type { QueryDeclaration } from '../../src/shared-kernel/message.js';
import { Clock, type Commands, Queries, type Reading } from '../../src/shared-kernel/ports/messages.js';
import { START } from '../../src/shared-kernel/ports/event-log.js';
import type { Projection } from '../../src/shared-kernel/projection.js';
import type { Room } from '../ground.js';
import { millisecondsOf } from '../rounds.js';
import { RARE, type HeardWords } from './heard-words.js';

const PATIENCE_MS = 45 * 60_000;
const FOLLOWED: readonly Projection[] = [balanceProjection, projectRows, tasks];

const bench = (): Asker => 'service:operator';

class LongAfter extends Clock {
  override now(): Date {
    return new Date('2035-01-01T00:00:00.000Z');
  }
}

const ANSWERS = new Map([...taskAnswers, ...projectAnswers].map(answering => [answering.query.name, answering]));

/** Asks the declared answers without waiting for projections: they have caught up. */
class CaughtUpQueries extends Queries {
  constructor(private readonly sources: { readonly rows: PostgresReadModels; readonly log: PostgresEventLog }) {
    super();
  }

  override async ask<Params extends object, Answer>({ name }: QueryDeclaration<Params, Answer>, params: Params): Promise<Answer> {
    const answering = ANSWERS.get(name);
    if (!answering) throw new Error(`The bench does not answer ${name}.`);
    return (await answering.answer(params, this.sources)) as Answer;
  }

  override async read<Params extends object, Answer>(question: QueryDeclaration<Params, Answer>, params: Params): Promise<Reading<Answer>> {
    return { value: await this.ask(question, params), position: START, asOf: '' };
  }
}

/** What the product reads a log and its read models with, as the product puts it together. */
export class ReadingSide {
  readonly pages: PostgresLogPages;
  readonly history: PostgresAccountHistory;
  readonly rows: PostgresReadModels;
  private readonly words: SearchWords;

  private constructor(
    readonly log: PostgresEventLog,
    private readonly pool: pg.Pool,
    private readonly orm: Awaited<ReturnType<typeof openOrm>>,
    heard: HeardWords,
  ) {
    this.pages = new PostgresLogPages(pool);
    this.history = new PostgresAccountHistory(pool, bench);
    this.rows = new PostgresReadModels(orm.em);
    const queries = new CaughtUpQueries({ rows: this.rows, log });
    const nobody = null as unknown as Commands;
    const words = new CurrentWords(new Materials(queries), log, new MadeContent(nobody, queries, heard.content));
    this.words = new SearchWords(queries, words, heard.vault.opener);
  }

  static async of(room: Room, heard: HeardWords): Promise<ReadingSide> {
    const [pool, orm] = [await openDatabase({ url: room.url, asker: bench }), await openOrm(room.url, FOLLOWED, bench)];
    return new ReadingSide(new PostgresEventLog({ url: room.url }), pool, orm, heard);
  }

  /** Has these read models see all that the log holds; gives the milliseconds that the last of them took from its start. */
  async catchUp(followed: readonly Projection[] = FOLLOWED): Promise<number> {
    const head = await this.log.head();
    let took = 0;
    for (const projection of followed) {
      const journal = new LineJournal(line => void process.stderr.write(line));
      const runner = new ProjectionRunner(projection, this.log, new PostgresProjectionStore(this.orm.em), journal);
      took = await millisecondsOf(async () => {
        await runner.start();
        if (!(await runner.reached(head, PATIENCE_MS))) throw new Error(`${projection.name} did not reach the end of the log.`);
      });
      await runner.close();
    }
    return took;
  }

  catchUpTasks(): Promise<number> {
    return this.catchUp([tasks]);
  }

  /** The balance of an account as of a time. */
  async balanceAsOf(accountId: string, at: string): Promise<void> {
    const moment = await new Moments(this.log, new LongAfter(), []).of(at, accountId);
    const row = await new PastRows(this.log, new PostgresWalls(this.pool)).row(balanceProjection, accountId, moment);
    if (row === null) throw new Error(`There was no balance at ${at}.`);
  }

  async timeAt(ordinal: number): Promise<string> {
    const event = await this.pages.at(positionOf(ordinal));
    return (JSON.parse(event?.metadata ?? '{}') as { at: string }).at;
  }

  projectsOf(accountId: string, limit: number): Promise<{ readonly rows: readonly unknown[]; readonly next: string | null }> {
    return this.rows.page(projectRows, { accountId, limit, descending: true });
  }

  tasksOf(accountId: string, limit: number): Promise<{ readonly rows: readonly unknown[]; readonly next: string | null }> {
    return this.rows.page(tasks, { accountId, limit, descending: true });
  }

  /** One page of a search for a rare word in all that was said in an account's videos. */
  searchWords(accountId: string): Promise<SearchFound> {
    return this.words.everywhere(accountId, { wanted: { terms: searchTerms(RARE), speakers: [] }, from: null, limit: 20 });
  }

  async close(): Promise<void> {
    await this.log.close();
    await this.orm.close(true);
    await this.pool.end();
  }
}
