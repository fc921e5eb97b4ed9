import { mkdtempSync, readFileSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import OpenAI from 'openai';
import { SandboxControl } from './control-client.js';
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

  it('is one and the same for two who start it at once', async () => {
    const both = await Promise.all([spawnSandboxProvider({ dataDir, platformKey }), spawnSandboxProvider({ dataDir, platformKey })]);
    try {
      expect(both[0].pid).toBe(both[1].pid);
    } finally {
      await both[0].stop();
    }
  }, 30_000);

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
