import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import { isAtWorkIn, isRunning } from './running-process.js';
import { pidFile } from './server-process.js';

const patience = 60_000;

/**
 * Stops a server that outlived the instance that started it. Call only while holding the claim on the data folder.
 * Throws a sentence when it does not end.
 */
export async function stopOrphanedServer(clusterFolder: string): Promise<void> {
  const lines = pidFile(clusterFolder);
  const pid = Number.parseInt(lines[0] ?? '', 10);
  if (!Number.isInteger(pid) || !isRunning(pid)) return;
  if (!isAtWorkIn(pid, clusterFolder)) return disown(clusterFolder, lines);
  process.kill(pid, 'SIGINT');
  if (await ends(pid)) return;
  process.kill(pid, 'SIGQUIT');
  if (await ends(pid)) return;
  throw new Error(`A PostgreSQL server (process ${pid}) still serves ${clusterFolder} and does not stop. Stop it by hand, then start again.`);
}

/**
 * The number was given to a stranger since, and PostgreSQL would take him for its predecessor. It never takes the process
 * that starts it for one, so our number goes into the file; the rest of the file stays, because it guards the shared memory.
 */
function disown(clusterFolder: string, lines: string[]): void {
  writeFileSync(join(clusterFolder, 'postmaster.pid'), [String(process.pid), ...lines.slice(1)].join('\n'));
}

async function ends(pid: number): Promise<boolean> {
  const giveUp = Date.now() + patience;
  while (isRunning(pid)) {
    if (Date.now() > giveUp) return false;
    await delay(20);
  }
  return true;
}
