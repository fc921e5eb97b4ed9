import { renameSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

/** Where a running service is to be found, for other programs of the same user: `service.json` in its data folder. */
export interface ServiceRecord {
  readonly pid: number;
  readonly url: string;
  /** Only when the provider is simulated: the sandbox's control interface. */
  readonly sandbox: { readonly url: string; readonly token: string } | null;
}

const fileIn = (dataDir: string): string => join(dataDir, 'service.json');

/** Readable by its owner only; there is never half of it. */
export const writeServiceRecord = (dataDir: string, record: ServiceRecord): void => {
  const file = fileIn(dataDir);
  writeFileSync(`${file}.part`, `${JSON.stringify(record)}\n`, { mode: 0o600 });
  renameSync(`${file}.part`, file);
};

export const removeServiceRecord = (dataDir: string): void => rmSync(fileIn(dataDir), { force: true });
