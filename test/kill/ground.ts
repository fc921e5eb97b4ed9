import pg from 'pg';
import { openEventLog, type OpenedLog } from '../../src/infrastructure/event-log/open-event-log.js';
import { startS3Server, type S3Server } from '../../src/infrastructure/storage/testing/s3-server.js';
import { START, type RecordedEvent } from '../../src/shared-kernel/ports/event-log.js';
import { StandInServer } from '../support/eventstore-stand-in/stand-in.js';
import { ownRedis, type OwnRedis } from '../support/redis.js';
import { SplitService } from '../support/split-service.js';

/** Long enough for a machine that does much else meanwhile. */
const PATIENCE_MS = 20 * 60_000;

/** Servers that live all the time, and the settings by which processes find them. */
export class Ground {
  private constructor(
    readonly redis: OwnRedis,
    private readonly bucket: S3Server,
    private readonly standIn: StandInServer | null,
    readonly split: SplitService,
    readonly opened: OpenedLog,
    readonly owner: pg.Pool,
  ) {}

  static async open(logIs: 'postgresql' | 'stand-in'): Promise<Ground> {
    const standIn = logIs === 'stand-in' ? await new StandInServer().start() : null;
    const [redis, bucket] = [await ownRedis(), await startS3Server()];
    const { settings: s3 } = bucket;
    const settings = {
      REDIS_URL: redis.url,
      S3_BUCKET: s3.bucket,
      S3_ENDPOINT: s3.endpoint ?? '',
      S3_ACCESS_KEY_ID: s3.credentials?.accessKeyId ?? '',
      S3_SECRET_ACCESS_KEY: s3.credentials?.secretAccessKey ?? '',
      KEYREEL_SEAL_MS: '1000',
      KEYREEL_SEAL_EVENTS: '100',
      ...(standIn ? { EVENT_STORE_URL: standIn.url() } : {}),
    };
    const split = await SplitService.open({ settings, patienceMs: PATIENCE_MS });
    const opened = await openEventLog({ databaseUrl: split.database.url, eventStoreUrl: standIn?.url() ?? null });
    return new Ground(redis, bucket, standIn, split, opened, new pg.Pool({ connectionString: split.database.ownerUrl, max: 2 }));
  }

  /** By which the command line finds the same installation. */
  get settings(): NodeJS.ProcessEnv {
    const { ownerUrl, url } = this.split.database;
    const log = this.standIn ? { EVENT_STORE_URL: this.standIn.url() } : {};
    return { DATABASE_URL: ownerUrl, DATABASE_SERVING_URL: url, KEYREEL_DATA_DIR: this.split.dataDir, ...log };
  }

  /** The whole log, with its bytes. */
  async events(): Promise<readonly RecordedEvent[]> {
    const all: RecordedEvent[] = [];
    for await (const { events } of this.opened.log.readAll({ after: START, raw: true })) all.push(...events);
    return all;
  }

  async close(): Promise<void> {
    await this.owner.end();
    await this.opened.close();
    await this.split.close();
    await this.redis.close();
    await this.bucket.close();
    await this.standIn?.stop();
  }
}
