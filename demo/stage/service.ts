import type { ChildProcess } from 'node:child_process';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { SandboxControl } from '../../src/sandbox-provider/control-client.js';
import type { ServiceRecord } from '../../src/service-record.js';
import { ended, startChild } from './child.js';
import type { Cleaning } from './cleaning.js';

/** The real service in a process of its own, on a data folder that is thrown away. */
export interface RunningService {
  readonly url: string;
  readonly dataDir: string;
  /** The provider's own control interface: its invoice, and its levers for draining and topping up. */
  readonly provider: SandboxControl;
  /** Everything that it has printed so far. */
  output(): Buffer;
}

const PATIENCE_MS = 60_000;
const STOPPING_MS = 20_000;

const isOver = ({ exitCode, signalCode }: ChildProcess): boolean => exitCode !== null || signalCode !== null;

const recordIn = async (dataDir: string): Promise<ServiceRecord | null> => {
  try {
    return JSON.parse(await readFile(join(dataDir, 'service.json'), 'utf8')) as ServiceRecord;
  } catch {
    return null;
  }
};

/** Starts the service and waits until it answers; it is put away also when it never does. */
export const startTheService = async (dataDir: string, settings: Readonly<Record<string, string>>, cleaning: Cleaning): Promise<RunningService> => {
  const child = startChild('main', [], { KEYREEL_DATA_DIR: dataDir, KEYREEL_PORT: '0', ...settings });
  const printed: Buffer[] = [];
  child.stdout?.on('data', (chunk: Buffer) => printed.push(chunk));
  child.stderr?.on('data', (chunk: Buffer) => printed.push(chunk));
  const output = () => Buffer.concat(printed);
  const stop = async () => {
    if (!isOver(child)) child.kill('SIGTERM');
    const impatient = setTimeout(() => child.kill('SIGKILL'), STOPPING_MS);
    const code = await ended(child);
    clearTimeout(impatient);
    if (code !== 0) throw new Error(`The service ended with ${code}`);
  };
  cleaning.add(stop);
  for (const deadline = performance.now() + PATIENCE_MS; performance.now() < deadline && !isOver(child); await pause(50)) {
    const record = await recordIn(dataDir);
    if (record?.sandbox && record.pid === child.pid)
      return { url: record.url, dataDir, provider: new SandboxControl(record.sandbox.url, record.sandbox.token), output };
  }
  throw new Error(`The service did not start. It said:\n${output().toString('utf8')}`);
};
