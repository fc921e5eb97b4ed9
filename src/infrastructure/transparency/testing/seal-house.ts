import { mkdtemp, readdir, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { freshDatabase, ownersPool, type FreshDatabase } from '../../../../test/support/postgres.js';
import { allOf, anEvent } from '../../../shared-kernel/testing/log-witness.js';
import { Clock } from '../../../shared-kernel/ports/messages.js';
import { specAsker } from '../../asking/testing/spec-asker.js';
import { leavesOf } from '../../event-log/leaf.js';
import { PostgresEventLog } from '../../event-log/postgres/postgres-event-log.js';
import { LineJournal } from '../../messaging/journal.js';
import { openDatabase } from '../../postgres/database.js';
import { PostgresSealStore } from '../../postgres/postgres-seal-store.js';
import { GrowingTree } from '../merkle.js';
import { SealedLog } from '../sealed-log.js';
import { Sealer, type SealerParts } from '../sealer.js';
import type { SealStore } from '../seal-store.js';

type Pool = Awaited<ReturnType<typeof openDatabase>>;

const TABLES = ['es.events', 'seal.trees', 'seal.tiles', 'seal.checkpoints', 'seal.keys'];

class SetClock extends Clock {
  at = new Date('2026-11-26T12:00:00.000Z');

  override now(): Date {
    return this.at;
  }
}

/** A log on a database of its own with folders for what is signed, and any number of sealers that live and die on it. */
export class SealHouse {
  readonly clock = new SetClock();
  readonly told: string[] = [];
  readonly sealed: SealedLog;

  private constructor(
    private readonly database: FreshDatabase,
    private readonly pool: Pool,
    private readonly owner: Pool,
    readonly log: PostgresEventLog,
    readonly store: PostgresSealStore,
    readonly dataDir: string,
  ) {
    this.sealed = new SealedLog(log, store);
  }

  static async open(): Promise<SealHouse> {
    const database = await freshDatabase();
    const pool = await openDatabase({ url: database.url, asker: specAsker });
    const owner = ownersPool(database);
    const dataDir = await mkdtemp(join(tmpdir(), 'keyreel seal '));
    return new SealHouse(database, pool, owner, new PostgresEventLog({ url: database.url }), new PostgresSealStore(pool), dataDir);
  }

  /** An empty log, never signed. */
  async beginAnew(): Promise<void> {
    await this.owner.query(`truncate ${TABLES.join(', ')}`);
    await rm(this.dataDir, { recursive: true, force: true });
    this.clock.at = new Date('2026-11-26T12:00:00.000Z');
  }

  async close(): Promise<void> {
    await this.log.close();
    await Promise.all([this.pool.end(), this.owner.end()]);
    await this.database.drop();
    await rm(this.dataDir, { recursive: true, force: true });
  }

  /** The serving role's. */
  get url(): string {
    return this.database.url;
  }

  get folder(): string {
    return join(this.dataDir, 'checkpoints');
  }

  get keyFile(): string {
    return join(this.dataDir, 'keys', 'log.key');
  }

  /** Another process, which signs whatever it finds at once unless it is told otherwise. */
  sealer(otherwise: Partial<SealerParts> = {}): Sealer {
    const { log, store, clock, dataDir } = this;
    const journal = new LineJournal(line => void this.told.push(line));
    const ways = { everyEvents: 1, everyMs: 0, keyPlace: { dataDir, logKey: null }, folders: [this.folder] };
    return new Sealer({ log, store, clock, journal, ...ways, ...otherwise });
  }

  /** A process that lives for one look; answers why nothing is signed. */
  async looks(otherwise: Partial<SealerParts> = {}): Promise<string | null> {
    const sealer = this.sealer(otherwise);
    await sealer.round();
    return sealer.unsigned?.reason ?? null;
  }

  async append(count: number, stream = 'a-1'): Promise<void> {
    const events = Array.from({ length: count }, (_, number) => anEvent({ number }));
    await this.log.append(stream, 'any', events);
  }

  leaves(): Promise<readonly Buffer[]> {
    return allOf(leavesOf(this.log));
  }

  /** The root of the tree over the first events of the log as it is now, made from nothing. */
  async rootAt(size: number): Promise<string> {
    const tree = new GrowingTree();
    for (const leaf of (await this.leaves()).slice(0, size)) tree.add(leaf);
    return tree.root().toString('base64');
  }

  /** Keeps a copy of the database; what is answered puts it back. */
  async backUp(): Promise<() => Promise<void>> {
    const name = `backup_${Math.floor(performance.now() * 1000)}`;
    await this.owner.query(`create schema ${name}`);
    for (const table of TABLES) await this.owner.query(`create table ${name}.${table.replace('.', '_')} as table ${table}`);
    return async () => {
      await this.owner.query(`truncate ${TABLES.join(', ')}`);
      for (const table of TABLES) await this.owner.query(`insert into ${table} select * from ${name}.${table.replace('.', '_')}`);
    };
  }

  asOwner(statement: string): Promise<unknown> {
    return this.owner.query(statement);
  }

  /** The notes in a folder, by their names. */
  async notes(folder = this.folder): Promise<Readonly<Record<string, string>>> {
    const inner = join(folder, await this.log.identity());
    const names = (await readdir(inner).catch(() => [])).filter(name => name.endsWith('.note')).sort();
    return Object.fromEntries(await Promise.all(names.map(async name => [name, await readFile(join(inner, name), 'utf8')] as const)));
  }
}

/** A store whose process dies at a step: before or after the call of that number. What dies does nothing more. */
export const dyingAt = (store: SealStore, step: number): { readonly store: SealStore; readonly isDead: () => boolean } => {
  let passed = 0;
  const pass = (): void => {
    passed += 1;
    if (passed >= step) throw new Error('killed');
  };
  const dying = new Proxy(store, {
    get(target, property) {
      const method: unknown = Reflect.get(target, property, target);
      if (typeof method !== 'function' || property === 'exclusively') return typeof method === 'function' ? (method.bind(target) as unknown) : method;
      return async (...call: unknown[]) => {
        pass();
        const result = (await method.apply(target, call)) as unknown;
        pass();
        return result;
      };
    },
  });
  return { store: dying, isDead: () => passed >= step };
};
