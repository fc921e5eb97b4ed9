import { mkdirSync } from 'node:fs';
import { type RunningSandbox, type SandboxOptions, startSandboxProvider } from '../start.js';
import { settings } from './settings.js';
import { claim, readRecord, release, type SandboxRecord, writeRecord } from './sandbox-record.js';

const defaultDataDir = '.keyreel/sandbox-provider';
const defaultPlatformKey = 'sk-sandbox-platform';

/** Runs the provider until it is told to stop, by its control interface or by a signal. */
export async function runSandboxProcess(env: NodeJS.ProcessEnv): Promise<void> {
  const dataDir = env[settings.dataDir] ?? defaultDataDir;
  mkdirSync(dataDir, { recursive: true, mode: 0o700 });
  if (!(await claim(dataDir))) return announce(readRecord(dataDir), 'runs already');
  const running = await startAgain(optionsFrom(env, dataDir), readRecord(dataDir));
  const { baseUrl, controlUrl, controlToken } = running;
  const record = { pid: process.pid, baseUrl, controlUrl, controlToken };
  writeRecord(dataDir, record);
  for (const signal of ['SIGTERM', 'SIGINT'] as const) process.once(signal, () => void running.stop());
  announce(record, 'listens');
  await running.stopped;
  release(dataDir);
}

/** The ports of last time, so that what was told the address before still finds it; any ports where those are taken. */
async function startAgain(options: SandboxOptions, last: SandboxRecord | null): Promise<RunningSandbox> {
  const wished = {
    ...(last ? { port: portOf(last.baseUrl), controlPort: portOf(last.controlUrl), controlToken: last.controlToken } : {}),
    ...options,
  };
  try {
    return await startSandboxProvider(wished);
  } catch (error) {
    if (!last || options.port !== undefined) throw error;
    return startSandboxProvider(options);
  }
}

function optionsFrom(env: NodeJS.ProcessEnv, dataDir: string): SandboxOptions {
  const token = env[settings.controlToken];
  const host = env[settings.host];
  return {
    dataDir,
    platformKey: env[settings.platformKey] ?? defaultPlatformKey,
    streamPace: Number(env[settings.streamPace] ?? 0),
    ...(host ? { host } : {}),
    ...(env[settings.port] ? { port: Number(env[settings.port]) } : {}),
    ...(env[settings.controlPort] ? { controlPort: Number(env[settings.controlPort]) } : {}),
    ...(token ? { controlToken: token } : {}),
  };
}

/** The control token is left in the record and not printed. */
function announce(record: SandboxRecord | null, what: string): void {
  process.stdout.write(`${JSON.stringify({ sandboxProvider: what, baseUrl: record?.baseUrl, controlUrl: record?.controlUrl })}\n`);
}

function portOf(url: string): number {
  return Number(new URL(url).port);
}
