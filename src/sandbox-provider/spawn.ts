import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdirSync, openSync, closeSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import { SandboxControl } from './control-client.js';
import { bareEnvironment, besides, nodeArguments } from './processes/child-node.js';
import { settings } from './processes/settings.js';
import { answers, readRecord, type SandboxRecord } from './processes/sandbox-record.js';

/** How to start the provider in a process of its own. */
export interface SpawnOptions {
  readonly dataDir: string;
  /** The key that has the platform's balance. */
  readonly platformKey: string;
  /** Where it is reached, loopback unless given. */
  readonly host?: string;
  /** Without it, the port of last time, or one that the system picks. */
  readonly port?: number;
  readonly controlPort?: number;
  readonly controlToken?: string;
  /** Milliseconds between the messages of a stream. */
  readonly streamPace?: number;
}

/** A provider in a process of its own. */
export interface SpawnedSandbox extends SandboxRecord {
  /** It ran before this call. */
  readonly adopted: boolean;
  /** Ends the process, whoever started it. */
  stop(): Promise<void>;
}

const patienceMilliseconds = 15_000;

/**
 * Finds the provider that runs on this folder, or starts one that outlives this process and is not in its process
 * group. Throws when none answers in time; the reason is then in `provider.log` in the folder.
 */
export async function spawnSandboxProvider(options: SpawnOptions): Promise<SpawnedSandbox> {
  const running = readRecord(options.dataDir);
  if (running && (await answers(running))) return adopt(running, options);
  const child = launch(options);
  const record = await foundWithin(options.dataDir, patienceMilliseconds);
  // another may have been quicker: ours must not wake up late, when that one has been stopped, and stay behind
  if (child.pid !== record?.pid) await ended(child);
  if (record) return handleOf(record, false);
  throw new Error('The sandbox provider did not start; see provider.log in its folder.');
}

async function foundWithin(dataDir: string, milliseconds: number): Promise<SandboxRecord | null> {
  const deadline = performance.now() + milliseconds;
  while (performance.now() < deadline) {
    const record = readRecord(dataDir);
    if (record && (await answers(record))) return record;
    await pause(20);
  }
  return null;
}

async function ended(child: ChildProcess): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null) return;
  const exit = once(child, 'exit');
  child.ref();
  child.kill('SIGKILL');
  await exit;
}

async function adopt(record: SandboxRecord, { platformKey }: SpawnOptions): Promise<SpawnedSandbox> {
  await new SandboxControl(record.controlUrl, record.controlToken).makePlatform(platformKey);
  return handleOf(record, true);
}

function launch(options: SpawnOptions): ChildProcess {
  mkdirSync(options.dataDir, { recursive: true, mode: 0o700 });
  const log = openSync(join(options.dataDir, 'provider.log'), 'a', 0o600);
  const entry = besides(import.meta.url, 'main');
  const child = spawn(process.execPath, [...nodeArguments(entry), fileURLToPath(entry)], {
    detached: true,
    stdio: ['ignore', log, log],
    env: { ...bareEnvironment(), ...environmentOf(options) },
  });
  child.unref();
  closeSync(log);
  return child;
}

function environmentOf(options: SpawnOptions): Record<string, string> {
  const given = Object.entries(settings).map(([name, variable]) => [variable, options[name as keyof typeof settings]] as const);
  return Object.fromEntries(given.filter(([, value]) => value !== undefined).map(([variable, value]) => [variable, String(value)]));
}

function handleOf(record: SandboxRecord, adopted: boolean): SpawnedSandbox {
  const stop = async () => {
    await new SandboxControl(record.controlUrl, record.controlToken).stop();
    while (await answers(record)) await pause(10);
  };
  return { ...record, adopted, stop };
}
