import { spawn, spawnSync, type ChildProcess } from 'node:child_process';
import { randomUUID } from 'node:crypto';
import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { SandboxControl } from '../../src/sandbox-provider/control-client.js';
import { freshDatabase, type FreshDatabase } from './postgres.js';

const root = fileURLToPath(new URL('../../', import.meta.url));

/** One process of a service that is split, as an operator runs it: the built product. */
export interface RoleProcess {
  readonly role: string;
  readonly pid: number;
  /** Where it answers: the API, or health alone. */
  readonly url: string;
  /** All that it has written so far. */
  output(): string;
  /** Answers its exit code, or the signal that ended it. */
  readonly ended: Promise<number | NodeJS.Signals>;
  kill(signal: NodeJS.Signals): Promise<number | NodeJS.Signals>;
}

/** One that was started and may not answer yet. */
export interface BegunProcess extends Pick<RoleProcess, 'output' | 'ended' | 'kill'> {
  /** Fails when it ends before it answers. */
  readonly ready: Promise<RoleProcess>;
}

/** What a spec may want otherwise. */
export interface SplitWishes {
  /** Set for every process: engines, bounds. */
  readonly settings?: Readonly<Record<string, string>>;
  /** Milliseconds until a process must answer. */
  readonly patienceMs?: number;
}

/** A service in several processes over one database and one folder of content, with the simulated provider as one of them. */
export class SplitService {
  readonly #processes = new Set<RoleProcess>();

  private constructor(
    readonly database: FreshDatabase,
    readonly dataDir: string,
    readonly provider: SandboxControl,
    private readonly settings: NodeJS.ProcessEnv,
    private readonly patienceMs: number,
  ) {}

  /** Builds the product and starts the provider; the roles are started one by one. */
  static async open({ settings = {}, patienceMs = 60_000 }: SplitWishes = {}): Promise<SplitService> {
    build();
    const database = await freshDatabase();
    const dataDir = await mkdtemp(join(tmpdir(), 'keyreel split '));
    const platformKey = `sk-platform-${randomUUID()}`;
    const ours = {
      PATH: process.env['PATH'],
      KEYREEL_PORT: '0',
      KEYREEL_MEDIA_ENGINE: 'npm',
      KEYREEL_DATA_DIR: dataDir,
      OPENAI_API_KEY: platformKey,
    };
    const asProvider = { ...ours, KEYREEL_ROLE: 'provider-sandbox', KEYREEL_SANDBOX_PORT: '0' };
    const sandbox = started('provider-sandbox', asProvider);
    const { baseUrl, controlUrl, controlToken } = await recordOfSandbox(dataDir, patienceMs);
    const all = { ...ours, DATABASE_URL: database.ownerUrl, DATABASE_SERVING_URL: database.url, OPENAI_BASE_URL: baseUrl, ...settings };
    const split = new SplitService(database, dataDir, new SandboxControl(controlUrl, controlToken), all, patienceMs);
    split.#processes.add(processOf('provider-sandbox', sandbox, baseUrl));
    return split;
  }

  /** Those that run now. */
  get processes(): readonly RoleProcess[] {
    return [...this.#processes];
  }

  /** Starts one more process and waits until it answers. */
  start(role: string, settings: Readonly<Record<string, string>> = {}): Promise<RoleProcess> {
    return this.begin(role, settings).ready;
  }

  /** Starts one more process, which can be killed before it answers. */
  begin(role: string, settings: Readonly<Record<string, string>> = {}): BegunProcess {
    const begun = started(role, { ...this.settings, KEYREEL_ROLE: role, ...settings });
    const ended = endOf(begun.child);
    const ready = urlOf(begun, this.patienceMs).then(url => {
      const running = processOf(role, begun, url);
      this.#processes.add(running);
      void ended.then(() => this.#processes.delete(running));
      return running;
    });
    return { ready, ended, output: begun.output, kill: killing(begun.child, ended) };
  }

  /** Ends what still runs and removes all traces. */
  async close(): Promise<void> {
    await Promise.all(this.processes.map(running => running.kill('SIGKILL')));
    await this.database.drop();
    await rm(this.dataDir, { recursive: true, force: true });
  }
}

interface Started {
  readonly child: ChildProcess;
  readonly output: () => string;
}

const build = (): void => {
  const { status, stderr } = spawnSync(process.execPath, ['scripts/build.mjs'], { cwd: root });
  if (status !== 0) throw new Error(`The product could not be built: ${stderr.toString()}`);
};

const started = (role: string, env: NodeJS.ProcessEnv): Started => {
  const child = spawn(process.execPath, ['--enable-source-maps', 'dist/src/main.js'], { cwd: root, env, stdio: ['ignore', 'pipe', 'pipe'] });
  let written = '';
  for (const stream of [child.stdout, child.stderr]) stream.on('data', (bytes: Buffer) => (written += bytes.toString()));
  return { child, output: () => `[${role}] ${written}` };
};

const processOf = (role: string, { child, output }: Started, url: string): RoleProcess => {
  const ended = endOf(child);
  return { ...{ role, url, output, ended }, pid: child.pid ?? 0, kill: killing(child, ended) };
};

const endOf = (child: ChildProcess): Promise<number | NodeJS.Signals> =>
  new Promise(resolve => child.once('close', (code, signal) => resolve(code ?? signal ?? 0)));

const killing =
  (child: ChildProcess, ended: RoleProcess['ended']): RoleProcess['kill'] =>
  signal => {
    child.kill(signal);
    return ended;
  };

const GREETING = /(?:API {8}(http\S+)\/v1|Health {5}(http\S+)\/health)\n/;

const urlOf = async ({ child, output }: Started, patienceMs: number): Promise<string> => {
  for (
    const until = performance.now() + patienceMs;
    performance.now() < until && child.exitCode === null && child.signalCode === null;
    await pause(20)
  ) {
    const [, api, health] = GREETING.exec(output()) ?? [];
    const url = api ?? health;
    if (url !== undefined) return url;
  }
  child.kill('SIGKILL');
  throw new Error(`A process did not start. It said:\n${output()}`);
};

interface SandboxPlace {
  readonly baseUrl: string;
  readonly controlUrl: string;
  readonly controlToken: string;
}

const recordOfSandbox = async (dataDir: string, patienceMs: number): Promise<SandboxPlace> => {
  for (const until = performance.now() + patienceMs; performance.now() < until; await pause(20)) {
    const text = await readFile(join(dataDir, 'sandbox-provider', 'provider.json'), 'utf8').catch(() => null);
    if (text !== null) return JSON.parse(text) as SandboxPlace;
  }
  throw new Error('The simulated provider did not start.');
};

const pause = (milliseconds: number): Promise<void> => new Promise(resolve => setTimeout(resolve, milliseconds));
