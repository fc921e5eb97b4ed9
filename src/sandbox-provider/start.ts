import { randomBytes } from 'node:crypto';
import type { Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import { CallLog } from './books/call-log.js';
import { Invoice } from './books/invoice.js';
import { controlServer } from './control/control-server.js';
import { Ears } from './ears/ears.js';
import { Recogniser } from './ears/recogniser.js';
import { FaultPlan } from './faults/fault-plan.js';
import { platformBalance } from './keys/key-names.js';
import { KeyRing } from './keys/key-ring.js';
import { providerServer } from './protocol/provider-server.js';
import type { Provider } from './provider.js';
import { PromptCache } from './text/prompt-cache.js';

export { spawnSandboxProvider } from './spawn.js';

/** How to start the sandbox provider. */
export interface SandboxOptions {
  /** The key that has the platform's balance. */
  readonly platformKey: string;
  /** Where the invoice and what was done to keys are kept; without it, in memory. */
  readonly dataDir?: string;
  /** Where what was heard is kept for whoever listens to the same audio next; without it, in memory. */
  readonly heardDir?: string;
  /** Where it is reached, loopback unless given; its control interface stays there. */
  readonly host?: string;
  /** 0, or nothing: the system picks. */
  readonly port?: number;
  readonly controlPort?: number;
  /** Random unless given. */
  readonly controlToken?: string;
  /** Milliseconds between the messages of a stream, 0 unless given. */
  readonly streamPace?: number;
  readonly now?: () => Date;
}

/** A provider that answers. */
export interface RunningSandbox {
  /** What the SDK takes as `baseURL`. */
  readonly baseUrl: string;
  readonly controlUrl: string;
  readonly controlToken: string;
  /** Fulfilled when it has stopped, by `stop` or by its control interface. */
  readonly stopped: Promise<void>;
  stop(): Promise<void>;
}

const LOOPBACK = '127.0.0.1';

/** Longer than clients keep idle connections, so that none is closed just as they use it. */
const keepAliveMilliseconds = 65_000;

/** Starts the provider inside this process, on loopback. Throws when a wished port is taken. */
export async function startSandboxProvider(options: SandboxOptions): Promise<RunningSandbox> {
  const provider = openProvider(options);
  const controlToken = options.controlToken ?? randomBytes(24).toString('base64url');
  const server = providerServer(provider);
  const control = controlServer(provider, { token: controlToken, baseUrl: () => baseUrlOf(server), stop: () => void stop() });
  const { promise: stopped, resolve } = Promise.withResolvers<void>();
  const stop = async () => {
    await closeAll(provider, [server, control]);
    resolve();
  };
  try {
    await listen(server, options.port ?? 0, options.host);
    await listen(control, options.controlPort ?? 0);
  } catch (error) {
    await stop();
    throw error;
  }
  return { baseUrl: baseUrlOf(server), controlUrl: `http://127.0.0.1:${portOf(control)}`, controlToken, stopped, stop };
}

function openProvider({ dataDir, heardDir, platformKey, streamPace, now }: SandboxOptions): Provider {
  const file = (name: string) => (dataDir ? join(dataDir, name) : null);
  const clock = now ?? (() => new Date());
  const invoice = new Invoice(file('invoice.jsonl'));
  const keys = new KeyRing(file('keys.jsonl'), invoice);
  const { fingerprint, balance } = keys.meet(platformKey);
  if (balance < platformBalance / 2) keys.do(fingerprint, { deed: 'platform' }, clock());
  const kept = { keys, invoice, calls: new CallLog(), faults: new FaultPlan(), cache: new PromptCache() };
  const reports = { lagSeconds: 0 };
  return { ...kept, reports, ears: new Ears(new Recogniser(), heardDir), now: clock, streamPace: streamPace ?? 0 };
}

async function closeAll(provider: Provider, servers: readonly Server[]): Promise<void> {
  provider.ears.stop();
  provider.faults.withdraw();
  await Promise.all(servers.map(closed));
  provider.invoice.close();
  provider.keys.close();
}

function listen(server: Server, port: number, host = LOOPBACK): Promise<void> {
  return new Promise((resolve, reject) => {
    server.once('error', reject);
    server.keepAliveTimeout = keepAliveMilliseconds;
    server.listen(port, host, () => resolve());
  });
}

function closed(server: Server): Promise<void> {
  return new Promise(resolve => {
    server.close(() => resolve());
    server.closeAllConnections();
  });
}

function baseUrlOf(server: Server): string {
  return `http://127.0.0.1:${portOf(server)}/v1`;
}

function portOf(server: Server): number {
  return (server.address() as AddressInfo | null)?.port ?? 0;
}
