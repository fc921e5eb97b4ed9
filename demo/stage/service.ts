import { join } from 'node:path';
import { SandboxControl } from '../../src/sandbox-provider/control-client.js';
import type { ServiceRecord } from '../../src/service-record.js';
import type { Cleaning } from './cleaning.js';
import { recordOf, startProcess } from './process.js';

/** The real service in processes of its own, on a data folder that is thrown away. */
export interface RunningService {
  readonly url: string;
  readonly dataDir: string;
  /** The provider's own control interface: its invoice, and its levers for draining and topping up. */
  readonly provider: SandboxControl;
  /** Everything that it has printed so far. */
  output(): Buffer;
}

/** Starts the service and waits until it answers. */
export const startTheService = async (dataDir: string, settings: Readonly<Record<string, string>>, cleaning: Cleaning): Promise<RunningService> => {
  const running = startProcess({ KEYREEL_DATA_DIR: dataDir, ...settings }, cleaning);
  const { url, sandbox } = await recordOf<ServiceRecord>(running, join(dataDir, 'service.json'), record => record.pid === running.pid);
  if (sandbox === null) throw new Error('The story needs a simulated provider.');
  return { url, dataDir, provider: new SandboxControl(sandbox.url, sandbox.token), output: running.output };
};
