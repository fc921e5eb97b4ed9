import { randomUUID } from 'node:crypto';
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { SandboxControl, type InvoiceLine } from '../../src/sandbox-provider/control-client.js';
import { startSandboxProvider, type RunningSandbox } from '../../src/sandbox-provider/start.js';
import { DiskContentStorage } from '../../src/infrastructure/storage/disk-content-storage.js';
import { spoolName } from '../../src/modules/media-pipeline/application/answer-spool.js';
import { firstViolation, type BookedEvent } from '../../src/modules/credits/domain/conservation.js';
import { freshDatabase, type FreshDatabase } from '../support/postgres.js';
import { film, heardOnce } from '../support/world.js';
import { neverKilledAt, PARTS, shardsOf, type Seen, type Shard } from './crash-shards.js';
import { CrashStory } from './crash-story.js';
import { LogReader } from './log-reader.js';
import { StubbornClient } from './stubborn-client.js';

const MINUTES = 60_000;

/**
 * Hints to sweep a file and to write letters: failed tasks and a late reader of notices give them, so whether a part of the list meets them is
 * chance. What they tell is found without them, too (left-overs.spec.ts, letters.journey.spec.ts).
 */
const SPARED = ['queue.add(media-pipeline.clear-spool', 'queue.add(notifications.write-letters'];
const isSpared = (point: string): boolean => SPARED.some(beginning => point.startsWith(beginning));

/** Must be among the points passed, each before and after; of an append, what it must say, perhaps with more. */
const WELL_KNOWN = [
  'log.append(AccountOpened)',
  'log.append(CreditsGranted)',
  'log.append(UploadReceived)',
  'log.append(CreditsHeld)',
  'log.append(ProjectCreated)',
  'log.append(TaskScheduled)',
  'log.append(AttemptIntended)',
  'log.append(StepSucceeded)',
  'log.append(AttemptOutcomeUnknown)',
  'log.append(ReattemptAuthorised)',
  'log.append(TaskSucceeded)',
  'log.append(StepSucceeded+TaskSucceeded)',
  'log.append(HoldSettled)',
  'log.append(ApiKeyAdded)',
  'log.append(WorkRequested)',
  'content.put(application/vnd.keyreel.spool+json)',
  'content.put(image/png)',
  'provider.text',
  'provider.transcribe',
  'provider.image',
  'provider.probeKey',
  'fetcher.fetchHead',
  'fetcher.download',
  'media.probe',
  'media.audioPieces',
  'media.thumbnails',
  'safe.put',
  'queue.add(media-pipeline.perform-call-task)',
  'queue.add(media-pipeline.perform-media-task)',
];

/** Whether a point is this well-known one: several events may go into one append. */
const isOf = (wellKnown: string, point: string): boolean => {
  const event = /^log\.append\((\w+)\)$/.exec(wellKnown)?.[1];
  if (event === undefined) return point.startsWith(`${wellKnown}:`);
  return point.startsWith('log.append(') && new RegExp(`\\b${event}\\b`).test(point);
};

