import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { DATABASE, OWNER } from './cluster.js';
import { isAtWorkIn, isRunning } from './running-process.js';
import { pidFile } from './server-process.js';
import { SERVING_ROLE } from './serving-role.js';

const PORT_LINE = 3;
const STATUS_LINE = 7;

/** How a database is reached: as the serving role, and as its owner. */
export interface DatabaseUrls {
  readonly url: string;
  readonly ownerUrl: string;
}

/**
 * The embedded server that a live instance runs on this data folder, for another program of the same user on the same
 * machine; null when no server is ready there.
 */
export function runningServer(dataDir: string): DatabaseUrls | null {
  const cluster = join(dataDir, 'cluster');
  const secrets = join(dataDir, 'passwords.json');
  const lines = pidFile(cluster);
  const pid = Number.parseInt(lines[0] ?? '', 10);
  const isReady = lines[STATUS_LINE]?.trim() === 'ready' && Number.isInteger(pid) && isRunning(pid) && isAtWorkIn(pid, cluster);
  if (!isReady || !existsSync(secrets)) return null;
  const { owner, serving } = JSON.parse(readFileSync(secrets, 'utf8')) as { owner: string; serving: string };
  const at = `127.0.0.1:${lines[PORT_LINE]?.trim()}/${DATABASE}`;
  return { url: `postgresql://${SERVING_ROLE}:${serving}@${at}`, ownerUrl: `postgresql://${OWNER}:${owner}@${at}` };
}
