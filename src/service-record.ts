import { renameSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

/** Where a running service is to be found, for other programs of the same user: a file in its data folder. */
export interface ServiceRecord {
  readonly pid: number;
  readonly url: string;
  /** Only when the provider is simulated: the sandbox's control interface. */
  readonly sandbox: { readonly url: string; readonly token: string } | null;
}

/** `service.json`; each of several processes on one folder has its own, `service-<process id>.json`. */
const fileIn = (dataDir: string, isSplit: boolean): string => join(dataDir, isSplit ? `service-${process.pid}.json` : 'service.json');

interface Place {
  readonly dataDir: string;
  readonly role: { readonly isSplit: boolean };
}

/** Readable by its owner only; there is never half of it. */
export const writeServiceRecord = ({ dataDir, role }: Place, record: ServiceRecord): void => {
  const file = fileIn(dataDir, role.isSplit);
  writeFileSync(`${file}.part`, `${JSON.stringify(record)}\n`, { mode: 0o600 });
  renameSync(`${file}.part`, file);
};

export const removeServiceRecord = ({ dataDir, role }: Place): void => rmSync(fileIn(dataDir, role.isSplit), { force: true });
