import { closeSync, openSync, readFileSync, renameSync, rmSync, statSync, writeFileSync, writeSync } from 'node:fs';
import { join } from 'node:path';
import { SandboxControl } from '../control-client.js';

/** Where a provider of its own process is to be found; kept in its folder, readable by its owner only. */
export interface SandboxRecord {
  readonly pid: number;
  readonly baseUrl: string;
  readonly controlUrl: string;
  readonly controlToken: string;
}

/** A provider that holds its folder for so long without answering is taken for dead. */
const startingMilliseconds = 10_000;

export function readRecord(dataDir: string): SandboxRecord | null {
  try {
    return JSON.parse(readFileSync(recordPath(dataDir), 'utf8')) as SandboxRecord;
  } catch {
    return null;
  }
}

export function writeRecord(dataDir: string, record: SandboxRecord): void {
  const path = recordPath(dataDir);
  writeFileSync(`${path}.part`, JSON.stringify(record), { mode: 0o600 });
  renameSync(`${path}.part`, path);
}

/** Whether the provider of the record answers, under the process id that it wrote. */
export async function answers(record: SandboxRecord | null): Promise<boolean> {
  if (!record) return false;
  try {
    const { pid } = await new SandboxControl(record.controlUrl, record.controlToken).health();
    return pid === record.pid;
  } catch {
    return false;
  }
}

/** Takes the folder for this process; false when a living provider has it. */
export async function claim(dataDir: string): Promise<boolean> {
  const path = lockPath(dataDir);
  if (created(path)) return true;
  if (await answers(readRecord(dataDir))) return false;
  if (isAlive(ownerOf(path)) && ageOf(path) < startingMilliseconds) return false;
  rmSync(path, { force: true });
  return created(path);
}

export function release(dataDir: string): void {
  if (ownerOf(lockPath(dataDir)) === process.pid) rmSync(lockPath(dataDir), { force: true });
}

function created(path: string): boolean {
  try {
    const file = openSync(path, 'wx', 0o600);
    writeSync(file, String(process.pid));
    closeSync(file);
    return true;
  } catch {
    return false;
  }
}

function ownerOf(path: string): number {
  try {
    return Number(readFileSync(path, 'utf8'));
  } catch {
    return 0;
  }
}

function ageOf(path: string): number {
  return Date.now() - (statSync(path, { throwIfNoEntry: false })?.mtimeMs ?? 0);
}

function isAlive(pid: number): boolean {
  if (!pid) return false;
  try {
    process.kill(pid, 0);
    return true;
  } catch {
    return false;
  }
}

function recordPath(dataDir: string): string {
  return join(dataDir, 'provider.json');
}

function lockPath(dataDir: string): string {
  return join(dataDir, 'provider.lock');
}
