import { setTimeout as pause } from 'node:timers/promises';
import { Cleaning } from '../../demo/stage/cleaning.js';
import { startTheService } from '../../demo/stage/service.js';
import type { SandboxControl } from '../../src/sandbox-provider/control-client.js';

/** The service in a process of its own, as it was built, and who may become its first administrator. */
export interface House {
  readonly url: string;
  readonly provider: SandboxControl;
  /** The one-time token for the first administrator. */
  readonly administrator: string;
  stop(): Promise<void>;
}

export const openHouse = async (dataDir: string): Promise<House> => {
  const cleaning = new Cleaning();
  const { url, provider, output } = await startTheService(dataDir, {}, cleaning);
  return { url, provider, administrator: await greeted(output), stop: async () => void (await cleaning.finish()) };
};

/** The greeting comes just after the service can be reached. */
const greeted = async (output: () => Buffer): Promise<string> => {
  for (;;) {
    const token = /one-time token: (\S+)/.exec(output().toString('utf8'))?.[1];
    if (token !== undefined) return token;
    await pause(50);
  }
};