/** One story on one data folder, during which the service is killed once at every point of every port that belongs to this part. */
export const diesAtEveryPointOf = (shard: Shard): void =>
  describe(`${shard}, killed before and after every call of a port`, () => {
    const platformKey = `sk-platform-${randomUUID()}`;
    let folder: string;
    let database: FreshDatabase;
    let sandbox: RunningSandbox;
    let films: Server;
    let log: LogReader;
    let client: StubbornClient;
    let seen: Seen;
    let invoice: readonly InvoiceLine[];
    let made: Awaited<ReturnType<CrashStory['play']>>;

    const taskOf = ({ data }: { data: Readonly<Record<string, unknown>> }): string => String(data['taskId'] ?? data['holdId']);
    const attemptOf = ({ data }: { data: Readonly<Record<string, unknown>> }): string => String(data['attemptId']);
    const counted = (names: readonly string[]): ReadonlyMap<string, number> =>
      names.reduce((counts, name) => counts.set(name, (counts.get(name) ?? 0) + 1), new Map<string, number>());

    beforeAll(async () => {
      folder = await mkdtemp(join(tmpdir(), 'keyreel crash '));
      database = await freshDatabase();
      sandbox = await startSandboxProvider({ platformKey, dataDir: join(folder, 'sandbox-provider'), ...heardOnce() });
      const bytes = await film('keyreel-short');
      films = createServer((_, response) => response.setHeader('content-type', 'video/mp4').end(bytes));
      await new Promise<void>(resolve => films.listen(0, '127.0.0.1', resolve));
      const host = `127.0.0.1:${(films.address() as AddressInfo).port}`;
      const spared = SPARED.map(beginning => `-${beginning}\n`);
      await writeFile(join(folder, 'points'), [...spared, `+${PARTS[shard]}\n`].join(''));
      log = LogReader.of(database.url);
      client = new StubbornClient({
        KEYREEL_DATA_DIR: join(folder, 'data'),
        DATABASE_URL: database.ownerUrl,
        DATABASE_SERVING_URL: database.url,
        OPENAI_API_KEY: platformKey,
        OPENAI_BASE_URL: sandbox.baseUrl,
        KEYREEL_FETCH_ALLOW: host,
        KEYREEL_CRASH_AT: `once:${join(folder, 'points')}`,
      });
      const story = new CrashStory(client, log, bytes, `http://${host}/film.mp4`);
      made = await story.play();
      await log.until(() => log.of('HoldSettled', 'HoldReleased').length >= heldTasks().length);
      const lines = (await readFile(join(folder, 'points'), 'utf8')).trim().split('\n');
      seen = { killed: lines.filter(line => !/^[-+=]/.test(line)), passed: lines.filter(line => line.startsWith('=')).map(line => line.slice(1)) };
      const control = new SandboxControl(sandbox.controlUrl, sandbox.controlToken);
      invoice = await control.invoice();
    }, 30 * MINUTES);

    afterAll(async () => {
      await client.leave();
      await log.close();
      films.close();
      await sandbox.stop();
      await database.drop();
      await rm(folder, { recursive: true, force: true });
    });

    const heldTasks = (): readonly string[] => log.of('CreditsHeld').map(taskOf);

    it('died once at every point, and nowhere else', () => {
      const { killed } = seen;
      process.stdout.write(`${killed.map(point => `  killed at ${point}`).join('\n')}\n`);
      expect(client.deaths).toBe(killed.length);
      expect(new Set(killed).size).toBe(killed.length);
      const passes = (wellKnown: string, moment: string): boolean => killed.some(point => isOf(wellKnown, point) && point.endsWith(moment));
      const ours = WELL_KNOWN.filter(point => !isSpared(point) && shardsOf(point).includes(shard));
      expect(ours.filter(point => !passes(point, ':before') || !passes(point, ':after'))).toEqual([]);
    });

    it('passed no other point at which nobody is killed', async () => {
      expect(await neverKilledAt(shard, seen)).toEqual([]);
    });

    it('kept books that are right at every position', () => {
      expect(firstViolation(log.events.filter(({ stream }) => /^(credits|pricecatalogue)-/.test(stream)) as unknown as BookedEvent[])).toBeNull();
    });

    it('ended every task once, with its result or with the reason why not', () => {
      const ended = log.of('TaskSucceeded', 'TaskFailed', 'TaskCancelled');
      expect(ended.map(taskOf).sort()).toEqual(log.of('TaskScheduled').map(taskOf).sort());
      const reasons = ended.flatMap(({ data }) => data['cause'] ?? []);
      expect(reasons.filter(reason => !['outcome-unknown', 'predecessor-failed'].includes(String(reason)))).toEqual([]);
    });

    it('closed every hold once, and charged only what was delivered', () => {
      const closed = log.of('HoldSettled', 'HoldReleased').map(taskOf);
      expect([...closed].sort()).toEqual([...heldTasks()].sort());
    });

    it('has each line of the provider’s invoice in one attempt, one line where the outcome is known and at most one where not', () => {
      const lines = counted(invoice.map(({ attemptId }) => String(attemptId)));
      const intended = log.of('AttemptIntended').map(attemptOf);
      expect([...lines.keys()].filter(attempt => !intended.includes(attempt))).toEqual([]);
      expect(log.of('StepSucceeded').map(attempt => lines.get(attemptOf(attempt)))).toEqual(log.of('StepSucceeded').map(() => 1));
      const unknown = log.of('AttemptOutcomeUnknown').map(attempt => lines.get(attemptOf(attempt)) ?? 0);
      expect(unknown.filter(count => count > 1)).toEqual([]);
    });

    it('sent no step more than twice, and the second time only after it had said so', () => {
      const stepOf = ({ data }: { data: Readonly<Record<string, unknown>> }): string => `${String(data['taskId'])} ${String(data['step'])}`;
      const sent = counted(log.of('AttemptIntended').map(stepOf));
      const authorised = counted(log.of('ReattemptAuthorised').map(stepOf));
      expect([...sent.values()].filter(times => times > 2)).toEqual([]);
      expect([...sent].filter(([, times]) => times === 2).map(([step]) => authorised.get(step))).toEqual(
        [...sent].filter(([, times]) => times === 2).map(() => 1),
      );
    });

    it('left no answer in the spool', async () => {
      const storage = new DiskContentStorage(join(folder, 'data', 'content'));
      const left = await Promise.all(log.of('AttemptIntended').map(attempt => storage.head(spoolName(attemptOf(attempt)))));
      expect(left.filter(found => found !== null)).toEqual([]);
    });

    it('reads back everything that was made', () => {
      expect(made.map(({ path, answered }) => [path, answered.status, answered.bytes.length > 0])).toEqual(made.map(({ path }) => [path, 200, true]));
    });
  });
