import { randomUUID } from 'node:crypto';
import { join } from 'node:path';
import { SandboxControl } from '../../src/sandbox-provider/control-client.js';
import type { ServiceRecord } from '../../src/service-record.js';
import type { Cleaning } from './cleaning.js';
import { recordOf, startProcess, type ServiceProcess } from './process.js';
import type { RunningService } from './service.js';

interface SandboxRecord {
  readonly baseUrl: string;
  readonly controlUrl: string;
  readonly controlToken: string;
}

/** Starts a process for each role, on one database, and the simulated provider in one of its own. */
export const startTheRoles = async (dataDir: string, settings: Readonly<Record<string, string>>, cleaning: Cleaning): Promise<RunningService> => {
  const shared = { KEYREEL_DATA_DIR: dataDir, OPENAI_API_KEY: `sk-platform-${randomUUID()}` };
  const sandbox = startProcess({ ...shared, KEYREEL_ROLE: 'provider-sandbox', KEYREEL_SANDBOX_PORT: '0' }, cleaning);
  const provider = await recordOf<SandboxRecord>(sandbox, join(dataDir, 'sandbox-provider', 'provider.json'));
  const start = (role: string): ServiceProcess =>
    startProcess({ ...settings, ...shared, OPENAI_BASE_URL: provider.baseUrl, KEYREEL_ROLE: role }, cleaning);
  const running = ['worker', 'projector', 'sealer', 'api'].map(start);
  const records = await Promise.all(running.map(one => recordOf<ServiceRecord>(one, join(dataDir, `service-${one.pid}.json`))));
  return {
    url: records.at(-1)?.url ?? '',
    dataDir,
    provider: new SandboxControl(provider.controlUrl, provider.controlToken),
    output: () => Buffer.concat([sandbox, ...running].map(one => one.output())),
  };
};
