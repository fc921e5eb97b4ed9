import { randomBytes } from 'node:crypto';
import { join } from 'node:path';
import type { Configuration } from './configuration.js';
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
