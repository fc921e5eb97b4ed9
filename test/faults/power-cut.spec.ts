import { randomUUID } from 'node:crypto';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { runningServer } from '../../src/infrastructure/postgres/running-server.js';
import { isRunning } from '../../src/infrastructure/postgres/running-process.js';
import { pidFile } from '../../src/infrastructure/postgres/server-process.js';
import { firstViolation, type BookedEvent } from '../../src/modules/credits/domain/conservation.js';
import { SandboxControl, type Endpoint } from '../../src/sandbox-provider/control-client.js';
import { startSandboxProvider, type RunningSandbox } from '../../src/sandbox-provider/start.js';
import { film } from '../support/world.js';
import { LogReader } from './log-reader.js';
import { StubbornClient } from './stubborn-client.js';

const MINUTES = 60_000;
const ENDS = ['TaskSucceeded', 'TaskFailed', 'TaskCancelled'];

/** One data folder with its embedded database, whose service and server die in the ways in which a machine lets them die. */
describe('a machine that loses its power in the middle of paid work', () => {
  const platformKey = `sk-platform-${randomUUID()}`;
  let folder: string;
  let sandbox: RunningSandbox;
  let provider: SandboxControl;
  let client: StubbornClient;
  let projectId: string;

  const postgres = () => join(folder, 'data', 'postgres');
  const databaseServer = (): number => Number(pidFile(join(postgres(), 'cluster'))[0]);

  /** The log of the service as it runs now; its database listens somewhere else after each start. */
  const withLog = async <Result>(work: (log: LogReader) => Promise<Result>): Promise<Result> => {
    await client.get('/accounts/me');
    const found = runningServer(postgres());
    if (found === null) throw new Error('the service answers, so its database runs');
    const log = LogReader.of(found.url);
    try {
      return await work(log);
    } finally {
      await log.close();
    }
  };

  /** A task's id or its hold's, which is the same. */
  const taskOf = ({ data }: { data: Readonly<Record<string, unknown>> }): string => String(data['taskId'] ?? data['holdId']);

  const closedHolds = (log: LogReader) => log.of('HoldSettled', 'HoldReleased');

  /** How so many tasks ended, once they have and their holds are closed. */
  const outcomes = (tasks: number): Promise<readonly (readonly [string, string])[]> =>
    withLog(async log => {
      await log.until(() => closedHolds(log).length >= tasks);
      return log.of(...ENDS).map(({ type, data }) => [String(data['operation']), String(data['cause'] ?? type)] as const);
    });

  /** The call has been sent, and its answer never comes. */
  const inTheMiddleOf = async (endpoint: Endpoint, order: () => Promise<unknown>): Promise<void> => {
    await provider.break({ behaviour: 'hold', endpoint });
    await order();
    await provider.waitForCalls(1, { endpoint });
  };

  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), 'keyreel power cut '));
    sandbox = await startSandboxProvider({ platformKey, dataDir: join(folder, 'sandbox-provider') });
    provider = new SandboxControl(sandbox.controlUrl, sandbox.controlToken);
    client = new StubbornClient({
      KEYREEL_DATA_DIR: join(folder, 'data'),
      OPENAI_API_KEY: platformKey,
      OPENAI_BASE_URL: sandbox.baseUrl,
    });
    const person = { email: `person-${randomUUID()}@example.org`, password: `a long phrase ${randomUUID()}` };
    client.signedIn(String((await client.order('POST', '/accounts', { body: person })).body['token']));
    await withLog(log => log.until(() => log.of('CreditsGranted').length > 0));
    const headers = { 'content-type': 'application/octet-stream', 'upload-name': 'film.mp4' };
    const upload = await client.order('POST', '/uploads/plain', { headers, body: await film('keyreel-short') });
    const source = { kind: 'upload', uploadId: upload.body['uploadId'] };
    const created = await client.order('POST', '/projects', { body: { name: 'A film', source, transcribe: false, thumbnails: 1 } });
    projectId = String(created.body['projectId']);
    await outcomes(1);
  }, 3 * MINUTES);

  afterAll(async () => {
    await client.leave();
    await sandbox.stop();
    await rm(folder, { recursive: true, force: true });
  });

  it(
    'goes on by itself after the service, its database and everything else of it died at once',
    async () => {
      const order = { prompt: 'Say hello.', withTranscript: false, maxOutputTokens: 600 };
      await inTheMiddleOf('responses', () => client.order('POST', `/projects/${projectId}/texts`, { body: order }));
      const died = databaseServer();
      expect((await client.losesPower()).signal).toBe('SIGKILL');
      expect(isRunning(died)).toBe(false);
      await provider.mend();
      expect(await outcomes(2)).toEqual([
        ['thumbnails', 'TaskSucceeded'],
        ['text', 'TaskSucceeded'],
      ]);
    },
    3 * MINUTES,
  );

  it(
    'takes the place of a database server that was left without its service',
    async () => {
      const order = { prompt: 'A small boat', size: '512x512', quality: 'low' };
      await inTheMiddleOf('images', () => client.order('POST', `/projects/${projectId}/images`, { body: order }));
      const orphan = databaseServer();
      await client.losesPower(orphan);
      await provider.mend();
      expect(await outcomes(3)).toContainEqual(['image', 'TaskSucceeded']);
      expect(isRunning(orphan)).toBe(false);
      expect(databaseServer()).not.toBe(orphan);
    },
    3 * MINUTES,
  );

  it('paid for nothing twice, and says of each call that was under way that nobody knows what became of it', async () => {
    const lines = (await provider.invoice()).map(({ attemptId }) => String(attemptId));
    await withLog(async log => {
      await log.until(() => closedHolds(log).length >= 3);
      expect(log.of('HoldSettled').map(taskOf).sort()).toEqual(log.of('CreditsHeld').map(taskOf).sort());
      expect(new Set(lines).size).toBe(lines.length);
      expect(log.of('AttemptIntended').map(({ data }) => String(data['attemptId']))).toEqual(expect.arrayContaining(lines));
      const unknown = log.of('AttemptOutcomeUnknown').map(taskOf);
      expect(new Set(unknown).size).toBe(2);
      expect(log.of('ReattemptAuthorised').map(taskOf).sort()).toEqual([...unknown].sort());
      expect(firstViolation(log.events.filter(({ stream }) => /^(credits|pricecatalogue)-/.test(stream)) as unknown as BookedEvent[])).toBeNull();
    });
  });

  it('ends at once when the database server dies under it, and says where to look', async () => {
    await client.get('/accounts/me');
    process.kill(databaseServer(), 'SIGKILL');
    const { code, signal, said, complained } = await client.quits();
    expect({ code, signal }).toEqual({ code: 1, signal: null });
    expect(complained).toContain('The database server has ended');
    expect(complained).toContain(join(postgres(), 'server.log'));
    expect(complained).toContain('start the service again');
    expect(said + complained).not.toMatch(/^\s+at .+:\d+:\d+/m);
  });
});
