import type { ChildProcess } from 'node:child_process';
import { readFile } from 'node:fs/promises';
import { setTimeout as pause } from 'node:timers/promises';
import { ended, startChild } from './child.js';
import type { Cleaning } from './cleaning.js';

const PATIENCE_MS = 120_000;
const STOPPING_MS = 40_000;

/** A process of the service. */
export interface ServiceProcess {
  readonly pid: number | undefined;
  isOver(): boolean;
  /** Everything that it has printed so far. */
  output(): Buffer;
}

const isOver = ({ exitCode, signalCode }: ChildProcess): boolean => exitCode !== null || signalCode !== null;

/** Starts one; it is put away also when it never answers. */
export const startProcess = (settings: Readonly<Record<string, string>>, cleaning: Cleaning): ServiceProcess => {
  const child = startChild('main', [], { KEYREEL_PORT: '0', ...settings });
  const printed: Buffer[] = [];
  child.stdout?.on('data', (chunk: Buffer) => printed.push(chunk));
  child.stderr?.on('data', (chunk: Buffer) => printed.push(chunk));
  cleaning.add(async () => {
    if (!isOver(child)) child.kill('SIGTERM');
    const impatient = setTimeout(() => child.kill('SIGKILL'), STOPPING_MS);
    const code = await ended(child);
    clearTimeout(impatient);
    if (code !== 0) throw new Error(`The service ended with ${code}`);
  });
  return { pid: child.pid, isOver: () => isOver(child), output: () => Buffer.concat(printed) };
};

const recordIn = async <Record>(file: string): Promise<Record | null> => {
  try {
    return JSON.parse(await readFile(file, 'utf8')) as Record;
  } catch {
    return null;
  }
};

/** What a process writes into a file once it answers. */
export const recordOf = async <Record>(running: ServiceProcess, file: string, isIts: (record: Record) => boolean = () => true): Promise<Record> => {
  for (const deadline = performance.now() + PATIENCE_MS; performance.now() < deadline && !running.isOver(); await pause(50)) {
    const record = await recordIn<Record>(file);
    if (record !== null && isIts(record)) return record;
  }
  throw new Error(`The service did not start. It said:\n${running.output().toString('utf8')}`);
};
