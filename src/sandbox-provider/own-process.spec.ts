import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import OpenAI from 'openai';
import { SandboxControl } from './control-client.js';
import { claim, release } from './processes/sandbox-record.js';
import { settings } from './processes/settings.js';
import { spawnSandboxProvider } from './start.js';

const platformKey = 'sk-platform-own-process';
let dataDir: string;

beforeEach(() => {
  dataDir = mkdtempSync(join(tmpdir(), 'sandbox with a space '));
});
afterEach(() => rmSync(dataDir, { recursive: true }));

const ask = (baseURL: string) => new OpenAI({ apiKey: platformKey, baseURL, maxRetries: 0 }).responses.create({ model: 'gpt-6-luna', input: 'x' });

/** The process group of a process, as Linux tells it; null elsewhere. */
function groupOf(pid: number): number | null {
  if (process.platform !== 'linux') return null;
  return Number(readFileSync(`/proc/${pid}/stat`, 'utf8').split(') ')[1]?.split(' ')[2]);
}

/** The processes that were started for a folder, as Linux tells them; none elsewhere. */
function runningOn(folder: string): readonly number[] {
  if (process.platform !== 'linux') return [];
  const ids = readdirSync('/proc').filter(name => /^\d+$/.test(name));
  return ids.filter(id => environmentOf(id).includes(`${settings.dataDir}=${folder}`)).map(Number);
}

function environmentOf(id: string): readonly string[] {
  try {
    return readFileSync(`/proc/${id}/environ`, 'utf8').split('\0');
  } catch {
    return [];
  }
}

/** The id of a process that has ended. */
async function deadProcess(): Promise<number | undefined> {
  const child = spawn(process.execPath, ['--version'], { stdio: 'ignore' });
  await once(child, 'exit');
  return child.pid;
}

describe('a provider in a process of its own', () => {
  it('is found again by the next one who asks, and is not in our process group', async () => {
    const first = await spawnSandboxProvider({ dataDir, platformKey });
    try {
      const second = await spawnSandboxProvider({ dataDir, platformKey });
      expect([first.adopted, second.adopted, second.pid]).toEqual([false, true, first.pid]);
      expect((await ask(second.baseUrl)).status).toBe('completed');
      expect(groupOf(first.pid)).not.toBe(groupOf(process.pid));
    } finally {
      await first.stop();
    }
  }, 30_000);

  it('is one and the same for several who start it at once, and leaves nobody behind', async () => {
    const all = await Promise.all([1, 2, 3].map(() => spawnSandboxProvider({ dataDir, platformKey })));
    try {
      expect(new Set(all.map(({ pid }) => pid)).size).toBe(1);
      expect(runningOn(dataDir)).toEqual(process.platform === 'linux' ? [all[0]?.pid] : []);
    } finally {
      await all[0]?.stop();
    }
  });

  it('shares its folder with no other, and takes over from a dead one', async () => {
    expect([await claim(dataDir), await claim(dataDir)]).toEqual([true, false]);
    release(dataDir);
    writeFileSync(join(dataDir, 'provider.lock'), String(await deadProcess()));
    expect(await claim(dataDir)).toBe(true);
    release(dataDir);
  });

  it('keeps its address and its invoice when it is killed and started again', async () => {
    const first = await spawnSandboxProvider({ dataDir, platformKey });
    await ask(first.baseUrl);
    process.kill(first.pid, 'SIGKILL');
    const second = await spawnSandboxProvider({ dataDir, platformKey });
    try {
      expect([second.adopted, second.baseUrl, second.controlUrl]).toEqual([false, first.baseUrl, first.controlUrl]);
      const lines = await new SandboxControl(second.controlUrl, second.controlToken).invoice();
      expect(lines).toHaveLength(1);
    } finally {
      await second.stop();
    }
  }, 30_000);

  it('keeps what is told to it to itself', async () => {
    const running = await spawnSandboxProvider({ dataDir, platformKey });
    try {
      const files = ['provider.json', 'invoice.jsonl', 'keys.jsonl', 'provider.log'];
      for (const name of files) expect(statSync(join(dataDir, name)).mode & 0o077).toBe(0);
      expect(readFileSync(join(dataDir, 'provider.log'), 'utf8')).not.toContain(running.controlToken);
    } finally {
      await running.stop();
    }
  }, 30_000);
});
