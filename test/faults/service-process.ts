import { spawn, type ChildProcess } from 'node:child_process';
import { setTimeout as delay } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import { isRunning } from '../../src/infrastructure/postgres/running-process.js';
import type { World } from '../support/world.js';
import { treeOf } from './process-tree.js';

const root = fileURLToPath(new URL('../../', import.meta.url));

/** How a process of the service ended, and all that it had said. */
export interface Ended {
  readonly code: number | null;
  readonly signal: NodeJS.Signals | null;
  readonly said: string;
  readonly complained: string;
}

/** The service as an operator runs it: the built product in a process of its own, which can be killed and can end itself. */
export class ServiceProcess {
  private said = '';
  private complained = '';
  /** Resolves however the process ends. */
  readonly ended: Promise<Ended>;
  /** Where it listens; null when it ended before it did. */
  readonly url: Promise<string | null>;
  /** Whether it came to work, whatever its role. */
  private readonly isReady: Promise<boolean>;

  private constructor(private readonly child: ChildProcess) {
    this.ended = new Promise(resolve =>
      child.once('close', (code, signal) => resolve({ code, signal, said: this.said, complained: this.complained })),
    );
    const listening = new Promise<string>(resolve =>
      child.stdout?.on('data', (bytes: Buffer) => {
        this.said += bytes.toString();
        const found = /API {8}(http\S+)\/v1\n/.exec(this.said);
        if (found?.[1]) resolve(found[1]);
      }),
    );
    child.stderr?.on('data', (bytes: Buffer) => (this.complained += bytes.toString()));
    const ready = new Promise<boolean>(resolve =>
      child.stdout?.on('data', () => {
        if (this.said.includes('Keyreel is ready.')) resolve(true);
      }),
    );
    this.isReady = Promise.race([ready, this.ended.then(() => false)]);
    this.url = Promise.race([listening, this.ended.then(() => null)]);
  }

  static start(settings: NodeJS.ProcessEnv): ServiceProcess {
    const env = { PATH: process.env['PATH'], KEYREEL_PORT: '0', KEYREEL_MEDIA_ENGINE: 'npm', ...settings };
    return new ServiceProcess(spawn(process.execPath, ['dist/src/main.js'], { cwd: root, env, stdio: ['ignore', 'pipe', 'pipe'] }));
  }

  /** One more process of the installation that a world is. */
  static beside({ dataDir, settings, platformKey, sandbox }: World, otherwise: NodeJS.ProcessEnv): ServiceProcess {
    return ServiceProcess.start({
      KEYREEL_DATA_DIR: dataDir,
      ...settings,
      OPENAI_API_KEY: platformKey,
      OPENAI_BASE_URL: sandbox.baseUrl,
      ...otherwise,
    });
  }

  /** Itself, once it has come to work; throws what it complained of when it did not. */
  async working(): Promise<this> {
    if (!(await this.isReady)) throw new Error((await this.ended).complained);
    return this;
  }

  kill(signal: NodeJS.Signals): Promise<Ended> {
    this.child.kill(signal);
    return this.ended;
  }

  /** For what does not end it: SIGSTOP, SIGCONT. */
  signal(signal: 'SIGSTOP' | 'SIGCONT'): void {
    this.child.kill(signal);
  }

  /** Dies together with everything that it started, but for who is spared and what that one started: nobody is left to tidy up. */
  async losesPower(spared?: number): Promise<Ended> {
    this.child.kill('SIGSTOP'); // it starts nothing new while it is counted
    const left = new Set(spared === undefined ? [] : treeOf(spared));
    const struck = treeOf(this.child.pid ?? Number.NaN).filter(pid => !left.has(pid));
    for (const pid of struck.reverse()) strike(pid);
    while (struck.some(isRunning)) await delay(10); // one with much memory is a while in giving it back
    return this.ended;
  }
}

function strike(pid: number): void {
  try {
    process.kill(pid, 'SIGKILL');
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'ESRCH') throw error; // it ended meanwhile
  }
}
