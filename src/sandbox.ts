import { randomBytes } from 'node:crypto';
import { createServer } from 'node:http';
import { join } from 'node:path';
import type { Configuration } from './configuration.js';
import { runSandboxProcess } from './sandbox-provider/processes/sandbox-process.js';
import { settings } from './sandbox-provider/processes/settings.js';
import { spawnSandboxProvider } from './sandbox-provider/start.js';

/** Where the provider is, and with what the platform pays it. */
export interface Provider {
  readonly baseUrl: string;
  readonly platformKey: string;
  readonly simulated: boolean;
  /** Only of the sandbox: its control interface. */
  readonly control: { readonly url: string; readonly token: string } | null;
  stop(): Promise<void>;
}

const OPENAI = 'https://api.openai.com/v1';

/** The operator's provider when there is a key for it, else the sandbox in a process of its own. */
export const startSandbox = async ({ provider, dataDir }: Configuration): Promise<Provider> => {
  if (provider.platformKey !== null) {
    return { baseUrl: provider.baseUrl ?? OPENAI, platformKey: provider.platformKey, simulated: false, control: null, stop: () => Promise.resolve() };
  }
  // worth nothing, so a new one each time
  const platformKey = `sk-platform-${randomBytes(18).toString('hex')}`;
  const sandbox = await spawnSandboxProvider({ dataDir: join(dataDir, 'sandbox-provider'), platformKey });
  return {
    baseUrl: sandbox.baseUrl,
    platformKey,
    simulated: true,
    control: { url: sandbox.controlUrl, token: sandbox.controlToken },
    stop: () => sandbox.stop(),
  };
};

/** Says that the process lives, where all roles say so; what the provider does is its own matter. */
const livenessOn = ({ host, port }: Configuration): void => {
  const lives = (url: string | undefined) => /^\/health(\/live|\/ready)?$/.test(url ?? '');
  createServer(({ url }, response) => {
    response.writeHead(lives(url) ? 200 : 404, { 'content-type': 'application/json' }).end(lives(url) ? '{"status":"ok"}' : undefined);
  })
    .listen(port, host)
    .unref();
};

/** Is the simulated provider, for processes that reach it by OPENAI_BASE_URL, until a signal or its control interface ends it. */
export const beTheSandbox = async (configuration: Configuration): Promise<void> => {
  const { role, provider, dataDir, host } = configuration;
  livenessOn(configuration);
  await runSandboxProcess({
    [settings.dataDir]: join(dataDir, 'sandbox-provider'),
    [settings.platformKey]: provider.platformKey ?? '',
    [settings.host]: host,
    [settings.port]: String(role.sandbox.port),
    [settings.controlPort]: String(role.sandbox.controlPort),
  });
};
