import { mkdirSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { birthMark, isRunning } from './running-process.js';

/** A live instance's hold on a data folder. */
export interface FolderClaim {
  release(): void;
}

/**
 * Claims a data folder for this process; throws a sentence while another live process holds it.
 * Every claimant writes a file of its own and only ever removes those of the dead, so there is no lock to steal:
 * of two that start at the same moment at most one stays, and both may step back.
 */
export function claimFolder(dataDir: string): FolderClaim {
  const claims = join(dataDir, 'claims');
  mkdirSync(claims, { recursive: true });
  const mine = `${process.pid}-${birthMark(process.pid)}`;
  take(join(claims, mine), dataDir);
  const other = readdirSync(claims).find(claim => claim !== mine && isHeld(join(claims, claim), claim));
  if (!other) return { release: () => rmSync(join(claims, mine), { force: true }) };
  rmSync(join(claims, mine), { force: true });
  throw inUse(dataDir, pidOf(other));
}

function take(claim: string, dataDir: string): void {
  try {
    writeFileSync(claim, '', { flag: 'wx' });
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'EEXIST') throw inUse(dataDir, process.pid);
    throw error;
  }
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
