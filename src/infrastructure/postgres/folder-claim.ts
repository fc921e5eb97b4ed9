import { mkdirSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { birthMark, isRunning } from './running-process.js';

/** A live instance's hold on a data folder. */
export interface FolderClaim {
  release(): void;
}

/** Files of this very process; one that bears its name without being here is a namesake's, from before a restart of the machine. */
const ours = new Set<string>();

/**
 * Claims a data folder for this process; throws a sentence while another live process holds it.
 * Every claimant writes a file of its own and only ever removes those of the dead, so there is no lock to steal:
 * of two that start at the same moment at most one stays, and both may step back.
 */
export function claimFolder(dataDir: string): FolderClaim {
  const claims = join(dataDir, 'claims');
  mkdirSync(claims, { recursive: true });
  const name = `${process.pid}-${birthMark(process.pid)}`;
  const mine = join(claims, name);
  if (ours.has(mine)) throw inUse(dataDir, process.pid);
  writeFileSync(mine, '');
  ours.add(mine);
  const release = (): void => {
    rmSync(mine, { force: true });
    ours.delete(mine);
  };
  const other = readdirSync(claims).find(claim => claim !== name && isHeld(join(claims, claim), claim));
  if (!other) return { release };
  release();
  throw inUse(dataDir, pidOf(other));
}

function isHeld(path: string, claim: string): boolean {
  const pid = pidOf(claim);
  if (isRunning(pid) && claim === `${pid}-${birthMark(pid)}`) return true;
  rmSync(path, { force: true });
  return false;
}

function pidOf(claim: string): number {
  return Number.parseInt(claim, 10);
}

function inUse(dataDir: string, pid: number): Error {
  return new Error(
    `The data folder ${dataDir} is in use by another live instance (process ${pid}). Stop that one first, or start this one with a data folder of its own.`,
  );
}
